import type { Change } from '../../src/model/change';
import type { AuditEvent } from '../../src/model/event';
import type { EventStore } from '../../src/store/store';
import { append } from '../../src/write/append';
import { calls, inSecondOf, instantAt } from '../support/calls';
import { memoryStore } from '../support/memory-store';

/** Updates of one alias within one second, of which nothing says which came first; their ids are in no order. */
function burst(count: number): readonly AuditEvent[] {
  const instant = instantAt(1000);
  return Array.from({ length: count }, (_, index) =>
    calls.alias(
      { botAliasName: 'prod', botVersion: `${index}` },
      { instant, ...inSecondOf(instant), id: `${(index * 7919) % 10_007}-${index}` },
    ),
  );
}

/** What it takes to store a burst that comes by the live path, ten calls a batch. */
async function workOf(count: number) {
  const store = memoryStore();
  const work = { events: 0, writes: 0, bytes: 0 };
  const counting: EventStore = {
    ...store,
    writeChange: (key, change) => {
      work.writes += 1;
      work.bytes += JSON.stringify(change).length;
      return store.writeChange(key, change);
    },
    putMark: (mark) => {
      work.writes += 1;
      return store.putMark(mark);
    },
  };
  const before = calls.alias({ botAliasName: 'prod', botVersion: '1' }, { instant: instantAt(0) });
  const after = calls.alias({ botAliasName: 'prod', botVersion: '2' }, { instant: instantAt(5000) });
  const seen = new Set<string>();
  for (const batch of batchesOf([before, after, ...burst(count)], 10)) {
    await append(
      counting,
      batch.map((event) => ({ event })),
      { concurrency: 4, seen },
    );
  }
  const changes = store.dump().flatMap(({ change }) => change ?? []);
  return { ...work, events: store.reads.events, changes };
}

test('ten times as many calls within one second take ten times the reads, writes and bytes', async () => {
  const [few, many] = [await workOf(200), await workOf(2000)];

  expect(many.changes).toHaveLength(2002);
  for (const what of ['events', 'writes', 'bytes'] as const) {
    expect([what, many[what] <= 11 * few[what]]).toEqual([what, true]);
  }
  expect(many.events).toBeLessThan(10 * 2000);
  expect(many.writes).toBeLessThan(2 * 2000);
});

test('no change of a crowd says what it was compared with, and each says why', async () => {
  const { changes } = await workOf(40);

  const ofCrowd = (change: Change) => change.basis.startsWith('o');
  expect(changes.filter(ofCrowd)).toHaveLength(40);
  for (const change of changes.filter(ofCrowd)) {
    expect(change).toMatchObject({
      against: 'unrecorded',
      differences: [],
      doubts: [{ kind: 'order-unsure', events: [], hasMore: true }],
    });
    expect(JSON.stringify(change).length).toBeLessThan(200);
  }
});

function batchesOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
