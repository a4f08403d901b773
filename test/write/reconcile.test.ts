import type { AuditEvent } from '../../src/model/event';
import { append } from '../../src/write/append';
import { reconcile } from '../../src/write/reconcile';
import { calls, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

/** A character beyond the basic plane comes after U+E000, but its UTF-16 units come before. */
const [before, after] = ['same-\ue000', 'same-\u{1f600}'];

test('two calls whose ids JavaScript orders the other way round both have their change', async () => {
  const instant = instantAt(0);
  const store = await storeOf([
    calls.intent({ description: 'later' }, { instant, id: after }),
    calls.intent({ description: 'earlier' }, { instant, id: before }),
  ]);

  expect(store.dump().map(({ event, change }) => [event.id, change === undefined])).toEqual([
    [before, false],
    [after, false],
  ]);
});

test('calls that do not say what they are about are not compared, though they lie in one place', async () => {
  const unknown = (description: string, instant: string): AuditEvent =>
    calls.intent(
      { description },
      { instant, scope: '111122223333/eu-west-1/lex.amazonaws.com/2026-11-01', place: '', name: 'Book' },
    );
  const store = await storeOf([unknown('one', instantAt(0)), unknown('other', instantAt(1))]);

  expect(store.dump().map(({ change }) => change?.against)).toEqual(['first', 'first']);
  expect((await store.names('111122223333/eu-west-1/lex.amazonaws.com/2026-11-01')).marks).toEqual([]);
});

test('an event that the store no longer holds, since it expired, is passed over', async () => {
  const store = await storeOf([]);
  const expired = calls.intent({}, { instant: instantAt(0) });
  const { scope, place } = expired;

  await reconcile(store, { scope, place, events: [expired] });

  expect(store.dump()).toEqual([]);
});

test('a call reads what else is in a bot that an import is into only where its name moves the import', async () => {
  const named = { botName: 'OrderFlowers' };
  const imported = calls.bot(named, {
    action: 'StartImport',
    scope: 'arn:aws:lex:eu-west-1:111122223333:bot-named/OrderFlowers',
    instant: instantAt(1),
  });
  const intents = Array.from({ length: 50 }, (_, index) =>
    calls.intent({}, { instant: instantAt(10 + index), place: `DRAFT/en_US/intent/INTENT${index}` }),
  );
  const store = await storeOf([calls.bot(named), imported, ...intents]);
  const readFor = async (event: AuditEvent) => {
    const before = store.reads.events;
    await append(store, [{ event }], { concurrency: 1 });
    return store.reads.events - before;
  };

  expect(await readFor(calls.bot(named, { instant: instantAt(100) }))).toBeLessThan(10);
  const flowers = { botName: 'Flowers' };
  expect(await readFor(calls.bot(flowers, { instant: instantAt(101), id: 'later' }))).toBeLessThan(20);
  expect(await readFor(calls.bot(flowers, { instant: instantAt(0), id: 'sooner' }))).toBeGreaterThan(50);
});
