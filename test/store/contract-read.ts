import type { AuditEvent } from '../../src/model/event';
import { endOf } from '../../src/model/position';
import type { StoredEvent, StoredRow } from '../../src/model/stored';
import { cursorOf } from '../../src/store/cursor';
import { byActor, byBot, byFault, byId, byTime } from '../../src/store/keys';
import type { CountsQuery, EventStore, HistoryQuery, RowsQuery } from '../../src/store/store';
import { anEvent } from '../support/an-event';
import type { Fresh } from '../support/engines';
import { minutes, putMany, rowOf, rowsOf } from './contract-support';

/** Reading rows, histories and whole events. */
export function readContract(fresh: () => Fresh): void {
  describe('rows', () => {
    test('each index answers its question', async () => {
      const bot = anEvent({ id: 'aaaaaaaa-1' });
      const denied = anEvent({ id: 'bbbbbbbb-2', outcome: 'denied', error: 'AccessDenied', lane: 'other' });
      const elsewhere = anEvent({
        id: 'cccccccc-3',
        scope: '111122223333/eu-west-1/signin.amazonaws.com/2026-11-22',
        bot: undefined,
        actor: 'Bob',
        instant: '2026-11-22T09:00:00.000Z',
        time: '2026-11-22T09:00:00Z',
      });
      for (const event of [bot, denied, elsewhere]) await fresh().store.put(event);
      const ask = async (index: RowsQuery['index'], partition: string) =>
        (await rowsOf(fresh().store, { index, partition })).map(({ id }) => id);

      expect(await ask('byBot', byBot.partition(bot.scope))).toEqual([bot.id, denied.id]);
      expect(await ask('byBot', byBot.partition(elsewhere.scope))).toEqual([]);
      expect(await ask('byActor', byActor.partition('BOB', '2026-11-01'))).toEqual([elsewhere.id]);
      expect(await ask('byTime', byTime.partition('2026-11-22'))).toEqual([bot.id, denied.id, elsewhere.id]);
      expect(await ask('byFault', byFault.partition('denied', '2026-11-30'))).toEqual([denied.id]);
      expect(await ask('byFault', byFault.partition('ok', '2026-11-30'))).toEqual([]);
      expect(await ask('byId', byId.partition('CCCCCCCC-whatever'))).toEqual([elsewhere.id]);
    });

    test('a row carries what a list shows, from every index', async () => {
      const event = anEvent({ outcome: 'throttled', error: 'Throttling', root: true, mfa: false });
      await fresh().store.put(event);
      const rows = await Promise.all(
        [
          { index: 'byBot', partition: event.scope } as const,
          { index: 'byActor', partition: byActor.partition(event.actor, '2026-11-22') } as const,
          { index: 'byTime', partition: byTime.partition('2026-11-22') } as const,
          { index: 'byFault', partition: byFault.partition('throttled', '2026-11-22') } as const,
          { index: 'byId', partition: byId.partition(event.id) } as const,
        ].map((query) => rowsOf(fresh().store, query)),
      );

      expect(rows).toEqual(Array(5).fill([rowOf(event)]));
    });

    test('rows are counted by what they have in common', async () => {
      const events = await putMany(fresh().store, 3);
      const [first = anEvent()] = events;
      const others = [
        { ...first, id: 'dddddddd-1', actor: 'bob', outcome: 'denied', role: undefined, mfa: undefined },
        { ...first, id: 'eeeeeeee-2', actor: 'bob', outcome: 'denied', role: 'Dev', mfa: true },
      ] as const;
      for (const event of others) await fresh().store.put(event);
      const asked = async (query: Omit<CountsQuery, 'index'>, index: CountsQuery['index'] = 'byTime') => {
        const { counts } = await fresh().store.counts({ index, ...query });
        return counts.toSorted(
          (a, b) => b.count - a.count || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
        );
      };
      const partition = '2026-11-22';

      expect(await asked({ partition, by: ['day', 'outcome'] })).toEqual([
        { values: { day: partition, outcome: 'ok' }, count: 3 },
        { values: { day: partition, outcome: 'denied' }, count: 2 },
      ]);
      expect(await asked({ partition: first.scope, by: ['day', 'actor'] }, 'byBot')).toEqual([
        { values: { day: partition, actor: first.actor }, count: 3 },
        { values: { day: partition, actor: 'bob' }, count: 2 },
      ]);
      const denied = { partition: 'denied|2026-11', by: ['role', 'flags'] } as const;
      expect(await asked(denied, 'byFault')).toEqual([
        { values: { flags: 'lex-v2' }, count: 1 },
        { values: { role: 'Dev', flags: 'lex-v2 mfa' }, count: 1 },
      ]);
      const from = byTime.sort(events[1] ?? first);
      expect(await asked({ partition, by: [], from })).toEqual([{ values: {}, count: 2 }]);
      expect(await asked({ partition: '2026-11-23', by: [] })).toEqual([]);
    });

    test('bounds are inclusive on both sides', async () => {
      const events = await putMany(fresh().store, 5);
      const [, second, third, fourth] = events.map((event) => byTime.sort(event));
      const between = async (range: { readonly from?: string; readonly to?: string }) =>
        (await rowsOf(fresh().store, { index: 'byTime', partition: '2026-11-22', ...range })).map(
          byTime.sort,
        );

      expect(await between({ from: second, to: fourth })).toEqual([second, third, fourth]);
      expect(await between({ from: fourth })).toHaveLength(2);
      expect(await between({ to: second })).toHaveLength(2);
      expect(await between({ to: endOf(events[1]?.instant ?? '') })).toHaveLength(2);
      expect(await between({ from: fourth, to: second })).toEqual([]);
      expect(await between({ to: '' })).toEqual([]);
      expect(await between({ from: '' })).toHaveLength(5);
    });

    test.each([true, false])('pages cover everything once (newest first: %s)', async (newestFirst) => {
      const events = await putMany(fresh().store, 23);
      // The same instant and id at another place: a conflict that no key shows.
      const [first] = events;
      if (first) await fresh().store.put({ ...first, place: 'DRAFT/en_US/intent/OTHER' });
      const query = { index: 'byTime', partition: '2026-11-22', newestFirst } as const;
      const whole = await fresh().store.rows({ ...query, limit: 100 });
      expect(whole.next).toBeUndefined();
      expect(whole.rows).toHaveLength(24);

      for (const limit of [1, 5, 23, 24]) {
        const paged: StoredRow[] = [];
        let after: string | undefined;
        do {
          const page = await fresh().store.rows({ ...query, limit, after });
          paged.push(...page.rows);
          after = page.next;
        } while (after !== undefined);
        expect(paged).toEqual(whole.rows);
      }
    });

    test('a page can go on behind any row, not only the last of a page', async () => {
      await putMany(fresh().store, 6);
      const query = { index: 'byTime', partition: '2026-11-22', newestFirst: true, limit: 10 } as const;
      const { rows } = await fresh().store.rows(query);

      const rest = await fresh().store.rows({ ...query, after: cursorOf(rows[2] ?? anEvent()) });
      expect(rest.rows).toEqual(rows.slice(3));
    });

    test('text that is no place to go on from is refused in a sentence', async () => {
      const query = { index: 'byTime', partition: 'x', newestFirst: true, limit: 1, after: '["a"]' } as const;
      await expect(fresh().store.rows(query)).rejects.toThrow(
        `'["a"]' is no place to go on from; begin with the first page`,
      );
    });
  });
  describe('history', () => {
    const scope = anEvent().scope;
    const at = (place: string, minute: number, lane: AuditEvent['lane'] = 'state') =>
      anEvent({
        id: `${place}-${minute}-${lane}`.padStart(12, '0'),
        place,
        lane,
        time: `2026-11-22T08:${String(minute).padStart(2, '0')}:00Z`,
        instant: `2026-11-22T08:${String(minute).padStart(2, '0')}:00.000Z`,
      });

    test('one place in one lane, in order of time', async () => {
      const events = [at('version/1', 3), at('version/1', 1), at('version/1', 2)];
      const others = [at('version/1', 2, 'other'), at('version/10', 2), at('version/1/en_US', 2), at('', 2)];
      for (const event of [...events, ...others]) await fresh().store.put(event);
      const ask = { scope, lane: 'state', place: 'version/1', limit: 10 } as const;

      expect(minutes(await fresh().store.history({ ...ask, newestFirst: false }))).toEqual([
        '01',
        '02',
        '03',
      ]);
      expect(minutes(await fresh().store.history({ ...ask, newestFirst: true }))).toEqual(['03', '02', '01']);
      expect(minutes(await fresh().store.history({ ...ask, newestFirst: true, limit: 1 }))).toEqual(['03']);
      const to = byTime.sort(at('version/1', 2));
      expect(minutes(await fresh().store.history({ ...ask, newestFirst: true, to }))).toEqual(['02', '01']);
      expect(minutes(await fresh().store.history({ ...ask, newestFirst: false, from: to }))).toEqual([
        '02',
        '03',
      ]);
      expect(minutes(await fresh().store.history({ ...ask, newestFirst: false, from: to, to }))).toEqual([
        '02',
      ]);
      expect(
        minutes(await fresh().store.history({ ...ask, newestFirst: false, from: to, to: '2026' })),
      ).toEqual([]);
    });

    test('asked for the calls of one operation, it leaves out none of them', async () => {
      const events = [1, 2, 3].map((minute) => ({ ...at('DRAFT', minute), action: 'StartImport' }));
      for (const event of [at('DRAFT', 0), ...events, at('DRAFT', 4)]) await fresh().store.put(event);
      const ask = { scope, lane: 'state', place: 'DRAFT', limit: 10, newestFirst: false } as const;
      const found = await fresh().store.history({ ...ask, action: 'StartImport' });

      const imports = found.events.filter(({ event }) => event.action === 'StartImport');
      expect(imports.map(({ event }) => event.id)).toEqual(events.map(({ id }) => id));
    });

    test.each([true, false])(
      'a subtree is the place and everything beneath it, whatever the page (newest first: %s)',
      async (newestFirst) => {
        const inside = [at('version/1', 1), at('version/1', 5), at('version/1/a', 4), at('version/1/b/c', 2)];
        const outside = [at('version/10', 1), at('version/1.', 1), at('version/1/a', 1, 'other'), at('', 1)];
        for (const event of [...outside, ...inside]) await fresh().store.put(event);
        const ask = { scope, lane: 'state', place: 'version/1', subtree: true, newestFirst } as const;
        const whole = await fresh().store.history({ ...ask, limit: 100 });
        const inOrder = ['version/1/a', 'version/1/b/c', 'version/1', 'version/1'];
        expect(whole.events.map(({ event }) => event.place)).toEqual(
          newestFirst ? inOrder.toReversed() : inOrder,
        );

        for (const limit of [1, 2, 3, 4]) {
          expect(await wholeHistory(fresh().store, { ...ask, limit })).toEqual(whole.events);
        }
        const some = await fresh().store.history({
          ...ask,
          limit: 100,
          from: '2026-11-22T08:02',
          to: '2026-11-22T08:03',
        });
        expect(some.events.map(({ event }) => event.place)).toEqual(['version/1/b/c']);
        const all = await fresh().store.history({ ...ask, place: '', limit: 100 });
        expect(all.events).toHaveLength(7);
      },
    );
  });
  describe('fetch', () => {
    test('events come in the order asked for, without those that are gone, whatever their number', async () => {
      const events = await putMany(fresh().store, 130);
      const gone = anEvent({ id: 'gone' });
      const asked = [gone, ...events.toReversed(), ...events.slice(0, 2)];

      const found = await fresh().store.fetch(asked);
      expect(found.events.map(({ event }) => event.id)).toEqual(asked.slice(1).map(({ id }) => id));
      expect(await fresh().store.fetch([])).toEqual({ events: [], readUnits: 0 });
    });
  });
}

async function wholeHistory(store: EventStore, query: HistoryQuery): Promise<readonly StoredEvent[]> {
  const { events, next } = await store.history(query);
  expect(events.length).toBeLessThanOrEqual(query.limit);
  return next === undefined ? events : [...events, ...(await wholeHistory(store, { ...query, after: next }))];
}
