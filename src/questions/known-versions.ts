import { allOfHistory } from '../evidence/all-of-history';
import type { EventStore } from '../store/store';

/** The numbered versions of a bot that some call made, oldest first, those deleted since included. */
export async function knownVersions(
  store: EventStore,
  scope: string,
): Promise<{ readonly versions: readonly string[]; readonly readUnits: number }> {
  const query = { scope, lane: 'state', place: 'version', subtree: true, newestFirst: false } as const;
  const { events, readUnits } = await allOfHistory(store, query);
  const made = events.filter(({ event }) => event.action === 'CreateBotVersion');
  const numbers = made.flatMap(({ event }) => /^version\/(\d+)$/.exec(event.place)?.[1] ?? []);
  return { versions: [...new Set(numbers)].sort((one, other) => Number(one) - Number(other)), readUnits };
}
