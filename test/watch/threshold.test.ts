import type { AuditEvent } from '../../src/event';
import { builtInRules } from '../../src/watch/built-in';
import { groupMatches } from '../../src/watch/group';
import { reachesThreshold } from '../../src/watch/threshold';
import { anEvent } from '../ingest/a-record';
import { memoryStore } from '../query/memory-store';

const burst = builtInRules().filter(({ name }) => name === 'denied-burst');

/** Calls that were denied, by the second of the day at which they were. */
function denials(...seconds: readonly number[]): readonly AuditEvent[] {
  return seconds.map((second) => {
    const instant = new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();
    return anEvent({ id: `id-${second}`, instant, outcome: 'denied', error: 'AccessDenied', lane: 'other' });
  });
}

async function isTold(before: readonly AuditEvent[], fresh: readonly AuditEvent[]): Promise<boolean> {
  const store = memoryStore(
    [...before, ...fresh].map((event) => ({ event })),
    [],
  );
  const [rule] = burst;
  if (rule === undefined) throw new Error('no rule');
  const [group] = groupMatches(fresh.map((event) => ({ rule, named: { event, nameOf: () => undefined } })));
  return group !== undefined && reachesThreshold(group, store);
}

test('four denied calls are no burst, the fifth within five minutes is', async () => {
  expect(await isTold(denials(0, 60, 120), denials(180))).toBe(false);
  expect(await isTold(denials(0, 60, 120, 180), denials(240))).toBe(true);
});

test('what was denied longer ago does not count', async () => {
  expect(await isTold(denials(0, 60, 120, 180), denials(301))).toBe(false);
});

test('a burst is told of again only when it has doubled', async () => {
  expect(await isTold(denials(0, 1, 2, 3, 4), denials(5))).toBe(false);
  expect(await isTold(denials(0, 1, 2, 3, 4, 5), denials(6, 7, 8, 9))).toBe(true);
});

test('a rule of one needs to ask nothing', async () => {
  const [rule] = builtInRules().filter(({ name }) => name === 'root-user');
  const [event] = denials(0);
  if (rule === undefined || event === undefined) throw new Error('no rule');
  const [group] = groupMatches([{ rule, named: { event, nameOf: () => undefined } }]);
  const store = { ...memoryStore([], []), rows: () => Promise.reject(new Error('asked')) };
  expect(group !== undefined && (await reachesThreshold(group, store))).toBe(true);
});
