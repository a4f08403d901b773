import type { JsonObject } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { eventOfRecord } from '../support/event-of';

const account = '111122223333';
const iam = `arn:aws:iam::${account}`;

function by(userIdentity: JsonObject | null | string, more: JsonObject = {}) {
  return eventOfRecord({ ...aRecord({ userAgent: 'curl/8', ...more }), userIdentity });
}

function sessionOf(role: string, session: string, path = ''): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `${iam}:role/${path}${role}`, userName: role },
      attributes: { creationDate: '2026-11-22T08:00:00Z', mfaAuthenticated: 'false' },
    },
  };
}

const types: readonly (readonly [string, JsonObject | null | string, string])[] = [
  ['root', { type: 'Root', arn: `${iam}:root`, accountId: account, userName: 'alias' }, 'root'],
  ['an IAM user', { type: 'IAMUser', userName: 'alice', arn: `${iam}:user/alice` }, 'alice'],
  ['an IAM user by ARN only', { type: 'IAMUser', arn: `${iam}:user/dev/team/alice` }, 'alice'],
  ['a person in a role', sessionOf('Dev', 'alice'), 'alice'],
  ['a person by Identity Center', sessionOf('AWSReservedSSO_Dev_0123456789abcdef', '12345678'), '12345678'],
  ['a role by itself', { type: 'Role', arn: `${iam}:role/path/Exec`, accountId: account }, 'Exec'],
  ['a federated user', { type: 'FederatedUser', arn: `arn:aws:sts::${account}:federated-user/bob` }, 'bob'],
  ['a directory user', { type: 'Directory', userName: 'carol', accountId: account }, 'carol'],
  [
    'another account',
    { type: 'AWSAccount', accountId: '444455556666', principalId: 'AIDAX' },
    'account 444455556666',
  ],
  ['a service', { type: 'AWSService', invokedBy: 'connect.amazonaws.com' }, 'connect.amazonaws.com'],
  ['an Identity Center user', { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } }, 'u-1'],
  ['a SAML user', { type: 'SAMLUser', userName: 'dave', identityProvider: 'idp' }, 'dave'],
  [
    'a web identity',
    { type: 'WebIdentityUser', userName: 'eve@example.com', identityProvider: 'g' },
    'eve@example.com',
  ],
  ['a type of the future', { type: 'Oracle', userName: 'pythia' }, 'pythia'],
  [
    'a service event without a type',
    { accountId: account, invokedBy: 'backup.amazonaws.com' },
    'backup.amazonaws.com',
  ],
  ['a user with nothing but a principal', { type: 'IAMUser', principalId: 'AIDAX' }, 'AIDAX'],
  ['an identity that is text', 'alice', 'unknown'],
  ['no identity', null, 'unknown'],
  ['an identity of wrong shapes', { type: 7, arn: {}, userName: [], sessionContext: 'x' }, 'unknown'],
];

test.each(types)('%s', (_, identity, actor) => {
  expect(by(identity).actor).toBe(actor);
});

test.each([
  ['AWSCloudFormation', ''],
  ['i-0123456789abcdef0', ''],
  ['1700000000123', ''],
  ['botocore-session-1700000000', ''],
  ['aws-go-sdk-1722375070115152000', ''],
  ['aws-sdk-js-session-1700000000123', ''],
  ['AWS-CLI-session-1700000000', ''],
  ['AWSCodeBuild-80ab9ef6-3b36-4dcb-8b8f-fe6b4b783856', ''],
  ['GitHubActions', ''],
  ['gntd-Zq7Yw3Kd5Rb', ''],
  ['aws-runas_session_1700000017', ''],
  ['nightly-sync-1732100000000', ''],
  ['1732100000000000000', ''],
  ['CognitoIdentityCredentials', ''],
  ['order-flowers-fulfilment', 'service-role/'],
  ['AmazonConnect', 'aws-service-role/connect.amazonaws.com/'],
])('of the session %s the role says more', (session, path) => {
  expect(by(sessionOf('flowers-role', session, path))).toMatchObject({
    actor: 'flowers-role',
    role: 'flowers-role',
  });
});

test.each(['alice', 'kim@example.com-run-12345', 'bob-2026', 'carol1', 'j.doe.19841231'])(
  'the session %s is that of a person',
  (session) => {
    expect(by(sessionOf('Dev', session)).actor).toBe(session);
  },
);

test('a Lambda function’s session, named like the function, reads as its role', () => {
  const userAgent = 'aws-sdk-js/3.700.0 os/linux#5.10 lang/js exec-env/AWS_Lambda_nodejs24.x';

  expect(by(sessionOf('Refresher', 'refresh-bot'), { userAgent }).actor).toBe('Refresher');
});

test('a person in CloudShell stays a person', () => {
  const userAgent = 'aws-cli/2.31.1 exec-env/CloudShell md/command#lexv2-models.list-bots';

  expect(by(sessionOf('Dev', 'alice'), { userAgent })).toMatchObject({ actor: 'alice', tool: 'cli' });
});

test('a machine’s session under a declared source identity reads as that', () => {
  const identity = sessionOf('Deploy', 'GitHubActions');
  const sessionContext = { ...(identity.sessionContext as JsonObject), sourceIdentity: 'alice' };

  expect(by({ ...identity, sessionContext })).toMatchObject({
    actor: 'alice',
    role: 'Deploy',
    identity: { sourceIdentity: 'alice' },
  });
});

test('a declared source identity goes before a session name, which anybody can choose', () => {
  const identity = sessionOf('Deploy', 'alice');
  const sessionContext = { ...(identity.sessionContext as JsonObject), sourceIdentity: 'gina@example.com' };
  const event = by({ ...identity, sessionContext });

  expect(event.actor).toBe('gina@example.com');
  expect(event.alsoKnownAs).toEqual(['alice']);
});

test('a federated user is the user who asked for the federation, whatever the session is called', () => {
  const event = by({
    type: 'FederatedUser',
    arn: `arn:aws:sts::${account}:federated-user/AIDAEXAMPLE`,
    sessionContext: { sessionIssuer: { type: 'IAMUser', arn: `${iam}:user/frank`, userName: 'frank' } },
  });

  expect(event).toMatchObject({ actor: 'frank', identity: { issuedBy: 'frank' } });
});

test('a call is found by every name that it bears, each named once', () => {
  const identity = { ...sessionOf('Quick', 'q-session'), onBehalfOf: { userId: 'u-1' } };

  expect(by(identity)).toMatchObject({ actor: 'q-session', alsoKnownAs: ['u-1'] });
  expect(by({ type: 'IAMUser', userName: 'alice' }).alsoKnownAs).toBeUndefined();
});

const assumedRoot = { sessionContext: { assumedRoot: 'true', attributes: {} } };
const support = { invokedBy: 'support.amazonaws.com' };
const stack = { invokedBy: 'cloudformation.amazonaws.com' };

test.each([
  ['the root user', { accessKeyId: 'ASIAROOT' }, 'root', true],
  ['a session of AssumeRoot', { accessKeyId: 'ASIAROOT', ...assumedRoot }, 'assumed root', undefined],
  ['AWS Support', support, 'support.amazonaws.com', undefined],
  ['AWS Support with a key', { accessKeyId: 'ASIAROOT', ...support }, 'support.amazonaws.com', undefined],
  ['a service by itself', stack, 'cloudformation.amazonaws.com', undefined],
  ['the root user through a service', { accessKeyId: 'ASIAROOT', ...stack }, 'root', true],
])('of the calls of type Root, that of %s is told apart', (_, more, actor, root) => {
  expect(by({ type: 'Root', arn: `${iam}:root`, accountId: account, ...more })).toMatchObject({
    actor,
    root,
  });
});

test('a session is its principal and its beginning', () => {
  expect(by(sessionOf('Dev', 'alice')).session).toBe('AROAEXAMPLE:alice@2026-11-22T08:00:00Z');
  expect(by({ type: 'IAMUser', userName: 'alice', principalId: 'AIDAX' }).session).toBeUndefined();
});

test('an empty issuer and an empty key are absent', () => {
  const event = by({
    type: 'IAMUser',
    userName: 'alice',
    accessKeyId: '',
    sessionContext: { sessionIssuer: {} },
  });

  expect(event.role).toBeUndefined();
  expect(event.identity.accessKeyId).toBeUndefined();
});

test('MFA is what CloudTrail says, as text, and absent where it does not say', () => {
  const attributes = (mfaAuthenticated: string) => ({ sessionContext: { attributes: { mfaAuthenticated } } });

  expect(by({ type: 'IAMUser', userName: 'a', ...attributes('true') }).mfa).toBe(true);
  expect(by({ type: 'IAMUser', userName: 'a', ...attributes('false') }).mfa).toBe(false);
  expect(by({ type: 'IAMUser', userName: 'a' }).mfa).toBeUndefined();
  expect(by({ type: 'IAMUser', userName: 'a' }, { additionalEventData: { MFAUsed: 'Yes' } }).mfa).toBe(true);
});

test('only root is root', () => {
  expect(by({ type: 'Root' }).root).toBe(true);
  expect(by({ type: 'IAMUser', userName: 'root' }).root).toBeUndefined();
});

test('whom a service calls for is kept', () => {
  const identity = {
    ...sessionOf('Dev', 'alice'),
    invokedBy: 'cloudformation.amazonaws.com',
    onBehalfOf: { userId: 'u-1' },
  };

  expect(by(identity)).toMatchObject({
    actor: 'alice',
    tool: 'cloudformation',
    identity: { invokedBy: 'cloudformation.amazonaws.com', onBehalfOf: 'u-1' },
  });
});
