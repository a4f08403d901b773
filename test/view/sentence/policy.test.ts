import { sentence } from '../../../src/view/sentence/sentence';
import { namedFrom, recordOf } from './calls';

const resourceArn = 'arn:aws:lex:eu-west-1:111122223333:bot-alias/ORDERFLWRS/PRODALIAS1';

function letIn(...statements: readonly object[]): string {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return said(policy);
}

function said(policy: string): string {
  const text = sentence(namedFrom(recordOf('CreateResourcePolicy', [{ resourceArn, policy }, null])));
  return text
    .replace('alice@example.com (role Dev, single sign-on) ', '')
    .replace(' at the console from 203.0.113.7', '');
}

const partner = { Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::444455556666:root', '555566667777'] } };
const own = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/teams/Callers' } };
const connect = { Effect: 'Allow', Principal: { Service: 'connect.amazonaws.com' } };
const everyone = { Effect: 'Allow', Principal: '*' };
const condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } };

test.each([
  [
    'other accounts',
    [partner],
    'let account 444455556666 and account 555566667777 use alias PROD of OrderFlowers.',
  ],
  ['a role', [own], 'let role Callers of account 111122223333 use alias PROD of OrderFlowers.'],
  ['everyone', [everyone], 'opened alias PROD of OrderFlowers to everyone.'],
  [
    'everyone by another spelling',
    [{ Effect: 'Allow', Principal: { AWS: '*' } }],
    'opened alias PROD of OrderFlowers to everyone.',
  ],
  ['everyone among others', [partner, everyone], 'opened alias PROD of OrderFlowers to everyone.'],
  [
    'everyone under a condition',
    [{ ...everyone, Condition: condition }],
    'opened alias PROD of OrderFlowers to everyone (limited to organization o-example).',
  ],
  [
    'everyone once with and once without a condition',
    [{ ...everyone, Condition: condition }, everyone],
    'opened alias PROD of OrderFlowers to everyone.',
  ],
  [
    'all but some',
    [{ Effect: 'Allow', NotPrincipal: { AWS: '444455556666' } }],
    'opened alias PROD of OrderFlowers to everyone under a condition.',
  ],
  ['a service', [connect], 'let Amazon Connect use alias PROD of OrderFlowers.'],
  [
    'a service for one account',
    [{ ...connect, Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } } }],
    'let Amazon Connect use alias PROD of OrderFlowers (limited to account 444455556666).',
  ],
  [
    'a service for one instance of one account',
    [
      {
        ...connect,
        Condition: {
          StringEquals: { 'aws:SourceAccount': '444455556666' },
          ArnEquals: { 'aws:SourceArn': 'arn:aws:connect:eu-west-1:444455556666:instance/a' },
        },
      },
    ],
    'let Amazon Connect use alias PROD of OrderFlowers (limited to account 444455556666 and source arn:aws:connect:eu-west-1:444455556666:instance/a).',
  ],
  [
    'a service for whatever account, or none',
    [{ ...connect, Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '444455556666' } } }],
    'let Amazon Connect use alias PROD of OrderFlowers under a condition.',
  ],
  [
    'a service under a condition that restricts nothing',
    [{ ...connect, Condition: { StringEquals: {} } }],
    'let Amazon Connect use alias PROD of OrderFlowers under a condition.',
  ],
  [
    'a service for all accounts',
    [{ ...connect, Condition: { StringLike: { 'aws:SourceAccount': '*' } } }],
    'let Amazon Connect use alias PROD of OrderFlowers under a condition.',
  ],
  [
    'two services under conditions of their own',
    [
      { ...connect, Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } } },
      { ...own, Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    ],
    'let Amazon Connect and role Callers of account 111122223333 use alias PROD of OrderFlowers under conditions.',
  ],
  ['nobody', [{ ...everyone, Effect: 'Deny' }], 'created the resource policy of alias PROD of OrderFlowers.'],
])('a policy that lets in %s says so', (_, statements, words) => {
  expect(letIn(...statements)).toBe(words);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"Statement":7}',
  '{"Statement":[null,{"Effect":"Allow","Principal":[]}]}',
])('a policy that cannot be read (%s) is said to be there and no more', (policy) => {
  expect(said(policy)).toBe('created the resource policy of alias PROD of OrderFlowers.');
});
