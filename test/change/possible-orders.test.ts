import { possibleOrders } from '../../src/change/possible-orders';
import { unknownWorld, worldAfter } from '../../src/change/world';
import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { calls, inSecondOf, instantAt } from '../support/calls';

const second: Partial<AuditEvent> = { instant: instantAt(0), ...inSecondOf(instantAt(0)) };
const at = (milliseconds: number, id: string) => ({ instant: instantAt(milliseconds), id });
const edit = (id: string) => calls.intent({ description: id }, { ...second, id });
const edits = (count: number) => [...'abcdefghijklmnopqrs'].slice(0, count).map(edit);
const tag = (id: string, key: string) => calls.tag({ [key]: id }, { ...second, id });

/** An edit that leaves one revision where it finds another. */
function revision(id: string, expectedRevisionId: string, revisionId: string): AuditEvent {
  const event = calls.policy({ Statement: [] }, { ...second, id });
  const request = { ...(event.request as JsonObject), expectedRevisionId };
  return { ...event, request, response: { revisionId } };
}

/** So many edits, each of the revision that the one before it left, by ids in the opposite order. */
function chain(length: number): readonly AuditEvent[] {
  return Array.from({ length }, (_, index) =>
    revision(String.fromCharCode(122 - index), `r${index}`, `r${index + 1}`),
  );
}

function ordersOf(events: readonly AuditEvent[], next?: readonly AuditEvent[]) {
  const { shown, others, isUndecided } = possibleOrders(unknownWorld(events[0]?.place ?? ''), events, next);
  const idsOf = (order: readonly AuditEvent[]) => order.map(({ id }) => id).join('');
  return { shown: idsOf(shown), others: others.map(idsOf), ...(isUndecided && { isUndecided }) };
}

test('no call and a single call have one order', () => {
  expect(ordersOf([])).toEqual({ shown: '', others: [] });
  expect(ordersOf([edit('a')])).toEqual({ shown: 'a', others: [] });
});

test('two edits in one second may have been made in either order, whichever comes first in the list', () => {
  expect(ordersOf([edit('a'), edit('b')])).toEqual({ shown: 'ab', others: ['ba'] });
  expect(ordersOf([edit('b'), edit('a')])).toEqual({ shown: 'ab', others: ['ba'] });
});

test('a moment in the response orders a call before each that began later, and beside one of the whole second', () => {
  const early = calls.intent({ description: 'z' }, at(100, 'z'));
  const late = calls.intent({ description: 'b' }, at(900, 'b'));

  expect(ordersOf([late, early])).toEqual({ shown: 'zb', others: [] });
  expect(ordersOf([late, edit('m'), early])).toEqual({ shown: 'mzb', others: ['zmb', 'zbm'] });
});

test('calls at the same moment are ordered by nothing', () => {
  const [one, other] = [calls.intent({ description: 'a' }, at(5, 'a')), calls.intent({}, at(5, 'b'))];

  expect(ordersOf([one, other]).others).toEqual(['ba']);
});

test('tags of different keys are looked at in one order, those of one key in both', () => {
  expect(ordersOf([tag('b', 'team'), tag('a', 'owner')])).toEqual({ shown: 'ab', others: [] });
  expect(ordersOf([tag('b', 'team'), tag('a', 'team')])).toEqual({ shown: 'ab', others: ['ba'] });
});

test('a call comes after the one that left the revision which it expects', () => {
  expect(ordersOf([revision('a', 'r1', 'r2'), revision('b', 'r0', 'r1')])).toEqual({
    shown: 'ba',
    others: [],
  });
  expect(ordersOf(chain(3))).toEqual({ shown: 'zyx', others: [] });
});

test('what was created was not there, and what was deleted was', () => {
  const policy = (action: string, id: string) => calls.policy({ Statement: [] }, { ...second, action, id });
  const [create, update, remove] = [
    policy('CreateResourcePolicy', 'z'),
    policy('UpdateResourcePolicy', 'y'),
    policy('DeleteResourcePolicy', 'x'),
  ];

  expect(ordersOf([remove, update, create])).toEqual({ shown: 'xzy', others: ['yxz', 'zyx'] });
  expect(ordersOf([update, create])).toEqual({ shown: 'zy', others: [] });
});

test('what came next rules out the orders that it cannot have followed', () => {
  const policy = (action: string, id: string) => calls.policy({ Statement: [] }, { ...second, action, id });
  const [create, remove] = [policy('CreateResourcePolicy', 'a'), policy('DeleteResourcePolicy', 'b')];
  const edited = calls.policy({ Statement: [] }, at(2000, 'later'));
  const made = calls.policy({ Statement: [] }, { ...at(2000, 'later'), action: 'CreateResourcePolicy' });

  expect(ordersOf([create, remove])).toEqual({ shown: 'ab', others: ['ba'] });
  expect(ordersOf([create, remove], [edited])).toEqual({ shown: 'ba', others: [] });
  expect(ordersOf([create, remove], [made])).toEqual({ shown: 'ab', others: [] });
});

test('what came before rules out orders too, and counts for nothing where it contradicts them all', () => {
  const policy = (action: string, id: string) => calls.policy({ Statement: [] }, { ...second, action, id });
  const [create, remove] = [policy('CreateResourcePolicy', 'a'), policy('DeleteResourcePolicy', 'b')];
  const after = (...events: readonly AuditEvent[]) => events.reduce(worldAfter, unknownWorld('policy'));
  const before = calls.policy({ Statement: [] }, at(-5000, 'before'));

  const { shown, others } = possibleOrders(after(before), [create, remove]);
  expect([shown, others]).toEqual([[remove, create], []]);
  expect(possibleOrders(after(before), [create]).shown).toEqual([create]);
  expect(possibleOrders(after(before), [create, edit('c')]).shown.map(({ id }) => id)).toContain('a');
});

test('24 orders are compared, and of more nothing is known', () => {
  expect(ordersOf(edits(4))).toMatchObject({ shown: 'abcd', others: { length: 23 } });
  expect(ordersOf(edits(5))).toEqual({ shown: 'abcde', others: [], isUndecided: true });
});

test('16 calls are put in order, and of more nothing is known, unless their order makes no difference', () => {
  expect(ordersOf(chain(16))).toEqual({ shown: 'zyxwvutsrqponmlk', others: [] });
  expect(ordersOf(chain(17))).toEqual({ shown: 'jklmnopqrstuvwxyz', others: [], isUndecided: true });
  const keys = [...'abcdefghijklmnopqrs'];
  expect(ordersOf(keys.map((key) => tag(key, key)))).toEqual({ shown: keys.join(''), others: [] });
});
