import { isImport, mayImport } from '../change/import-target';
import { allOfHistory } from '../evidence/all-of-history';
import { concerns } from '../evidence/concerning';
import { importsNamedBy } from '../evidence/imports-into';
import type { AuditEvent } from '../model/event';
import { type Place, placeSegments } from '../model/place';
import { readScope } from '../model/scope';
import { testAlias } from '../model/test-alias';
import type { EventStore } from '../store/store';
import { reconcileAgain } from './reconcile';

/**
 * After events were put and reconciled: brings the changes at other places up to date that they are
 * evidence for. Those are what an import may have rewritten, what came with something that was created or
 * deleted, and, where a call names a bot, what imports by name into it or into another may have rewritten.
 */
export async function reconcileElsewhere(store: EventStore, arrived: readonly AuditEvent[]): Promise<void> {
  for (const event of arrived.filter(isImport)) {
    for (const scope of await targetsOf(store, event)) await reconcileImported(store, scope, event);
  }
  for (const event of arrived.filter(({ lane }) => lane === 'state')) {
    for (const place of aspectsOf(event)) await reconcileBeside(store, { scope: event.scope, place }, event);
  }
  for (const [scope, calls] of namingCalls(arrived)) {
    const imports = await importsNamedBy(store, scope, calls);
    for (const event of imports) await reconcileImported(store, scope, event);
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

/** The calls that name a bot of V2, by its scope. */
function namingCalls(arrived: readonly AuditEvent[]): ReadonlyMap<string, readonly AuditEvent[]> {
  const calls = arrived.filter(
    ({ lane, place, name, scope }) =>
      lane === 'state' && place === '' && name !== undefined && readScope(scope)?.isName === false,
  );
  return new Map(calls.map(({ scope }) => [scope, calls.filter((one) => one.scope === scope)]));
}

/** The policies and vocabularies that came and went with what a call created or deleted. */
function aspectsOf(event: AuditEvent): readonly Place[] {
  const aspect = aspects.get(placeSegments(event.place).at(-1)?.kind ?? 'bot');
  if (aspect === undefined || event.lex !== 'V2') return [];
  const owners = event.place === '' ? ['', testAlias.place] : [event.place];
  const places = owners.map((owner) => (owner === '' ? aspect : `${owner}/${aspect}`));
  return places.filter((place) => concerns(event, event.scope, place));
}

const aspects: ReadonlyMap<string, string> = new Map([
  ['bot', 'policy'],
  ['alias', 'policy'],
  ['locale', 'vocabulary'],
]);

/** An import may have changed any place in what it is into. */
async function reconcileImported(store: EventStore, scope: string, imported: AuditEvent): Promise<void> {
  const query = { scope, lane: 'state', place: imported.place, subtree: true, newestFirst: false } as const;
  const { events } = await allOfHistory(store, query);
  const places = new Set(events.map(({ event }) => event.place));
  for (const place of places) {
    if (mayImport(imported, place)) await reconcileBeside(store, { scope, place }, imported);
  }
}

/** A call that concerns a place comes right before its next call, and right after the last one. */
async function reconcileBeside(
  store: EventStore,
  { scope, place }: Pick<AuditEvent, 'scope' | 'place'>,
  { interval }: AuditEvent,
): Promise<void> {
  const query = { scope, lane: 'state', place, newestFirst: false } as const;
  const { events } = await allOfHistory(store, query);
  const own = events.map(({ event }) => event);
  const next = own.findIndex((event) => event.interval.to >= interval.from);
  const around = own.slice(...(next < 0 ? [-1] : [Math.max(0, next - 1), next + 1]));
  if (around.length > 0) await reconcileAgain(store, { scope, place, events: around });
}
