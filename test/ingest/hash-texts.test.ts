import * as fc from 'fast-check';
import { diff } from '../../src/change/diff';
import { hashTexts } from '../../src/ingest/hash-texts';
import { hashedTextPattern, hiddenMarker } from '../../src/ingest/mask';
import { toEvent } from '../../src/ingest/to-event';
import { isObject, type JsonObject } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { eventOfRecord } from '../support/event-of';
import { aState } from '../support/states';

const privacy = { texts: 'hash', key: 'of this deployment' } as const;

function hashedEvent(record: JsonObject, how: Parameters<typeof toEvent>[2] = privacy) {
  const ingested = toEvent(record, '*', how);
  if (ingested.kind !== 'event') throw new Error(`no event: ${JSON.stringify(ingested)}`);
  return ingested.event;
}

const spoken = 'my card number is 4111';
const messages = { messageGroups: [{ message: { plainTextMessage: { value: spoken } } }] };
const requests: readonly JsonObject[] = [
  { sampleUtterances: [{ utterance: spoken }] },
  { sampleUtterances: [spoken] },
  { intentClosingSetting: { closingResponse: messages } },
  {
    promptSpecification: {
      messageGroups: [{ message: {}, variations: [{ ssmlMessage: { value: spoken } }] }],
    },
  },
  { messageGroups: [{ message: { customPayload: { value: spoken } } }] },
  {
    messageGroups: [
      {
        message: {
          imageResponseCard: { title: spoken, subtitle: spoken, buttons: [{ text: spoken, value: spoken }] },
        },
      },
    ],
  },
  { slotTypeValues: [{ sampleValue: { value: spoken }, synonyms: [{ value: spoken }] }] },
  { enumerationValues: [{ value: spoken, synonyms: [spoken] }] },
  {
    clarificationPrompt: { messages: [{ contentType: 'PlainText', content: spoken }], responseCard: spoken },
  },
  {
    valueElicitationSetting: { defaultValueSpecification: { defaultValueList: [{ defaultValue: spoken }] } },
  },
  { customVocabularyItemList: [{ phrase: spoken, displayAs: spoken }] },
  { nextStep: { intent: { slots: { Card: { value: { interpretedValue: spoken } } } } } },
  { conditional: { conditionalBranches: [{ condition: { expressionString: spoken } }] } },
  { valueSelectionSetting: { regexFilter: { pattern: spoken } } },
  { sessionState: { sessionAttributes: { any: spoken } }, requestAttributes: { any: [spoken] } },
  { errors: [{ errorCode: 'DUPLICATE_INPUT', errorMessage: spoken }] },
  // Not the shape that the model says.
  { sampleUtterances: { 0: spoken }, plainTextMessage: spoken, synonyms: { value: [[{ deep: spoken }]] } },
];

test.each(requests.map((request) => [JSON.stringify(request), request] as const))(
  'what a bot hears and says is kept as hash and length, in request, response and record: %s',
  (_text, request) => {
    const record = aRecord({ requestParameters: request, responseElements: request });
    const event = hashedEvent(record);

    expect(JSON.stringify(event)).not.toContain(spoken);
    expect(JSON.stringify(event.received)).toMatch(hashedTextPattern);
    expect(JSON.stringify(event.received)).toContain(' 22 characters');
  },
);

test('an error message is hashed, since Lex quotes what it refuses, but not that of IAM, which denies', () => {
  const message = (errorCode: string) =>
    hashedEvent(aRecord({ errorCode, errorMessage: spoken, responseElements: null })).errorMessage;

  expect(message('ValidationException')).toMatch(hashedTextPattern);
  expect(message('AccessDeniedException')).toBe(spoken);
});

test('names, ids, descriptions and settings stay as they are', () => {
  const record = {
    ...aRecord({ responseElements: null }),
    requestParameters: {
      botName: 'OrderFlowers',
      description: 'takes orders',
      slotName: 'Day',
      messages: [{ contentType: 'PlainText' }],
      tags: { team: 'voice' },
      postFulfillmentStatusSpecification: { timeoutNextStep: { dialogAction: { type: 'EndConversation' } } },
    },
  };
  expect(hashedEvent(record).received).toBe(record);
});

test('texts stay as they are unless that is asked for, and those of other services do', () => {
  const record = aRecord({ requestParameters: { sampleUtterances: [{ utterance: spoken }] } });
  expect(eventOfRecord(record).received).toBe(record);
  expect(hashedEvent(record, { texts: 'keep' }).received).toBe(record);
  const elsewhere = { ...record, eventSource: 's3.amazonaws.com' };
  expect(hashedEvent(elsewhere).received).toBe(elsewhere);
});

test('a short text cannot be looked up without the key of the store', () => {
  const record = aRecord({ requestParameters: { sampleUtterances: [{ utterance: 'yes' }] } });
  const texts = ['one', 'other'].map((key) =>
    JSON.stringify(hashedEvent(record, { texts: 'hash', key }).request),
  );
  expect(new Set(texts).size).toBe(2);
});

test('what is hidden or hashed already, and what is empty, stays so', () => {
  const record = aRecord({
    requestParameters: { sampleUtterances: [{ utterance: spoken }, hiddenMarker, ''] },
  });
  const { received } = hashedEvent(record);

  expect(hashedEvent(received).received).toBe(received);
  expect(eventOfRecord(received)).toEqual(hashedEvent(record));
  expect(received.requestParameters).toMatchObject({ sampleUtterances: [{}, hiddenMarker, ''] });
});

test('a change is found between hashes as between the texts: the same kinds at the same paths but for their keys', () =>
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      const hashed = diff(hidden(before), hidden(after));
      expect(hashed.map(withoutKeys)).toEqual(diff(before, after).map(withoutKeys));
    }),
    { numRuns: 300 },
  ));

function hidden(state: JsonObject): JsonObject {
  const value = hashTexts(state, 'salt');
  return isObject(value) ? value : {};
}

function withoutKeys({ path, ...one }: ReturnType<typeof diff>[number]) {
  const { kind, at, from, to, leftOut, byPosition } = {
    at: 0,
    from: 0,
    to: 0,
    leftOut: false,
    byPosition: false,
    ...one,
  };
  return { kind, at, from, to, leftOut, byPosition, path: path.replace(/\[(?:\\.|[^\\\]])*\]/gs, '[]') };
}
