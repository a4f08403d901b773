import type { JsonObject } from '../../../src/model/json';

const session = {
  sessionIssuer: {
    type: 'Role',
    principalId: 'AROAEXAMPLE',
    arn: 'arn:aws:iam::111122223333:role/Dev',
    accountId: '111122223333',
    userName: 'Dev',
  },
  attributes: { creationDate: '2026-11-22T08:01:12Z', mfaAuthenticated: 'true' },
};

function assumed(role: string, name: string, more: JsonObject = {}): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE:${name}`,
    arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
    accountId: '111122223333',
    sessionContext: {
      ...session,
      sessionIssuer: {
        ...session.sessionIssuer,
        userName: role,
        arn: `arn:aws:iam::111122223333:role/${role}`,
      },
      ...more,
    },
  };
}

/** A `userIdentity` of every type that CloudTrail documents, and of some that it sends all the same. */
export const callers: Readonly<Record<string, JsonObject>> = {
  'the root user': {
    type: 'Root',
    principalId: '111122223333',
    arn: 'arn:aws:iam::111122223333:root',
    accountId: '111122223333',
  },
  'an IAM user': {
    type: 'IAMUser',
    arn: 'arn:aws:iam::111122223333:user/staff/bob',
    accountId: '111122223333',
    userName: 'bob',
  },
  'a person in a role': assumed('Dev', 'alice'),
  'a person through Identity Center': assumed('AWSReservedSSO_Dev_0123456789abcdef', 'alice@example.com'),
  'a machine in a role': assumed('ci-deploy', 'botocore-session-1700000000'),
  'a role chain that a person began': assumed('ci-deploy', 'release', { sourceIdentity: 'alice' }),
  'a machine in a role for a person': assumed('ci-deploy', 'botocore-session-1700000000', {
    sourceIdentity: 'alice',
  }),
  'a role without a session': {
    type: 'Role',
    arn: 'arn:aws:iam::111122223333:role/Dev',
    accountId: '111122223333',
    sessionContext: session,
  },
  'a role on behalf of an Identity Center user': {
    ...assumed('QuickApp', 'app-session'),
    onBehalfOf: {
      userId: '906740a2-1111-4222-8333-444455556666',
      identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1',
    },
  },
  'a role of another account': { ...assumed('Auditor', 'carol'), accountId: '444455556666' },
  'a federated user': {
    type: 'FederatedUser',
    arn: 'arn:aws:sts::111122223333:federated-user/dora',
    accountId: '111122223333',
  },
  'a directory user': { type: 'Directory', userName: 'corp\\erin', accountId: '111122223333' },
  'another account': { type: 'AWSAccount', principalId: 'AIDAEXAMPLE', accountId: '444455556666' },
  'an AWS service': { type: 'AWSService', invokedBy: 'connect.amazonaws.com' },
  'an AWS service without a type': {
    accountId: '111122223333',
    invokedBy: 'replication.lexv2.amazonaws.com',
  },
  'a user of Identity Center': {
    type: 'IdentityCenterUser',
    accountId: '111122223333',
    onBehalfOf: {
      userId: '906740a2-1111-4222-8333-444455556666',
      identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1',
    },
  },
  'a SAML user': {
    type: 'SAMLUser',
    userName: 'frank@example.com',
    identityProvider: 'AbCdEfGhIj=',
    accountId: '111122223333',
  },
  'a web identity': {
    type: 'WebIdentityUser',
    userName: 'grace@example.com',
    identityProvider: 'accounts.google.com',
    accountId: '111122223333',
  },
  'somebody unknown': { type: 'Unknown' },
};
