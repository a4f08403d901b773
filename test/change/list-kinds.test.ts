import { diff } from '../../src/change/diff';
import type { JsonValue } from '../../src/model/json';

const text = (value: string) => ({ plainTextMessage: { value } });

/** Two entries of each list of which Lex takes the first before the second: it says, asks or tries them in their order. */
const ordered: Readonly<Record<string, readonly [JsonValue, JsonValue]>> = {
  buttons: [
    { text: 'yes', value: '1' },
    { text: 'no', value: '0' },
  ],
  conditionalBranches: [
    { name: 'cheap', condition: { expressionString: '{Price} < 10' } },
    { name: 'costly', condition: { expressionString: '{Price} < 100' } },
  ],
  defaultValueList: [{ defaultValue: '#day' }, { defaultValue: 'today' }],
  messageGroups: [{ message: text('Hello') }, { message: text('How are you?') }],
  messageGroupsList: [{ message: text('Hello') }, { message: text('How are you?') }],
  messages: [{ content: 'Hello' }, { content: 'Goodbye' }],
  values: [{ value: { interpretedValue: 'red' } }, { value: { interpretedValue: 'blue' } }],
  variations: [text('Hi'), text('Good day')],
};

/** Lists that are sets to Lex. */
const unordered: Readonly<Record<string, readonly [JsonValue, JsonValue]>> = {
  AWS: ['111122223333', '444455556666'],
  Action: ['lex:RecognizeText', 'lex:StartConversation'],
  Service: ['connect.amazonaws.com', 'lambda.amazonaws.com'],
  Statement: [
    { Sid: 'a', Effect: 'Allow' },
    { Sid: 'b', Effect: 'Deny' },
  ],
  action: ['lex:RecognizeText', 'lex:StartConversation'],
  audioLogSettings: [
    { enabled: true, destination: { s3Bucket: { s3BucketArn: 'arn:aws:s3:::one' } } },
    { enabled: true, destination: { s3Bucket: { s3BucketArn: 'arn:aws:s3:::other' } } },
  ],
  botMembers: [
    { botMemberId: 'A', botMemberName: 'Same' },
    { botMemberId: 'B', botMemberName: 'Same' },
  ],
  enumerationValues: [{ value: 'rose' }, { value: 'lily' }],
  includeFields: ['intentName', 'slots'],
  inputContexts: [{ name: 'stay' }, { name: 'trip' }],
  intents: [
    { intentName: 'Order', intentVersion: '1' },
    { intentName: 'Cancel', intentVersion: '1' },
  ],
  logSettings: [
    { logType: 'TEXT', destination: 'CLOUDWATCH_LOGS' },
    { logType: 'AUDIO', destination: 'S3' },
  ],
  objectPrefixes: ['logs/', 'archive/'],
  outputContexts: [{ name: 'stay' }, { name: 'trip' }],
  sampleUtterances: [{ utterance: 'book' }, { utterance: 'order' }],
  slotPriorities: [
    { slotId: 'A', priority: 1 },
    { slotId: 'B', priority: 2 },
  ],
  slotTypeConfigurations: [
    { regexConfiguration: { pattern: '[a-z]' } },
    { regexConfiguration: { pattern: '[0-9]' } },
  ],
  slotTypeValues: [{ sampleValue: { value: 'rose' } }, { sampleValue: { value: 'lily' } }],
  principal: [{ arn: 'arn:aws:iam::111122223333:root' }, { service: 'connect.amazonaws.com' }],
  slots: [
    { name: 'Day', priority: 1 },
    { name: 'Hotel', priority: 2 },
  ],
  subSlots: [
    { name: 'Street', slotTypeId: 'A' },
    { name: 'Town', slotTypeId: 'B' },
  ],
  synonyms: [{ value: 'rose' }, { value: 'lily' }],
  textLogSettings: [
    {
      enabled: true,
      destination: { cloudWatch: { cloudWatchLogGroupArn: 'arn:aws:logs:a:1:log-group:one' } },
    },
    {
      enabled: true,
      destination: { cloudWatch: { cloudWatchLogGroupArn: 'arn:aws:logs:a:1:log-group:two' } },
    },
  ],
};

test.each(Object.entries(ordered))('two %s that change places have moved', (member, [one, other]) => {
  expect(diff({ [member]: [one, other] }, { [member]: [other, one] })).toEqual([
    expect.objectContaining({ kind: 'moved' }),
  ]);
});

test.each(Object.entries(unordered))('two %s that change places are the same', (member, [one, other]) => {
  expect(diff({ [member]: [one, other] }, { [member]: [other, one] })).toEqual([]);
});

test('a list of which Lex’s models say nothing keeps its order', () => {
  expect(diff({ news: ['a', 'b'] }, { news: ['b', 'a'] })).toEqual([
    expect.objectContaining({ kind: 'moved' }),
  ]);
});

// Editing what identifies an entry that nothing else identifies is a change of the entry, where it stays in place.
test.each([
  ['audioLogSettings', unordered.audioLogSettings],
  ['slotTypeConfigurations', unordered.slotTypeConfigurations],
  ['textLogSettings', unordered.textLogSettings],
  ['buttons', ordered.buttons],
  ['defaultValueList', ordered.defaultValueList],
  ['messageGroups', ordered.messageGroups],
  ['messages', ordered.messages],
  ['values', ordered.values],
  ['variations', ordered.variations],
])('an entry of %s that is edited in its place has changed', (member, [before, after] = [null, null]) => {
  expect(new Set(diff({ [member]: [before] }, { [member]: [after] }).map(({ kind }) => kind))).toEqual(
    new Set(['changed']),
  );
});

test.each([
  ['sampleUtterances', unordered.sampleUtterances],
  ['slotTypeValues', unordered.slotTypeValues],
  ['inputContexts', unordered.inputContexts],
  ['conditionalBranches', ordered.conditionalBranches],
])(
  'an entry of %s that is another one in its place was removed and added',
  (member, [before, after] = [null, null]) => {
    expect(diff({ [member]: [before] }, { [member]: [after] }).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ]);
  },
);
