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
    { name: 'dear', condition: { expressionString: '{Price} < 100' } },
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
  Action: ['lex:RecognizeText', 'lex:StartConversation'],
  Statement: [
    { Sid: 'a', Effect: 'Allow' },
    { Sid: 'b', Effect: 'Deny' },
  ],
  inputContexts: [{ name: 'stay' }, { name: 'trip' }],
  outputContexts: [{ name: 'stay' }, { name: 'trip' }],
  sampleUtterances: [{ utterance: 'book' }, { utterance: 'order' }],
  slotPriorities: [
    { slotId: 'A', priority: 1 },
    { slotId: 'B', priority: 2 },
  ],
  slotTypeValues: [{ sampleValue: { value: 'rose' } }, { sampleValue: { value: 'lily' } }],
  synonyms: [{ value: 'rose' }, { value: 'lily' }],
};

test.each(Object.entries(ordered))('two %s that change places have moved', (member, [one, other]) => {
  expect(diff({ [member]: [one, other] }, { [member]: [other, one] })).toEqual([
    expect.objectContaining({ kind: 'moved' }),
  ]);
});

test.each(Object.entries(unordered))('two %s that change places are the same', (member, [one, other]) => {
  expect(diff({ [member]: [one, other] }, { [member]: [other, one] })).toEqual([]);
});
