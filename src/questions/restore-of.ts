import { type Doubt, mergedDoubts } from '../model/doubt';
import { isWithin, lineage, type Place } from '../model/place';
import { compareKeys } from '../model/position';
import { requireInstant } from '../model/requirements';
import { readScope } from '../model/scope';
import type { EventStore } from '../store/store';
import { botsSeen } from './bots-seen';
import { ever, type Resource } from './resource';
import { kindOf } from './restore/bot-resources';
import { type Moments, neverSaid } from './restore/decide';
import { planRestore, type RestorePlan, type Unrestored } from './restore/plan';
import type { RestoreCall } from './restore/restore-call';
import { stateAt } from './state-at';
import { statesWithin } from './states-within';

/** How to bring something back to what it was at a moment. */
export type Restore = { readonly readUnits: number } & (
  | {
      readonly kind: 'calls';
      /** In the order in which they have to be made; empty where it is as it was. */
      readonly calls: readonly RestoreCall[];
      /** What stays as it is, because what it was is not known or cannot be written. */
      readonly unrestored: readonly Unrestored[];
      /** What they leave as it is, and what to do besides. */
      readonly notes: readonly string[];
      /** What may have been there besides, or instead. */
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'impossible'; readonly why: string }
);

export interface RestoreOptions {
  /** Also everything within it. @default false */
  readonly within?: boolean;
}

/**
 * The calls that bring a resource, or all within it, back to what it was at an instant. They carry whole states,
 * since Lex removes what an Update leaves out. What the records do not prove is never written: it is
 * listed with the reason. Nobody runs them but the reader.
 *
 * @example
 * ```ts
 * const restore = await restoreOf(store, named.event, '2026-11-01T00:00:00Z', { within: true });
 * if (restore.kind === 'calls') console.log(restore.calls.map(({ action }) => action));
 * ```
 */
export async function restoreOf(
  store: EventStore,
  { scope, place }: Pick<Resource, 'scope' | 'place'>,
  at: string,
  { within = false }: RestoreOptions = {},
): Promise<Restore> {
  requireInstant('at', at);
  const resource = readScope(scope);
  if (resource?.kind !== 'bot' || resource.isName)
    return impossible('only bots of Lex V2, and what is in them, can be restored');
  const [past, now] = [await statesWithin(store, scope, '', at), await statesWithin(store, scope, '', ever)];
  const known = new Set([...past.states.keys(), ...now.states.keys()]);
  const places = within ? [...known, place].filter((one) => isWithin(one, place)) : [place];
  const unknown = new Set([...places.flatMap(lineage)].filter((one) => !known.has(one)));
  const { lost, ...looked } = await lostAmong(store, scope, unknown);
  const moments = { scope, past: past.states, now: now.states, lost, mayHaveMore: past.doubts.length > 0 };
  const readUnits = past.readUnits + now.readUnits + looked.readUnits;
  const plan = planRestore(moments, places);
  const own = plan.unrestored.find((one) => one.place === place);
  const first = own ?? (known.has(place) ? undefined : plan.unrestored[0]);
  if (first !== undefined && (!within || plan.calls.length === 0)) return impossible(first.why, readUnits);
  if (!places.some((one) => known.has(one))) return impossible(neverSaid, readUnits);
  return {
    kind: 'calls',
    calls: plan.calls,
    unrestored: plan.unrestored,
    notes: [
      ...(await sameNamed(store, scope, plan)),
      ...keptVersions(moments, places),
      ...advice(plan, within),
    ],
    doubts: mergedDoubts(doubtsOf(plan), ...(within ? [past.doubts, now.doubts] : [])),
    readUnits,
  };
}

/** Which of the places that no state is known of were deleted. */
async function lostAmong(store: EventStore, scope: string, places: ReadonlySet<Place>) {
  const lost = new Set<Place>();
  let readUnits = 0;
  for (const place of places) {
    const state = await stateAt(store, scope, place, ever);
    if (state.kind === 'gone') lost.add(place);
    readUnits += state.readUnits;
  }
  return { lost, readUnits };
}

function doubtsOf({ decisions }: RestorePlan): readonly Doubt[] {
  return mergedDoubts(...[...decisions.values()].map((one) => ('doubts' in one ? one.doubts : [])));
}

/** Lex takes no second bot of a name in a Region. */
async function sameNamed(store: EventStore, scope: string, { decisions }: RestorePlan) {
  const own = decisions.get('');
  if (own?.kind !== 'create') return [];
  const region = readScope(scope)?.region;
  const others = (await botsSeen(store)).filter(
    (bot) => bot.name === own.document.botName && bot.region === region && !bot.isDeleted,
  );
  return others.flatMap(({ id, name }) =>
    id === undefined
      ? []
      : [`bot ${id} is called ${name} now: rename or delete it first, or CreateBot fails`],
  );
}

/** A version that nothing points to does no harm, and to delete it cannot be undone. */
function keptVersions({ past, now }: Moments, places: readonly Place[]): readonly string[] {
  const made = places
    .filter((place) => kindOf(place) === 'version' && !past.has(place) && now.get(place)?.kind === 'known')
    .map((place) => place.split('/').at(-1) ?? '')
    .toSorted((one, other) => Number(one) - Number(other) || compareKeys(one, other));
  if (made.length === 0) return [];
  return [`made since and left as it is: version ${made.join(', ')}`];
}

function advice({ calls, decisions }: RestorePlan, within: boolean): readonly string[] {
  const isRemade = calls.some(({ action }) => /^Create(Bot|BotLocale|Intent|BotAlias)$/.test(action));
  const isDraftChanged = calls.some(({ place }) => place.startsWith('DRAFT/'));
  const isBotRemade = decisions.get('')?.kind === 'create';
  return [
    ...(isRemade && !within ? ['what was within it was deleted too; --within restores that as well'] : []),
    ...(isBotRemade ? ['the bot gets a new id: whatever calls it by the old one has to be told'] : []),
    ...(isDraftChanged
      ? [
          'callers meet the draft only after a build (build-bot-locale), and behind an alias after a new version',
        ]
      : []),
  ];
}

function impossible(why: string, readUnits = 0): Restore {
  return { kind: 'impossible', why, readUnits };
}
