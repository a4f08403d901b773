import type { Difference } from '../../../src/model/change';
import type { StoredEvent } from '../../../src/model/stored';
import { resourcesNamed } from '../../../src/query/run/resources-named';
import { anEvent } from '../../support/an-event';

const scope = anEvent().scope;
const intent = 'DRAFT/en_US/intent/I1';

test.each([
  ['', []],
  ['DRAFT/en_US', []],
  ['alias/PROD1/policy', ['alias/PROD1']],
  [intent, [intent]],
  [`${intent}/slot/S1`, [intent, `${intent}/slot/S1`]],
  ['version/7/en_US/intent/I1', ['version/7/en_US/intent/I1', intent]],
])('of an event at %j the names of the bot and of %j are asked', (place, places) => {
  expect(placesOf({ event: anEvent({ place, lane: 'other', request: {} }) })).toEqual(['', ...places]);
});

test('what a call that succeeded names needs no asking', () => {
  const slot = { place: `${intent}/slot/S1`, name: 'Day' } as const;

  expect(placesOf({ event: anEvent(slot) })).toEqual(['', intent]);
  expect(placesOf({ event: anEvent({ ...slot, lane: 'other' }) })).toEqual(['', intent, slot.place]);
});

test('the slots that an intent orders and the types that a slot took are asked for', () => {
  const priority: Difference = { kind: 'added', path: 'slotPriorities[S1].priority', after: 1 };
  const type: Difference = { kind: 'changed', path: 'slotTypeId', before: 'AMAZON.Date', after: 'T1' };

  expect(
    placesOf({ event: anEvent({ place: intent, name: undefined }), change: changing(priority) }),
  ).toEqual(['', intent, `${intent}/slot/S1`]);
  expect(
    placesOf({ event: anEvent({ place: `${intent}/slot/S1`, name: 'Day' }), change: changing(type) }),
  ).toEqual(['', intent, 'DRAFT/en_US/slottype/T1']);
});

test('the alias that a test runs against is asked for', () => {
  const request = { target: { botAliasTarget: { botAliasId: 'PROD1' } } };

  expect(placesOf({ event: anEvent({ place: '', name: undefined, request }) })).toEqual(['', 'alias/PROD1']);
});

test('names are asked from the oldest event on, but all those that a version may have frozen', () => {
  const nameless = { name: undefined, request: {} };
  const [newer, older] = ['2026-11-20T09:00:00.000Z', '2026-11-19T09:00:00.000Z'];

  expect(
    resourcesNamed([
      { event: anEvent({ ...nameless, instant: newer, place: 'version/7/en_US/intent/I1' }) },
      { event: anEvent({ ...nameless, instant: older, place: '', scope: 'arn:other' }) },
    ]),
  ).toEqual([
    { scope: scope, place: '', since: older },
    { scope: scope, place: 'version/7/en_US/intent/I1', since: older },
    { scope: scope, place: intent },
    { scope: 'arn:other', place: '', since: older },
  ]);
});

function placesOf(stored: StoredEvent): readonly string[] {
  return resourcesNamed([stored]).map(({ place }) => place);
}

function changing(...differences: readonly Difference[]) {
  return { against: 'earlier', basis: '1', differences } as const;
}
