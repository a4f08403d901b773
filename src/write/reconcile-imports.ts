import { isImport, mayImport } from '../change/import-target';
import { allOfHistory } from '../evidence/all-of-history';
import { importsNamedAnew } from '../evidence/imports-into';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { readScope } from '../model/scope';
import type { NameMark } from '../model/stored';
import type { EventStore } from '../store/store';
import { reconcileAgain } from './reconcile';

/**
 * After events were put and reconciled: brings the changes up to date that an import among them may have
 * had a part in, and those after an import by name that is into another bot, now that the bot's names are known.
 * `named` are the names that the events brought.
 */
export async function reconcileImports(
  store: EventStore,
  arrived: readonly AuditEvent[],
  named: readonly NameMark[],
): Promise<void> {
  for (const event of arrived.filter(isImport)) {
    for (const scope of await targetsOf(store, event)) await reconcileBeside(store, scope, event);
  }
  for (const [scope, names] of botsIn(named)) {
    const imports = await importsNamedAnew(store, scope, names);
    for (const event of imports) await reconcileBeside(store, scope, event);
  }
}

/** The scopes that an import may be into: its own, or those of all bots that ever had the name it gives. */
async function targetsOf(store: EventStore, { scope }: AuditEvent): Promise<readonly string[]> {
  const named = readScope(scope);
  if (named === undefined) return [];
  if (named.kind !== 'bot-named') return [scope];
  const { names } = await store.bots();
  return names.flatMap((one) => {
    const bot = readScope(one.scope);
    const isTarget = bot?.kind === 'bot' && bot.root === named.root && one.name === named.id;
    return isTarget ? [one.scope] : [];
  });
}

/** The names of the bots of V2, by their scope. */
function botsIn(named: readonly NameMark[]): ReadonlyMap<string, readonly NameMark[]> {
  const bots = named.filter(({ place, scope }) => place === '' && readScope(scope)?.isName === false);
  return new Map(bots.map(({ scope }) => [scope, bots.filter((one) => one.scope === scope)]));
}

/**
 * At every place that an import may have changed, it comes right before the next call, and right after the
 * last one.
 */
async function reconcileBeside(store: EventStore, scope: string, imported: AuditEvent): Promise<void> {
  const query = { scope, lane: 'state', place: imported.place, subtree: true, newestFirst: false } as const;
  const { events } = await allOfHistory(store, query);
  const places = new Map<Place, AuditEvent[]>();
  for (const { event } of events.filter((one) => mayImport(imported, one.event.place))) {
    const own = places.get(event.place) ?? [];
    own.push(event);
    places.set(event.place, own);
  }
  for (const [place, own] of places) {
    const next = own.findIndex(({ interval }) => interval.to >= imported.interval.from);
    const around = own.slice(...(next < 0 ? [-1] : [Math.max(0, next - 1), next + 1]));
    await reconcileAgain(store, { scope, place, events: around });
  }
}
