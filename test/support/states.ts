import * as fc from 'fast-check';
import { keysOf, listKind } from '../../src/change/list-kinds';
import { isObject, type JsonObject, type JsonValue } from '../../src/model/json';

/** Few words, some of them hostile to paths, so that entries meet, repeat and collide often. */
export const aWord = fc.constantFrom('roses', 'red rose', 'a]b', 'x\\y', '#2', 'roses#2', 'é✓', '', 'a.b[c');

const aMessage = fc.oneof(
  aWord.map((value) => ({ plainTextMessage: { value } })),
  aWord.map((value) => ({ ssmlMessage: { value: `<speak>${value}</speak>` } })),
  aWord.map((title) => ({ imageResponseCard: { title, buttons: [{ text: title, value: title }] } })),
);

const someMessageGroups = fc.array(
  fc.record(
    { message: aMessage, variations: fc.array(aMessage, { maxLength: 3 }) },
    { requiredKeys: ['message'] },
  ),
  { maxLength: 5 },
);

const aSpecification = fc.record(
  { messageGroups: someMessageGroups, allowInterrupt: fc.boolean() },
  { requiredKeys: [] },
);

/** States over the list kinds of Lex, with values of shapes that Lex would never send among them. */
export const aState: fc.Arbitrary<JsonObject> = fc.record(
  {
    intentName: aWord,
    description: fc.oneof(aWord, fc.constant(null), fc.integer()),
    sampleUtterances: fc.array(fc.oneof(fc.record({ utterance: aWord }), aWord), { maxLength: 6 }),
    slotTypeValues: fc.array(
      fc.record(
        {
          sampleValue: fc.record({ value: aWord }),
          synonyms: fc.array(fc.record({ value: aWord }), { maxLength: 3 }),
        },
        { requiredKeys: ['sampleValue'] },
      ),
      { maxLength: 5 },
    ),
    slotPriorities: fc.array(fc.record({ slotId: aWord, priority: fc.nat({ max: 3 }) }), { maxLength: 4 }),
    fulfillmentCodeHook: fc.record({ enabled: fc.oneof(fc.boolean(), fc.constant('false')) }),
    intentClosingSetting: fc.record({ closingResponse: aSpecification }),
    tags: fc.dictionary(aWord, aWord, { maxKeys: 4 }),
    newKindOfList: fc.oneof(
      fc.array(fc.record({ a: aWord }), { maxLength: 4 }),
      fc.array(aWord, { maxLength: 4 }),
      fc.array(fc.oneof(aWord, fc.integer(), fc.constant(null), fc.array(aWord)), { maxLength: 4 }),
    ),
    slots: fc.oneof(fc.array(fc.record({ name: aWord, priority: fc.nat() })), fc.dictionary(aWord, aWord)),
    anything: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
  },
  { requiredKeys: [] },
);

/** The same state with every list whose order means nothing in one fixed order. */
export function inOneOrder(value: JsonValue, member = ''): JsonValue {
  if (Array.isArray(value)) {
    const keys = keysOf(member, value);
    const entries = value.map((entry: JsonValue, index) => ({
      key: keys[index] ?? '',
      entry: inOneOrder(entry),
    }));
    if (!listKind(member).ordered) entries.sort((one, other) => (one.key < other.key ? -1 : 1));
    return entries.map(({ entry }) => entry);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, inOneOrder(inner ?? null, name)]),
  );
}
