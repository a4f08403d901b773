import { hiddenChange, resourceTypeOf } from '../change/hidden-change';
import { importsInto } from '../evidence/imports-into';
import { typesAt, unattributedCalls } from '../evidence/unattributed-calls';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { compareKeys } from '../model/position';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';

/**
 * Events of one scope, each with the calls that may have made a part of its change since what it is
 * compared with, and that no record ties to its resource: those that do not say what they were about, and
 * imports by a name while nothing says what the bot was called.
 */
export async function withHidden(
  store: EventStore,
  scope: string,
  events: readonly StoredEvent[],
): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }> {
  const [first] = events.flatMap(({ change }) => change?.since ?? []).sort(compareKeys);
  if (first === undefined) return { events, readUnits: 0 };
  const from = secondsBefore(first);
  const places = [...new Set(events.map(({ event }) => event.place))];
  const [unattributed, imports] = await Promise.all([
    unattributedCalls(store, { scope, types: typesAt(places), from }),
    importsInto(store, { scope, places, from }),
  ]);
  const hidden = [...unattributed.events, ...imports.events];
  const { isComplete } = unattributed;
  return {
    events: events.map((stored) => withDoubts(stored, doubtsBefore(stored, hidden, isComplete))),
    readUnits: unattributed.readUnits + imports.readUnits,
  };
}

function doubtsBefore(
  { event, change }: StoredEvent,
  hidden: readonly StoredEvent[],
  isComplete: boolean,
): readonly Doubt[] {
  const { since } = change ?? {};
  if (since === undefined) return [];
  const isBetween = ({ interval }: AuditEvent) =>
    interval.to >= instantOf(since) && interval.from <= event.interval.to;
  const doubts = hidden.flatMap((one): readonly Doubt[] => {
    const kind = hiddenChange(one.event, event.place);
    return kind !== undefined && isBetween(one.event) ? [doubtOf(kind, one.event)] : [];
  });
  const isSearched = isComplete || resourceTypeOf(event.place) === undefined;
  return mergedDoubts(doubts, isSearched ? [] : [doubtOf('search-incomplete')]);
}

/** A call takes effect in the second of its key, or in the next. */
function secondsBefore(position: string): string {
  return new Date(Date.parse(instantOf(position)) - 1999).toISOString();
}

function instantOf(position: string): string {
  return position.split('|')[0] ?? position;
}

function withDoubts(stored: StoredEvent, doubts: readonly Doubt[]): StoredEvent {
  const { change } = stored;
  if (change === undefined || doubts.length === 0) return stored;
  return { ...stored, change: { ...change, doubts: mergedDoubts(change.doubts ?? [], doubts) } };
}
