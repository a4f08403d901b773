import { gzipSync } from 'node:zlib';
import type { FileContent } from '../../src/model/file-address';
import { byId } from '../../src/store/keys';
import type { MessageOutcome } from '../../src/write/message-outcome';
import { type FilesStoring, filesWork } from '../../src/write/store-file-message';
import { aNewRecord } from '../support/a-new-record';
import { eachFresh } from '../support/each-fresh';
import { dynalite } from '../support/engines';

const now = () => Date.parse('2026-11-22T12:00:05Z');
const key = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz';

const fresh = eachFresh(dynalite);

/** Works off the notice of these files. */
function files(
  contents: Readonly<Record<string, Buffer>>,
  over: Partial<Pick<FilesStoring, 'reads' | 'live' | 'readFile' | 'now'>> = {},
): Promise<MessageOutcome> {
  const readFile = async ({ key: wanted }: { readonly key: string }): Promise<FileContent> => {
    const bytes = contents[wanted];
    return bytes ? { kind: 'bytes', bytes } : { kind: 'unreadable', problem: 'it is gone' };
  };
  const storing = {
    store: fresh().store,
    reads: true,
    now,
    seen: new Set<string>(),
    live: ['000000000000/eu-west-1'],
    readFile,
    retentionDays: 400,
  };
  const notice = { s3Bucket: 'logs', s3ObjectKey: Object.keys(contents) };
  return filesWork({ ...storing, ...over })(JSON.stringify(notice));
}

function logFile(...records: readonly unknown[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}

async function fileOf(id: string): Promise<string | undefined> {
  const { rows } = await fresh().store.rows({
    index: 'byId',
    partition: byId.partition(id),
    newestFirst: false,
    limit: 1,
  });
  return (await fresh().store.fetch(rows)).events[0]?.file;
}

test('the Lex events of a file are stored with its address, the others counted', async () => {
  const record = aNewRecord();

  const outcome = await files({ [key]: logFile(record, aNewRecord({ eventSource: 's3.amazonaws.com' })) });

  expect(outcome).toMatchObject({ kind: 'done', measured: { Stored: [1], Irrelevant: [1] } });
  expect(await fileOf(record.eventID)).toBe(`s3://logs/${key}`);
});

test('a write that the live path covers and did not bring is counted', async () => {
  const here = { recipientAccountId: '000000000000', awsRegion: 'eu-west-1' };
  const records = [
    aNewRecord(here),
    aNewRecord({ ...here, eventName: 'DescribeBot' }),
    aNewRecord({ ...here, awsRegion: 'us-east-1' }),
    aNewRecord({ ...here, eventTime: '2026-01-01T00:00:00Z' }),
  ];

  const first = await files({ [key]: logFile(...records) });
  const second = await files({ [key]: logFile(...records) });

  expect(first.measured).toMatchObject({ Files: [1], Stored: [4], OnlyInFiles: [1] });
  expect(second.measured).toEqual({ Files: [1], Known: [4] });
});

test('an empty list of records is an ordinary file', async () => {
  expect(await files({ [key]: logFile() })).toEqual({ kind: 'done', measured: { Files: [1] } });
});

describe('a file that is there no more', () => {
  const gone = async () => ({ kind: 'unreadable', problem: 'it is gone (404)', mayBeGone: true }) as const;
  const on = (day: string) => () => Date.parse(`${day}T00:00:00Z`);

  test('is no loss where its events would have expired too', async () => {
    const outcome = await files({ [key]: Buffer.alloc(0) }, { readFile: gone, now: on('2027-12-29') });

    expect(outcome).toEqual({ kind: 'done', measured: { Irrelevant: [1] } });
  });

  test('is a loss before that, and where the file is there and cannot be read', async () => {
    const refused = async () => ({ kind: 'unreadable', problem: 'S3 answers with status 500' }) as const;
    const early = await files({ [key]: Buffer.alloc(0) }, { readFile: gone, now: on('2027-12-27') });
    const there = await files({ [key]: Buffer.alloc(0) }, { readFile: refused, now: on('2030-01-01') });

    expect([early.kind, there.kind]).toEqual(['failed', 'failed']);
  });

  test('is a loss where its key does not say of which day it was', async () => {
    const undated = 'AWSLogs/111122223333/CloudTrail/eu-west-1/a.json.gz';
    const outcome = await files({ [undated]: Buffer.alloc(0) }, { readFile: gone, now: on('2030-01-01') });

    expect(outcome).toMatchObject({ kind: 'failed', measured: { Failed: [1] } });
  });
});

test('a message about something else is counted and done', async () => {
  const storing = { store: fresh().store, reads: true, now, seen: new Set<string>(), live: [] };
  const readFile = async () => Promise.reject(new Error('nothing is to be read'));
  const work = filesWork({ ...storing, readFile, retentionDays: 400 });

  expect(
    await work(JSON.stringify({ Type: 'Notification', Message: 'CloudTrail validation message.' })),
  ).toEqual({
    kind: 'done',
    measured: { Irrelevant: [1] },
  });
});

test('what is no log file is counted and not even read', async () => {
  const digest = key.replace('/CloudTrail/', '/CloudTrail-Digest/');

  expect(await files({ [digest]: Buffer.from('anything') })).toEqual({
    kind: 'done',
    measured: { Irrelevant: [1] },
  });
});

test('reads are left out of files as they are of the live path', async () => {
  const outcome = await files(
    { [key]: logFile(aNewRecord({ eventName: 'ListBots' }), aNewRecord()) },
    { reads: false },
  );

  expect(outcome).toMatchObject({ measured: { LeftOut: [1], Stored: [1] } });
});

test.each([
  ['is empty', Buffer.alloc(0)],
  ['is cut off', logFile(aNewRecord()).subarray(0, 100)],
  ['is no JSON', gzipSync('hello')],
  ['is no log', gzipSync('{"digestS3Bucket":"x"}')],
  ['unpacks to more than any log file', gzipSync(Buffer.alloc(65 * 1024 * 1024))],
])('a file that %s fails with its name and reason', async (_, content) => {
  expect(await files({ [key]: content })).toMatchObject({
    kind: 'failed',
    measured: { Failed: [1] },
    problems: [expect.stringContaining(key)],
  });
});

test('what is wrong with a file is told once for each reason, with how many records it is', async () => {
  const { eventTime: _time, ...timeless } = aNewRecord();
  const { eventName: _name, ...nameless } = aNewRecord();

  const outcome = await files({ [key]: logFile(timeless, nameless, { ...timeless, eventID: 'other' }) });
  expect(outcome).toMatchObject({
    kind: 'failed',
    problems: [
      expect.stringMatching(/record 1: .*eventTime \(the first of 2\)$/),
      expect.stringMatching(/record 2: .*eventName$/),
    ],
  });
});

test('of a file with one bad Lex record the good ones are stored, and the message fails to show the loss', async () => {
  const record = aNewRecord();
  const { eventTime: _time, ...timeless } = aNewRecord();

  expect(await files({ [key]: logFile(record, timeless) })).toMatchObject({
    kind: 'failed',
    measured: { Stored: [1], Failed: [1] },
    problems: [expect.stringContaining('eventTime')],
  });
  expect(await fileOf(record.eventID)).toBeDefined();
});

test('of several files in one notice the good ones are stored though one is gone', async () => {
  const record = aNewRecord();
  const other = key.replace('a.json', 'b.json');

  const outcome = await files({ [key]: logFile(record), [other]: Buffer.from('no log') });

  expect(outcome).toMatchObject({ kind: 'failed', measured: { Stored: [1], Failed: [1] } });
  expect(await fileOf(record.eventID)).toBeDefined();
});

test('a notice is one failure, however many of its files failed, and each says why', async () => {
  const other = key.replace('a.json', 'b.json');

  const outcome = await files({ [key]: Buffer.from('no log'), [other]: Buffer.from('no log') });

  expect(outcome).toMatchObject({
    kind: 'failed',
    measured: { Failed: [1] },
    problems: [expect.stringContaining('a.json'), expect.stringContaining('b.json')],
  });
});
