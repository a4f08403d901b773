import * as fc from 'fast-check';
import type { AuditEvent } from '../../src/model/event';
import { compareKeys, positionOf } from '../../src/model/position';
import type { EventStore } from '../../src/store/store';
import { append } from '../../src/write/append';
import { calls, inSecondOf, instantAt } from '../support/calls';
import { changesIn } from '../support/changes-in';
import { type MemoryStore, memoryStore } from '../support/memory-store';
import {
  aHistory,
  arrivals,
  burstMoment,
  inAnyOrder,
  inBatches,
  type Moment,
  moment,
  nameAt,
} from './histories';

/** So many calls of one second that their order is not looked for, with a correction or a moment among them or not, and calls around them. */
const aCrowd = fc
  .tuple(
    fc.uniqueArray(fc.uuid(), { minLength: 17, maxLength: 24 }),
    fc.array(moment, { maxLength: 2 }),
    fc.uniqueArray(burstMoment, { selector: ({ id }) => id, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([ids, moments, around, isCorrected]) => {
    const inSecond = { instant: instantAt(1000), ...inSecondOf(instantAt(1000)) };
    const all = [...ids.map((id): Moment => ({ ...inSecond, id })), ...moments, ...around];
    const events = all.map((at, index) =>
      index === 3 ? calls.deleteIntent(at) : calls.intent({ intentName: `N${index % 5}` }, at),
    );
    return isCorrected ? [...events, correctionOf(events[0], events[1]?.instant)] : events;
  });

const histories = [
  ['any history', aHistory, 200],
  ['a crowd within one second', aCrowd, 15],
] as const;

test.each(histories)(
  'whatever the order of arrival, the batches and the duplicates, %s ends the same',
  (_, history, numRuns) =>
    fc.assert(
      fc.asyncProperty(
        history.chain((events) =>
          fc.tuple(fc.constant(events), arrivals(events), fc.integer({ min: 1, max: 12 })),
        ),
        async ([events, arrived, size]) => {
          const store = memoryStore();
          for (const batch of inBatches(arrived, size)) {
            await append(
              store,
              batch.map((event) => ({ event })),
              { concurrency: 3 },
            );
          }
          await expectTruth(store, events);
        },
      ),
      { numRuns },
    ),
);

test.each(histories)(
  'two writers of %s whose every step interleaves end where one would',
  (_, history, numRuns) =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        history.chain((events) => fc.tuple(fc.constant(events), inAnyOrder(events), fc.boolean())),
        async (scheduler, [events, one, both]) => {
          const store = memoryStore({ yields: () => scheduler.schedule(Promise.resolve()) });
          const half = both ? 0 : Math.ceil(one.length / 2);
          const writers = [one.slice(half), one.slice(0, both ? undefined : half)].map(async (mine) => {
            for (const event of mine) await append(store, [{ event }], { concurrency: 2 });
          });
          await scheduler.waitFor(Promise.all(writers));
          await expectTruth(store, events);
        },
      ),
      { numRuns },
    ),
);

function correctionOf(original: AuditEvent | undefined, instant = instantAt(1000)): AuditEvent {
  const event = calls.intent({ intentName: 'right' }, { instant, id: 'correction', ...inSecondOf(instant) });
  const addendum = { reason: 'UPDATED_DATA', originalEventID: original?.id ?? '' };
  return { ...event, received: { ...event.received, addendum } };
}

test('a crash at any write while calls become a crowd heals when the event arrives again, whatever came meanwhile', async () => {
  const at = (index: number): Moment => ({
    instant: instantAt(1000),
    id: `id-${(index * 7) % 19}`,
    ...inSecondOf(instantAt(1000)),
  });
  const events = Array.from({ length: 18 }, (_, index) =>
    calls.intent({ intentName: `N${index}` }, at(index)),
  );
  const [crossing, meanwhile, before] = [events[16], events[17], events.slice(0, 16)];
  if (crossing === undefined || meanwhile === undefined) throw new Error('18 events');
  for (let written = 0; written < 40; written += 1) {
    const store = memoryStore();
    await append(
      store,
      before.map((event) => ({ event })),
      { concurrency: 4 },
    );
    await append(failingAfter(store, written), [{ event: crossing }], { concurrency: 1 }).catch(() => {});
    await append(store, [{ event: meanwhile }], { concurrency: 1 });
    await append(store, [{ event: crossing }], { concurrency: 1 });
    await expectTruth(store, events);
  }
});

/** A store whose writes of changes fail after so many. */
function failingAfter(store: MemoryStore, most: number): EventStore {
  let written = 0;
  return {
    ...store,
    writeChange: async (key, change) => {
      written += 1;
      if (written > most) throw new Error('the process ended');
      return store.writeChange(key, change);
    },
  };
}

test('a crash between storing and reconciling heals when the event arrives again', async () => {
  const store = memoryStore();
  const [first, second] = [
    calls.intent({ intentName: 'A' }, { instant: instantAt(0) }),
    calls.intent({ intentName: 'B' }, { instant: instantAt(1) }),
  ];
  await store.put(second);
  await store.put(first);

  expect((await append(store, [{ event: first }], { concurrency: 1 })).outcomes).toEqual(['known']);
  await expectTruth(store, [first, second]);
});

test('a thousand edits by two people within one second are each compared with the one before', async () => {
  const store = memoryStore();
  const edits = Array.from({ length: 1000 }, (_, index) =>
    calls.intent(
      {
        sampleUtterances: Array.from({ length: 5 }, (_, at) => ({
          utterance: `${Math.floor((index + at) / 5)}`,
        })),
      },
      { instant: instantAt(index), actor: index % 3 === 0 ? 'bob' : 'alice' },
    ),
  );
  const shuffled = edits.toSorted((one, other) => hash(one.instant) - hash(other.instant));
  for (const batch of inBatches(shuffled, 100)) {
    await append(
      store,
      batch.map((event) => ({ event })),
      { concurrency: 4 },
    );
  }
  await expectTruth(store, edits);
});

test('an append in order of time reads the neighbours of each event and no more', async () => {
  const store = memoryStore();
  const seen = new Set<string>();
  for (let index = 0; index < 50; index += 1) {
    const event = calls.intent({ intentName: 'A' }, { instant: instantAt(index * 5000) });
    await append(store, [{ event }], { concurrency: 1, seen });
  }
  expect(store.reads.events).toBeLessThanOrEqual(3 * 50);
});

test('every scope is marked as seen, and a scope that holds its name is marked with it', async () => {
  const store = memoryStore();
  const scopes = [
    'arn:aws:lex:eu-west-1:1:bot/X',
    'arn:aws:lex:eu-west-1:1:bot-named/A%2FB',
    'arn:aws:lex:eu-west-1:1:intent:Order',
  ];
  const events = [...scopes, '1/eu-west-1/lex/2026-11-01'].map((scope, index) =>
    calls.intent({}, { scope, lane: 'other', id: `${index}` }),
  );
  await append(
    store,
    events.map((event) => ({ event })),
    { concurrency: 1 },
  );
  expect((await store.bots()).names.map(({ scope, name }) => [scope, name]).sort()).toEqual([
    ['arn:aws:lex:eu-west-1:1:bot-named/A%2FB', 'A/B'],
    ['arn:aws:lex:eu-west-1:1:bot/X', undefined],
    ['arn:aws:lex:eu-west-1:1:intent:Order', 'Order'],
  ]);
});

test('a store that fails makes the append fail', async () => {
  const store: EventStore = { ...memoryStore(), put: () => Promise.reject(new Error('throttled')) };
  await expect(append(store, [{ event: calls.bot({}) }], { concurrency: 1 })).rejects.toThrow('throttled');
});

/** What the store holds is what the whole history, in its right order and at once, says. */
async function expectTruth(store: MemoryStore, events: readonly AuditEvent[]): Promise<void> {
  const stored = store.dump();
  expect(stored).toHaveLength(events.length);
  for (const chain of chains(events)) {
    const held = chain.map((event) => stored.find((one) => one.event.id === event.id)?.change);
    expect(held).toEqual(changesIn(chain));
    const { marks } = await store.names(chain[0]?.scope ?? '');
    expect(chain.map((event) => nameAt(marks, event))).toEqual(chain.map((event) => nameIn(chain, event)));
  }
}

function chains(events: readonly AuditEvent[]): readonly (readonly AuditEvent[])[] {
  const sorted = events
    .filter(({ lane }) => lane === 'state')
    .sort((one, other) => compareKeys(positionOf(one), positionOf(other)));
  return [...new Set(sorted.map(({ place }) => place))].map((place) =>
    sorted.filter((event) => event.place === place),
  );
}

function nameIn(chain: readonly AuditEvent[], event: AuditEvent): string | undefined {
  return chain
    .slice(0, chain.indexOf(event) + 1)
    .flatMap(({ name }) => name ?? [])
    .at(-1);
}

function hash(text: string): number {
  return (Number(text.slice(20, 23)) * 7919) % 1009;
}

test('a process marks a scope as seen once, however many appends it makes', async () => {
  const store = memoryStore();
  const putMark = jest.spyOn(store, 'putMark');
  const seen = new Set<string>();
  for (const milliseconds of [0, 1, 2]) {
    const event = calls.tag({ a: 'b' }, { instant: instantAt(milliseconds), id: `tag-${milliseconds}` });
    await append(store, [{ event }], { concurrency: 1, seen });
  }

  expect(putMark).toHaveBeenCalledTimes(1);
});
