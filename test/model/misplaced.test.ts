import { isMisplaced } from '../../src/model/misplaced';
import { aRecord } from '../support/a-record';
import { eventOfRecord } from '../support/event-of';

const name = '111122223333_CloudTrail_eu-west-1_20261102T1005Z_AAAAAAAAAAAAAAAA.json.gz';
const own = eventOfRecord(aRecord());
const others = eventOfRecord(aRecord({ recipientAccountId: '999999999999' }));

test.each([
  ['AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/02/', own, false],
  ['AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/02/', others, true],
  ['s3://trail/logs/AWSLogs/o-abcde12345/999999999999/CloudTrail/eu-west-1/2026/11/02/', own, true],
  ['s3://trail/logs/AWSLogs/o-abcde12345/999999999999/CloudTrail/eu-west-1/2026/11/02/', others, false],
  ['C:\\AWSLogs\\111122223333\\CloudTrail\\', others, true],
  ['downloads/', others, false],
])('a record in %s is where its account says, or not', (folder, event, isOther) => {
  expect(isMisplaced({ event, file: `${folder}${name}` })).toBe(isOther);
});

test('a record that came live, and one that does not say its account, are nowhere wrong', () => {
  expect(isMisplaced({ event: others })).toBe(false);
  const silent = eventOfRecord(aRecord({ recipientAccountId: undefined }));
  expect(isMisplaced({ event: silent, file: `AWSLogs/999999999999/CloudTrail/x/${name}` })).toBe(false);
});
