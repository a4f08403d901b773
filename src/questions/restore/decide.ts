import { isSame } from '../../change/same';
import type { Doubt } from '../../model/doubt';
import type { JsonObject } from '../../model/json';
import { lineage, type Place } from '../../model/place';
import { everyDoubt, whyNotRestorable, whyUncertain } from '../restorable';
import type { PlaceState } from '../states-within';
import { botResource, isWritable, kindOf } from './bot-resources';

/** What there was, and what there is, by place. */
export interface Moments {
  readonly scope: string;
  readonly past: ReadonlyMap<Place, PlaceState>;
  readonly now: ReadonlyMap<Place, PlaceState>;
  /** What was deleted, and of which no call says what it was. */
  readonly lost: ReadonlySet<Place>;
  /** Whether there may have been more then than is known. */
  readonly mayHaveMore: boolean;
}

/** What to do about one place. */
export type Decision =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'create' | 'update';
      readonly document: JsonObject;
      /** What is there now; empty where nothing is. */
      readonly present: JsonObject;
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'delete'; readonly present: JsonObject; readonly doubts: readonly Doubt[] }
  | { readonly kind: 'refuse'; readonly why: string };

/** What brings a place back, seen by itself. */
export function decide(moments: Moments, place: Place): Decision {
  const decision = decideWithout(moments, place);
  if (decision.kind === 'keep' || decision.kind === 'refuse') return decision;
  const why = whyPresentUncertain(place, moments.now.get(place));
  return why === undefined ? decision : refuse(`what is there now is not known: ${why}`);
}

/** The same where what is there now is certain. */
function decideWithout(moments: Moments, place: Place): Decision {
  const { scope, past, now, lost } = moments;
  const [before, present] = [past.get(place), now.get(place)];
  if (kindOf(place) === 'version') return decideVersion(before, present);
  if (!isWritable(scope, place)) return { kind: 'keep' };
  if (before !== undefined) return decideWritten({ scope, place }, before, present);
  if (lost.has(place)) return refuse(neverSaid);
  if (present === undefined) return { kind: 'keep' };
  if (present.kind !== 'known') return refuse('whether it is there now is not known');
  if (present.isFirstKnown || botResource(scope, place)?.isAutomatic) return refuse(neverSaid);
  if (!wasAbsent(moments, place)) return refuse('whether it was there is not known');
  if (place === '') return refuse('it was not there then, and to delete a whole bot is no restoring');
  return { kind: 'delete', present: present.document, doubts: present.doubts };
}

/** Whether something that a call made since was not there before. An id that Lex assigns is always new. */
function wasAbsent({ scope, past, mayHaveMore }: Moments, place: Place): boolean {
  const resource = botResource(scope, place);
  if (resource !== undefined && !resource.isChosen) return true;
  const home = past.get(homeOf(scope, place));
  return home?.kind === 'known' && home.isFirstKnown === undefined && !mayHaveMore;
}

/** The resource that a place is in. */
function homeOf(scope: string, place: Place): Place {
  const homes = lineage(place).slice(0, -1);
  return homes.findLast((home) => botResource(scope, home) !== undefined) ?? '';
}

export const neverSaid = 'no call up to then says what it was';

function decideWritten(
  { scope, place }: { readonly scope: string; readonly place: Place },
  before: PlaceState,
  present: PlaceState | undefined,
): Decision {
  if (before.kind === 'gone') return refuse('whether it was there is not known');
  const problem = whyNotRestorable(before, everyDoubt);
  if (problem !== undefined) return refuse(problem.replace('was there before', 'was there then'));
  const { document, doubts } = before;
  const isThere = present?.kind === 'known';
  if (isThere && present.doubts.length === 0 && isSame(present.document, document)) return { kind: 'keep' };
  if (isThere) return { kind: 'update', document, present: present.document, doubts };
  const kind = botResource(scope, place)?.isAutomatic ? 'update' : 'create';
  return { kind, document, present: {}, doubts: [...doubts, ...(present?.doubts ?? [])] };
}

/**
 * Why what is there now matters and is not known. An Update says a whole state, whatever there is, if only
 * something is; tags and words are set and taken away one by one.
 */
function whyPresentUncertain(place: Place, present: PlaceState | undefined): string | undefined {
  const doubts = present?.doubts ?? [];
  if (oneByOne.has(kindOf(place))) return whyUncertain(doubts, everyDoubt);
  const isAboutEnd = doubts.some(({ events }) => events.some(({ action }) => action.startsWith('Delete')));
  return isAboutEnd ? whyUncertain(doubts, everyDoubt) : undefined;
}

const oneByOne: ReadonlySet<string> = new Set(['tags', 'vocabulary']);

/** A version is a frozen copy: it never changes, and its number is never given again. */
function decideVersion(before: PlaceState | undefined, present: PlaceState | undefined): Decision {
  const isLost = before?.kind === 'known' && present?.kind !== 'known';
  return isLost ? refuse('a deleted version cannot be made again with its number') : { kind: 'keep' };
}

export function refuse(why: string): Decision {
  return { kind: 'refuse', why };
}
