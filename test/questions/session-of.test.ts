import { sessionOf } from '../../src/questions/session-of';
import { aRecord } from '../support/a-record';
import { eventOfRecord } from '../support/event-of';
import { storeOf } from '../support/store-of';

const subject = 'repo:example-org/helpdesk-bot:environment:prod';
const principalId = 'AROAEXAMPLEDEPLOY001:GitHubActions';

const deploy = eventOfRecord({
  ...aRecord({ eventID: 'deploy', eventTime: '2026-11-22T08:05:00Z' }),
  userIdentity: {
    type: 'AssumedRole',
    principalId,
    arn: 'arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions',
    sessionContext: {
      sessionIssuer: { type: 'Role', userName: 'deploy' },
      attributes: { creationDate: '2026-11-22T08:04:30Z' },
    },
  },
});

function assumed(eventID: string, assumedRoleId: string, eventTime = '2026-11-22T08:04:30Z') {
  return eventOfRecord({
    ...aRecord({
      eventID,
      eventTime,
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRoleWithWebIdentity',
    }),
    userIdentity: { type: 'WebIdentityUser', userName: subject, identityProvider: 'token.actions' },
    requestParameters: { roleSessionName: 'GitHubActions' },
    responseElements: { assumedRoleUser: { assumedRoleId }, subjectFromWebIdentityToken: subject },
  });
}

async function idsOf(events: Parameters<typeof storeOf>[0]) {
  return (await sessionOf(await storeOf(events), deploy))?.rows.map(({ id }) => id);
}

test('a session begins with the call that issued its key, which names its subject', async () => {
  expect(await idsOf([deploy, assumed('issued', principalId)])).toEqual(['issued', 'deploy']);
  expect(assumed('issued', principalId).actor).toBe(subject);
});

test('neither a key issued to another session nor one of another time is taken for it', async () => {
  const other = assumed('other', 'AROAEXAMPLEOTHER0001:GitHubActions');
  const later = assumed('later', principalId, '2026-11-22T08:14:30Z');

  expect(await idsOf([deploy, other, later])).toEqual(['deploy']);
});
