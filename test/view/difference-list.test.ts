import type { Difference } from '../../src/model/change';
import { differenceList } from '../../src/view/difference-list';

const added = (path: string): Difference => ({ kind: 'added', path, after: {} });
const removed = (path: string): Difference => ({ kind: 'removed', path, before: {} });
const changed = (path: string, before: string | number, after: string | number): Difference => ({
  kind: 'changed',
  path,
  before,
  after,
});
const utterances = (...texts: readonly string[]) => texts.map((text) => added(`sampleUtterances[${text}]`));

test('nothing is said of no difference', () => {
  expect(differenceList([])).toBe('');
});

test('entries of one list share verb and noun', () => {
  expect(differenceList(utterances('a', 'b'))).toBe('added utterances “a” and “b”');
});

test('of many entries three are named', () => {
  expect(differenceList(utterances('a', 'b', 'c', 'd', 'e'))).toBe(
    'added utterances “a”, “b”, “c” and 2 more',
  );
});

test('entries of two lists are told apart', () => {
  const prompt = 'valueElicitationSetting.promptSpecification.messageGroups';
  const reply = 'valueElicitationSetting.slotCaptureSetting.captureResponse.messageGroups';

  expect(differenceList([`${prompt}[Hi]`, `${reply}[Hi]`, `${prompt}[Hello]`].map(added))).toBe(
    'added messages “Hi” and “Hello” of the prompt and message “Hi” of the capture response',
  );
});

test('what changed has one verb, and each its own values', () => {
  expect(
    differenceList([
      changed('description', 'Flowers', 'Roses'),
      changed('idleSessionTTLInSeconds', 300, 600),
    ]),
  ).toBe('changed the description from “Flowers” to “Roses” and the session timeout from 300 to 600 seconds');
});

test('what can stop a bot or open it comes first, and all of it is named', () => {
  const risky = [
    changed('roleArn', 'arn:aws:iam::111122223333:role/A', 'arn:aws:iam::111122223333:role/B'),
    removed('sampleUtterances[f]'),
    changed(
      'botAliasLocaleSettings[en_US].codeHookSpecification.lambdaCodeHook.lambdaARN',
      'arn:aws:lambda:eu-west-1:111122223333:function:orders',
      'arn:aws:lambda:eu-west-1:111122223333:function:other',
    ),
    added('conversationLogSettings.textLogSettings[arn:aws:logs:eu-west-1:111122223333:log-group:calls]'),
  ];
  const harmless = [added('description'), changed('nluIntentConfidenceThreshold', 0.4, 0.2)];

  expect(differenceList([...utterances('a', 'b'), ...harmless, ...risky])).toBe(
    'changed the role from “A” to “B” and the Lambda function ARN of language en_US from “orders” to “other”, added text logs to calls, removed utterance “f”, and 4 more changes',
  );
});

test('a block that the call left out is said first, and why it is gone', () => {
  const leftOut: Difference = { kind: 'removed', path: 'conversationLogSettings', before: {}, leftOut: true };

  expect(differenceList([removed('description'), leftOut])).toBe(
    'left out (and so removed) the conversation logs and removed the description',
  );
});

test('one change more is named rather than counted', () => {
  const three = ['description', 'kendraConfiguration', 'inputContexts[a]'].map(added);

  expect(differenceList([...three, added('outputContexts[b]')])).toBe(
    'added the description, Kendra search, input context “a” and output context “b”',
  );
  expect(differenceList([...three, ...utterances('x', 'y')])).toBe(
    'added the description, Kendra search and input context “a”, and 2 more changes',
  );
});

test('a text that was edited is not told twice', () => {
  const path = 'valueElicitationSetting.promptSpecification.messageGroups[Which day?]';

  expect(differenceList([changed(`${path}.message.plainTextMessage.value`, 'Which day?', 'What day?')])).toBe(
    'changed the text of message “Which day?” of the prompt to “What day?”',
  );
});

test('an edited long text is told by its beginnings', () => {
  const [before, after] = [
    'Which day do you want'.padEnd(120, ' it'),
    'What day suits you'.padEnd(120, ' it'),
  ];
  const path = `valueElicitationSetting.promptSpecification.messageGroups[${before.slice(0, 64)}…]`;
  const words = differenceList([changed(`${path}.message.plainTextMessage.value`, before, after)]);

  expect(words).toMatch(
    /^changed the text of message “Which day do you want .*…” of the prompt to “What day .*…”$/,
  );
});

test('a block or entry is said with its only ARN, a block also with its only text', () => {
  const hook = (name: string) => ({
    lambdaCodeHook: {
      lambdaARN: `arn:aws:lambda:eu-west-1:111122223333:function:${name}`,
      codeHookInterfaceVersion: '1.0',
    },
  });
  const path = 'botAliasLocaleSettings[en_US]';

  expect([
    differenceList([{ kind: 'added', path: `${path}.codeHookSpecification`, after: hook('orders') }]),
    differenceList([{ kind: 'removed', path: `${path}.codeHookSpecification`, before: hook('orders') }]),
    differenceList([
      { kind: 'added', path, after: { enabled: true, codeHookSpecification: hook('orders') } },
    ]),
    differenceList([{ kind: 'added', path: 'voiceSettings', after: { voiceId: 'Ivy' } }]),
    differenceList([{ kind: 'added', path: 'voiceSettings', after: { voiceId: 'Ivy', engine: 'neural' } }]),
  ]).toEqual([
    'added the Lambda function of language en_US (“orders”)',
    'removed the Lambda function of language en_US (“orders”)',
    'added language en_US (Lambda function ARN “orders”)',
    'added the voice settings (“Ivy”)',
    'added the voice settings',
  ]);
});

test('logs that go to two groups of the same name are told apart', () => {
  const group = (account: string) =>
    `conversationLogSettings.textLogSettings[arn:aws:logs:eu-west-1:${account}:log-group:calls]`;

  expect(differenceList([added(group('111122223333')), added(group('444455556666'))])).toBe(
    'added text logs to arn:aws:logs:eu-west-1:111122223333:log-group:calls and arn:aws:logs:eu-west-1:444455556666:log-group:calls',
  );
});

test('what is of something comes last, so that nothing after it is taken for the same', () => {
  const synonym = 'slotTypeValues[luxury].synonyms[grand]';

  expect(differenceList([added(synonym), added('slotTypeValues[family]')])).toBe(
    'added value “family” and synonym “grand” of value “luxury”',
  );
});

test('what is risky comes first, also where it is of something: then a comma ends it', () => {
  const hook = 'botAliasLocaleSettings[en_US].codeHookSpecification';

  expect(differenceList([added('description'), added(hook)])).toBe(
    'added the Lambda function of language en_US, and the description',
  );
});

test('a statement of a policy is not named by what it protects', () => {
  const Resource = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';
  const statement: Difference = {
    kind: 'added',
    path: 'Statement[partner]',
    after: { Effect: 'Allow', Principal: { AWS: '444455556666' }, Resource },
  };

  expect(differenceList([statement])).toBe('added statement partner');
});
