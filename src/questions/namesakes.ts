import { readScope } from '../model/scope';
import type { EventStore } from '../store/store';

/** Another bot that the name asked for means, or once meant. */
export type Namesake = {
  readonly scope: string;
  readonly id: string;
  readonly region: string;
  /** Why it is not the one that is answered about. */
  readonly because: 'deleted' | 'renamed' | 'replica';
};

/** The scopes that a name means; where one is meant above the others, these are beside it. */
export interface Meant {
  readonly scopes: readonly string[];
  readonly others: readonly Namesake[];
}

interface NamesakeContext {
  readonly store: EventStore;
  /** Hears what reading costs. */
  readonly units: (readUnits: number) => void;
}

/**
 * Of several scopes with a name: those that have it now before those that had it once, those that are there
 * before deleted ones, and the home of a bot before its replicas.
 */
export async function meantOf(
  context: NamesakeContext,
  scopes: readonly string[],
  hasNameNow: (scope: string) => boolean,
): Promise<Meant> {
  const named = preferred(scopes, scopes.filter(hasNameNow), 'renamed');
  if (named.scopes.length < 2) return named;
  const there = preferred(named.scopes, await notDeleted(context, named.scopes), 'deleted');
  const homes = preferred(there.scopes, await withoutReplicas(context, there.scopes), 'replica');
  return { scopes: homes.scopes, others: [...named.others, ...there.others, ...homes.others] };
}

function preferred(all: readonly string[], best: readonly string[], because: Namesake['because']): Meant {
  if (best.length === 0) return { scopes: all, others: [] };
  const others = all.filter((scope) => !best.includes(scope));
  return { scopes: best, others: others.map((scope) => namesake(scope, because)) };
}

function namesake(scope: string, because: Namesake['because']): Namesake {
  const { id = scope, region = '' } = readScope(scope) ?? {};
  return { scope, id, region, because };
}

async function notDeleted(
  { store, units }: NamesakeContext,
  scopes: readonly string[],
): Promise<readonly string[]> {
  const reads = await Promise.all(
    scopes.map((scope) => store.history({ scope, lane: 'state', place: '', newestFirst: true, limit: 1 })),
  );
  for (const { readUnits } of reads) units(readUnits);
  return scopes.filter((_, index) => !reads[index]?.events[0]?.event.action.startsWith('Delete'));
}

/** A bot and its replicas have one id, each in its Region; the one that was replicated is their home. */
async function withoutReplicas(
  { store, units }: NamesakeContext,
  scopes: readonly string[],
): Promise<readonly string[]> {
  const ids = new Set(scopes.map((scope) => readScope(scope)?.id));
  if (ids.size > 1 || scopes.length < 2) return scopes;
  const span = { lane: 'state', place: 'replica', subtree: true, newestFirst: true, limit: 1 } as const;
  const reads = await Promise.all(scopes.map((scope) => store.history({ scope, ...span })));
  for (const { readUnits } of reads) units(readUnits);
  return scopes.filter((_, index) => (reads[index]?.events.length ?? 0) > 0);
}
