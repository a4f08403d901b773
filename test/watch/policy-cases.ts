import type { JsonObject } from '../../src/model/json';
import type { Case } from './release-cases';
import { botArn, type Call } from './stories';

const policy = (...Statement: readonly JsonObject[]): Call => [
  'UpdateResourcePolicy',
  { resourceArn: botArn, policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
];
const letting = (Sid: string, Principal: JsonObject | string): JsonObject => ({
  Sid,
  Effect: 'Allow',
  Principal,
  Action: 'lex:RecognizeText',
  Resource: botArn,
});
const connect = letting('connect', { Service: 'connect.amazonaws.com' });
const ownInstances = 'arn:aws:connect:eu-west-1:111122223333:instance/*';
const only = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
const statement = (principal: JsonObject, condition?: JsonObject): Call => [
  'CreateResourcePolicyStatement',
  {
    resourceArn: botArn,
    ...(condition && { condition }),
    statementId: 'guest',
    effect: 'Allow',
    principal: [principal],
    action: ['lex:RecognizeText'],
  },
];

export const policyCases: readonly Case[] = [
  {
    rule: 'policy-opened',
    when: 'another account, everyone, somebody of a public identity provider, or all but some are let in',
    calls: [
      statement({ arn: 'arn:aws:iam::444455556666:root' }),
      policy(letting('all', '*')),
      policy(letting('role', { AWS: ['arn:aws:iam::111122223333:role/x', '444455556666'] })),
      policy({
        ...letting('not', ''),
        Principal: undefined,
        NotPrincipal: { AWS: 'arn:aws:iam::444455556666:root' },
      }),
      policy(letting('web', { Federated: 'accounts.google.com' })),
    ],
    matches: [0, 1, 2, 3, 4],
  },
  {
    rule: 'policy-opened',
    when: 'the own account, nobody, or a service for the own account alone is let in, or others are kept out',
    calls: [
      statement(
        { service: 'connect.amazonaws.com' },
        { StringEquals: { 'AWS:SourceAccount': '111122223333' } },
      ),
      policy(letting('own', { AWS: 'arn:aws:iam::111122223333:root' })),
      policy(),
      policy({ ...letting('out', '*'), Effect: 'Deny' }),
      policy({
        ...letting('us', '*'),
        Condition: { StringLike: { 'aws:PrincipalAccount': ['111122223333'] } },
      }),
      policy({ ...connect, Condition: { ArnLike: { 'aws:SourceArn': ownInstances } } }),
      policy(letting('idp', { Federated: 'arn:aws:iam::111122223333:saml-provider/okta' })),
    ],
    matches: [],
  },
  {
    rule: 'policy-opened',
    when: 'a service is let in without a condition, for another account, or on a condition that does not keep it out',
    calls: [
      policy({ ...connect, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }),
      policy(connect),
      policy({ ...connect, Condition: { StringEquals: { 'aws:SourceAccount': '999988887777' } } }),
      policy({ ...connect, Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } } }),
      policy({ ...connect, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:connect:*:*:instance/*' } } }),
      policy({ ...connect, Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } }),
      policy({ ...connect, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }),
      policy({
        ...connect,
        Condition: { StringEquals: { 'aws:SourceAccount': ['111122223333', '999988887777'] } },
      }),
    ],
    matches: [1, 2, 3, 4, 5, 7],
  },
  {
    rule: 'policy-opened',
    when: 'one of two accounts is no longer let in',
    calls: [
      policy({
        ...connect,
        Condition: { StringEquals: { 'aws:SourceAccount': ['888877776666', '999988887777'] } },
      }),
      policy({ ...connect, Condition: { StringEquals: { 'aws:SourceAccount': '999988887777' } } }),
    ],
    matches: [0],
  },
  {
    rule: 'policy-opened',
    when: 'a denial goes that kept out whom another statement lets in',
    calls: [
      policy(letting('all', '*'), { ...letting('not', '*'), Effect: 'Deny' }),
      policy(letting('all', '*')),
      policy(letting('own', { AWS: '111122223333' }), { ...letting('not', '*'), Effect: 'Deny' }),
      policy(letting('own', { AWS: '111122223333' })),
    ],
    matches: [0, 1],
  },
  {
    rule: 'policy-opened',
    when: 'the same policy is written in another way',
    calls: [
      policy(letting('a', { AWS: '444455556666' }), letting('all', '*')),
      [
        'UpdateResourcePolicy',
        {
          resourceArn: botArn,
          policy: JSON.stringify({
            Statement: [
              { ...letting('all', { AWS: ['*'] }), Action: ['lex:RecognizeText'], Resource: [botArn] },
              { ...letting('a', { AWS: ['arn:aws:iam::444455556666:root'] }), Resource: undefined },
            ],
          }),
        },
      ],
    ],
    matches: [0],
  },
  {
    rule: 'policy-opened',
    when: 'a statement loses its condition or gains an action, but not when it gains a condition or loses an action',
    calls: [
      policy({ ...letting('a', { AWS: '444455556666' }), Condition: only }),
      policy(letting('a', { AWS: '444455556666' })),
      policy({ ...letting('a', { AWS: '444455556666' }), Action: ['lex:RecognizeText', 'lex:PutSession'] }),
      policy({ ...letting('a', { AWS: '444455556666' }), Action: ['lex:RecognizeText'] }),
      policy({ ...letting('a', { AWS: '444455556666' }), Action: ['lex:RecognizeText'], Condition: only }),
    ],
    matches: [0, 1, 2],
  },
  {
    rule: 'policy-opened',
    when: 'what was open before is closed a little',
    calls: [
      policy(letting('a', { AWS: '444455556666' }), letting('b', { AWS: '777788889999' })),
      policy(letting('a', { AWS: '444455556666' })),
    ],
    matches: [0],
  },
];
