import { diff } from '../../src/change/diff';
import { policyStatement } from '../../src/change/policy';
import type { JsonObject } from '../../src/model/json';

const resourceArn = 'arn:aws:lex:eu-west-1:111122223333:bot-alias/BOTHELP001/ALIASPROD1';
const statement: JsonObject = {
  Sid: 'guest',
  Effect: 'Allow',
  Principal: { AWS: '444455556666' },
  Action: 'lex:RecognizeText',
  Resource: resourceArn,
};
const policy = (...Statement: readonly JsonObject[]) => ({ Version: '2012-10-17', Statement });

test.each([
  ['one value in a list', { Action: ['lex:RecognizeText'] }],
  ['its own resource left out', { Resource: undefined }],
  ['its resource in a list', { Resource: [resourceArn] }],
  ['the account by its ARN', { Principal: { AWS: 'arn:aws:iam::444455556666:root' } }],
  ['the account in a list', { Principal: { AWS: ['444455556666'] } }],
])('a statement with %s is the same', (_, over) => {
  const other = policy({ ...statement, ...over });

  expect(diff(policy(statement), other)).toEqual([]);
  expect(diff(other, policy(statement))).toEqual([]);
});

test.each([
  ['another account', { Principal: { AWS: '777788889999' } }],
  ['a role of the account', { Principal: { AWS: 'arn:aws:iam::444455556666:role/x' } }],
  ['another resource', { Resource: 'other' }],
  ['another action', { Action: 'lex:*' }],
  ['a denial', { Effect: 'Deny' }],
  ['a condition', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }],
])('a statement with %s is another one', (_, over) => {
  expect(diff(policy(statement), policy({ ...statement, ...over }))).not.toEqual([]);
});

test('one more action is one action added, also where there was one alone', () => {
  const more = { ...statement, Action: ['lex:RecognizeText', 'lex:StartConversation'] };

  expect(diff(policy(statement), policy(more))).toEqual([
    { kind: 'added', path: 'Statement[guest].Action[lex:StartConversation]', after: 'lex:StartConversation' },
  ]);
});

test('everyone is everyone, however it is written', () => {
  const forms = ['*', { AWS: '*' }, { AWS: ['*'] }].map((Principal) => policy({ ...statement, Principal }));

  for (const one of forms) for (const other of forms) expect(diff(one, other)).toEqual([]);
});

test('a condition is the same whatever the case of its prefix and the order of its values', () => {
  const on = (keys: JsonObject) => policy({ ...statement, Condition: { StringEquals: keys } });

  expect(diff(on({ 'AWS:SourceAccount': ['2', '1'] }), on({ 'aws:SourceAccount': ['1', '2'] }))).toEqual([]);
  expect(diff(on({ 'AWS:SourceAccount': '1' }), on({ 'aws:SourceAccount': ['1'] }))).toEqual([]);
  expect(diff(on({ 'aws:SourceAccount': '1' }), on({ 'aws:SourceAccount': '2' }))).not.toEqual([]);
});

test('a statement made by its own call is the one that Lex then writes into the policy', () => {
  const request = {
    statementId: 'guest',
    effect: 'Allow',
    principal: [{ arn: 'arn:aws:iam::444455556666:root' }],
    action: ['lex:RecognizeText'],
    resourceArn,
  };

  expect(diff({ Statement: [policyStatement(request)] }, policy(statement))).toEqual([]);
});

test('an older version of the policy language is a difference, the one that Lex fills in is none', () => {
  const old = { Version: '2008-10-17', Statement: [statement] };

  expect(diff({ Statement: [statement] }, policy(statement))).toEqual([]);
  expect(diff(old, policy(statement))).toEqual([{ kind: 'removed', path: 'Version', before: '2008-10-17' }]);
});

test('members of other resources are compared as they are', () => {
  expect(diff({ Action: 'a' }, { Action: ['a'] })).not.toEqual([]);
});
