import { catalogue } from '../../../src/ingest/catalogue/catalogue';
import type { NamedEvent } from '../../../src/model/named';
import { phraseOf } from '../../../src/view/sentence/phrase-of';
import { sentence, sentenceParts } from '../../../src/view/sentence/sentence';
import { v1Phrases } from '../../../src/view/sentence/v1-phrases';
import { v2Reads, v2Runtime } from '../../../src/view/sentence/v2-reads';
import { v2Writes } from '../../../src/view/sentence/v2-writes';
import { namedFrom, recordOf } from './calls';
import { cases, changed } from './cases';
import { golden } from './golden';
import { callsOf, operations } from './operations';

function sentences(events: Readonly<Record<string, NamedEvent>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(events).map(([title, named]) => [title, sentence(named)]));
}

describe.each(['V1', 'V2'] as const)('of Lex %s', (lex) => {
  const known = [...catalogue[lex].keys()].sort();

  test('every operation of the catalogue has a phrase of its own', () => {
    expect(known.filter((action) => phraseOf({ lex, action }) === undefined)).toEqual([]);
  });

  test('every operation of the catalogue has a call to try its phrase on', () => {
    expect(Object.keys(callsOf[lex]).sort()).toEqual(known);
  });

  test('no phrase is of an operation that the catalogue does not know', () => {
    const phrased =
      lex === 'V1' ? Object.keys(v1Phrases) : Object.keys({ ...v2Writes, ...v2Reads, ...v2Runtime });
    expect(phrased.sort()).toEqual(known);
  });
});

test('every operation reads as the golden file says', () => {
  expect(sentences(operations())).toEqual(golden('golden.txt'));
});

test('callers, outcomes, changes and unknown things read as the golden file says', () => {
  expect(sentences(cases())).toEqual(golden('cases.txt'));
});

test('no sentence of an operation keeps a placeholder of its phrase', () => {
  const open = Object.values(sentences(operations())).filter((text) => /[{}]/.test(text));
  expect(open).toEqual([]);
});

test('no two operations of one API read the same', () => {
  const seen = Object.entries(sentences(operations())).map(([title, text]) => `${title.slice(0, 2)} ${text}`);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the parts of a sentence stand alone for a page to lay out', () => {
  const named = namedFrom(
    recordOf('DeleteBot', [
      { botId: 'ORDERFLWRS', skipResourceInUseCheck: 'true' },
      { botStatus: 'Deleting' },
    ]),
  );
  expect(sentenceParts(named)).toEqual({
    who: 'alice@example.com (role Dev, single sign-on)',
    did: 'deleted',
    what: 'bot OrderFlowers',
    qualifier: 'skipping the in-use check',
    remark: '',
    changes: '',
    outcome: 'accepted',
    how: 'at the console from 203.0.113.7',
  });
});

test.each(['false', false, undefined, null, 'no', 0])(
  'a check that is not skipped (%p) is not said to be',
  (flag) => {
    const request = { botId: 'ORDERFLWRS', skipResourceInUseCheck: flag };
    expect(sentenceParts(namedFrom(recordOf('DeleteBot', [request, null]))).qualifier).toBe('');
  },
);

test('work that Lex reports as finished at once is not called accepted', () => {
  const named = namedFrom(recordOf('UpdateBot', [{ botId: 'ORDERFLWRS' }, { botStatus: 'Available' }]));
  expect(sentenceParts(named).outcome).toBe('');
});

test('work that Lex reports as failed at once is said to have failed', () => {
  const named = namedFrom(recordOf('CreateBot', [{ botName: 'Florist' }, { botStatus: 'Failed' }]));
  expect(sentence(named)).toContain('; Lex answered that it failed.');
});

test('what a service records of its own accord is recorded, not called', () => {
  const record = { ...recordOf('BotRebalanced', [{}, null]), eventType: 'AwsServiceEvent' };
  expect(sentence(namedFrom(record))).toContain(' recorded BotRebalanced');
  expect(sentence(namedFrom(recordOf('BotRebalanced', [{}, null])))).toContain(' called BotRebalanced');
});

test('content that the response still tells is not called unrecorded', () => {
  const stub = { omitted: true, reason: 'requestParameters too large', originalSize: 149893 };
  const response = { botId: 'ORDERFLWRS', botVersion: 'DRAFT', localeId: 'en_US', slotTypeId: 'FLOWERTYPE' };
  const change = changed('earlier', { kind: 'added', path: 'slotTypeValues[roses]', after: {} });
  expect(sentenceParts(namedFrom(recordOf('UpdateSlotType', [stub, response]), { change })).changes).toBe(
    'added value “roses”',
  );
});

test('a slot is named in a change of the order of slots, and so is a slot type', () => {
  const request = { botId: 'ORDERFLWRS', botVersion: 'DRAFT', localeId: 'en_US', intentId: 'BOOKHOTEL1' };
  const reordered = changed('earlier', {
    kind: 'changed',
    path: 'slotPriorities[SLOTDAYDAY].priority',
    before: 2,
    after: 1,
  });
  const retyped = changed('earlier', {
    kind: 'changed',
    path: 'slotTypeId',
    before: 'AMAZON.Date',
    after: 'FLOWERTYPE',
  });
  const slotRequest = { ...request, slotId: 'SLOTDAYDAY' };

  expect([
    sentenceParts(namedFrom(recordOf('UpdateIntent', [request, null]), { change: reordered })).changes,
    sentenceParts(namedFrom(recordOf('UpdateSlot', [slotRequest, null]), { change: retyped })).changes,
  ]).toEqual([
    'changed the priority of slot Day from 2 to 1',
    'changed the slot type from “AMAZON.Date” to “FlowerTypes”',
  ]);
});
