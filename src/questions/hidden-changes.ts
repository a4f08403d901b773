import { basedOn } from '../change/changes';
import { declaredStateOf } from '../change/declared-state';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { compareKeys, positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { positionIn } from './change-chain';
import { importsIn, mayChange } from './imports';
import type { FoundEvents } from './read-all';
import { isLikeUnattributed, unattributedCalls } from './unattributed-calls';

/** A stretch of one place's history, from a call about it to the next or to some moment; neither position is in it. */
export interface Gap {
  readonly place: Place;
  readonly from: string;
  readonly to: string;
  /** A call about the place. */
  readonly call: AuditEvent;
  /** It begins with the end of what was at the place, and nothing brings that back. */
  readonly isOver?: boolean;
}

export interface HiddenChanges {
  /** Why the place may not be the same at the end of a gap as at its beginning. */
  readonly doubtsIn: (gap: Gap) => readonly Doubt[];
  readonly readUnits: number;
}

/** What may have changed places of a scope without any record saying so: imports, and calls without their resource. */
export async function hiddenChanges(
  store: EventStore,
  scope: string,
  gaps: readonly Gap[],
): Promise<HiddenChanges> {
  const [first] = gaps;
  if (first === undefined) return { doubtsIn: () => [], readUnits: 0 };
  const span = spanOf(gaps);
  const places = [...new Set(gaps.map(({ place }) => place))];
  const [imports, unattributed] = await Promise.all([
    importsIn(store, { scope, places, ...span }),
    gaps.some(isOwnGap) ? unattributedCalls(store, { calls: gaps.map(({ call }) => call), ...span }) : none,
  ]);
  return {
    doubtsIn: (gap) => doubtsIn(gap, imports, unattributed),
    readUnits: imports.readUnits + unattributed.readUnits,
  };
}

/** The gaps between calls of one place, oldest first, and one since the last of them up to a position. */
export function gapsBetween(calls: readonly StoredEvent[], place: Place, to: string): readonly Gap[] {
  return calls.map((stored, index) => {
    const next = calls[index + 1];
    return {
      place,
      from: positionIn(stored),
      to: next === undefined ? to : positionIn(next),
      call: stored.event,
      isOver: isOverAfter(stored.event, place),
    };
  });
}

/** Events of one scope, each with what may have made a part of its change since the call that it is compared with. */
export async function withHiddenChanges(
  store: EventStore,
  scope: string,
  events: readonly StoredEvent[],
): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }> {
  const gaps = new Map(events.flatMap(gapBefore));
  const { doubtsIn: hidden, readUnits } = await hiddenChanges(store, scope, [...gaps.values()]);
  const doubted = events.map((stored) => {
    const gap = gaps.get(stored.event.id);
    const doubts = mergedDoubts(stored.change?.doubts ?? [], gap === undefined ? [] : hidden(gap));
    const { change } = stored;
    return change === undefined || doubts.length === 0
      ? stored
      : { ...stored, change: { ...change, doubts } };
  });
  return { events: doubted, readUnits };
}

function gapBefore({ event, change }: StoredEvent): readonly (readonly [string, Gap])[] {
  const from = change && basedOn(change);
  if (from === undefined) return [];
  return [[event.id, { place: event.place, from, to: positionOf(event), call: event }]];
}

const none: FoundEvents = { events: [], isComplete: true, readUnits: 0 };

function spanOf(gaps: readonly Gap[]): { readonly from: string; readonly to: string } {
  const from = gaps.map((gap) => gap.from).sort(compareKeys)[0] ?? '';
  const to =
    gaps
      .map((gap) => gap.to)
      .sort(compareKeys)
      .at(-1) ?? '';
  return { from, to };
}

/** The call that made a bot is no call about its tags. */
function isOwnGap({ place, call }: Gap): boolean {
  return place === call.place;
}

/** What was deleted does not come back under its id, but for locales and vocabularies: their ids are fixed. */
function isOverAfter(call: AuditEvent, place: Place): boolean {
  const hasFixedId = call.lex === 'V1' || /^DRAFT\/[^/]+(?:\/vocabulary)?$/.test(place);
  return !hasFixedId && call.place === place && declaredStateOf(call).kind === 'gone';
}

function doubtsIn(gap: Gap, imports: FoundEvents, unattributed: FoundEvents): readonly Doubt[] {
  if (gap.isOver) return [];
  const isWithinGap = (stored: StoredEvent) =>
    compareKeys(positionIn(stored), gap.from) > 0 && compareKeys(positionIn(stored), gap.to) < 0;
  const imported = imports.events.filter((one) => isWithinGap(one) && mayChange(one, gap.place));
  const alike = unattributed.events.filter(
    (one) => isOwnGap(gap) && isWithinGap(one) && isLikeUnattributed(one.event, gap.call),
  );
  const isComplete = imports.isComplete && (unattributed.isComplete || !isOwnGap(gap));
  return mergedDoubts([
    ...imported.map(({ event }) => doubtOf('import-between', event)),
    ...alike.map(({ event }) => doubtOf('unattributed-call', event)),
    ...(isComplete ? [] : [doubtOf('search-incomplete')]),
  ]);
}
