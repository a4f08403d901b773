import { nameIndex } from '../name-index';
import { isWithin, lineage, type Place, placeOf } from '../place';
import { byBot } from '../store/keys';
import type { EventStore, StoredEvent } from '../store/store';
import { endOfMoment, type Moment } from './chain';
import { rowsThatFit } from './read-all';

/** How many calls are looked through for imports; the latest ones, where there are more. */
const budget = 1000;

/**
 * Imports that were accepted from a position on and may have changed a place. No event says what an
 * import brought. One of a locale names its bot's id, one of a whole bot only its name.
 */
export async function importsSince(
  store: EventStore,
  { scope, place, at }: Moment,
  from: string,
): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }> {
  if (!byBot.holds(scope) || !isDraft(place)) return { events: [], readUnits: 0 };
  const bots = await store.bots();
  const name = nameIndex(bots.marks).nameAt(scope, '', at);
  const byName = name === undefined ? [] : [scope.replace(/:bot\/.*$/s, `:bot-named/${placeOf(name)}`)];
  const found = await Promise.all(
    [scope, ...byName].map((partition) =>
      rowsThatFit(
        store,
        { index: 'byBot', partition, from, to: endOfMoment(at), newestFirst: true, limit: 10, budget },
        (row) => row.action === 'StartImport' && row.outcome === 'ok' && lineage(place).includes(row.place),
      ),
    ),
  );
  const { events, readUnits } = await store.fetch(found.flatMap(({ rows }) => rows));
  return { events, readUnits: found.reduce((sum, one) => sum + one.readUnits, bots.readUnits + readUnits) };
}

/** What an import can replace: versions are frozen, aliases and tags are no part of it. */
function isDraft(place: Place): boolean {
  return place === '' || isWithin(place, 'DRAFT');
}
