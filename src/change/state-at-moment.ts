import { doubtOf } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { compareKeys, endOf, positionOf } from '../model/position';
import { clustersOf } from './cluster';
import { hiddenChange } from './hidden-change';
import { type PlaceHistory, placeHistory } from './history';
import {
  amongOthers,
  isSameState,
  lastState,
  replayHistory,
  stateAfter,
  type Transition,
  withDoubts,
} from './replay-history';
import { nothing, type State } from './replay-state';

/** The state of a place, and the call it rests on. */
export interface FoundState extends State {
  /** The last call that says something of it; absent where none does. */
  readonly event?: AuditEvent;
}

/** A history up to a moment, and what came next as evidence. */
export function historyUpTo(
  place: Place,
  events: readonly AuditEvent[],
  at: string | undefined,
): PlaceHistory {
  if (at === undefined) return placeHistory(place, events);
  const isUpTo = ({ interval }: AuditEvent) => interval.from <= at;
  const [next] = clustersOf(events.filter((event) => !isUpTo(event)));
  return placeHistory(place, events.filter(isUpTo), next);
}

/**
 * The state at an instant, from the calls that concern the place; without one, the last. Calls that may
 * have taken effect before the instant or after it are counted by their key, and leave a doubt.
 */
export function stateAtMoment(place: Place, events: readonly AuditEvent[], at?: string): FoundState {
  const isOpen = ({ interval }: AuditEvent) => at !== undefined && interval.from <= at && interval.to > at;
  const open = events.filter(isOpen);
  if (open.length === 0) return found(historyUpTo(place, events, at), place);
  const isShown = (event: AuditEvent) =>
    !isOpen(event) || compareKeys(positionOf(event), endOf(at ?? '')) <= 0;
  const shown = found(historyUpTo(place, events.filter(isShown), at), place);
  const others = [events, events.filter((event) => !isOpen(event))].map((some) =>
    found(historyUpTo(place, some, at), place),
  );
  const isSure = others.every((other) => isSameState(other, shown));
  return isSure ? shown : { ...shown, ...withDoubts(shown, [doubtOf('order-unsure', ...open)]) };
}

function found(history: PlaceHistory, place: Place): FoundState {
  const replayed = replayHistory(history);
  return { ...lastState(replayed), event: lastEvent(replayed.transitions, place) };
}

/** The states right before and after a call, which need not be at the place: a version freezes what is elsewhere. */
export function statesAround(
  place: Place,
  events: readonly AuditEvent[],
  moment: AuditEvent,
): { readonly before: FoundState; readonly after: FoundState } {
  const replayed = replayHistory(placeHistory(place, events));
  const index = replayed.transitions.findIndex(({ event }) => event === moment);
  const { transitions, others } = replayed;
  const isIt = ({ event }: Transition) => event === moment;
  const before = transitions[index]?.before ?? nothing;
  return {
    before: {
      ...amongOthers(
        before,
        others.map((other) => ({ ...other, state: other.transitions.find(isIt)?.before })),
      ),
      event: lastEvent(transitions.slice(0, Math.max(0, index)), place),
    },
    after: { ...stateAfter(replayed, moment), event: lastEvent(transitions.slice(0, index + 1), place) },
  };
}

/** An import does not say the state; a call elsewhere counts where it began or ended it. */
function lastEvent(transitions: readonly Transition[], place: Place): AuditEvent | undefined {
  return transitions.findLast(
    ({ event, before, after }) =>
      hiddenChange(event, place) === undefined && (event.place === place || before !== after),
  )?.event;
}
