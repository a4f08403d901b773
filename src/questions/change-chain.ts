import { declaredStateOf } from '../change/declared-state';
import type { Place } from '../model/place';
import { endOf, positionOf } from '../model/position';
import type { StoredEvent } from '../model/stored';
import { nextPage } from '../store/next-page';
import type { EventStore } from '../store/store';

/** What is asked of a place: its state up to a moment. */
export interface AsOf {
  readonly scope: string;
  readonly place: Place;
  /** An instant, or a position `instant|id`; itself included. */
  readonly at: string;
  /** An event that shall not count, by id: what was there before it. */
  readonly except?: string;
}

export interface ChangeChain {
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  readonly readUnits: number;
}

/** The last call that said the whole state, and the calls since that said a part; none before the position `from`. */
export async function changeChain(
  store: EventStore,
  { scope, place, at, except }: AsOf,
  from?: string,
): Promise<ChangeChain> {
  const newest: StoredEvent[] = [];
  let readUnits = 0;
  let after: string | undefined;
  do {
    // Nearly always the last call says it all.
    const limit = after === undefined ? 2 : 50;
    const span = { from, to: endOfMoment(at), newestFirst: true };
    const page = await store.history({ scope, lane: 'state', place, ...span, limit, after });
    readUnits += page.readUnits;
    for (const stored of page.events) {
      if (stored.event.id === except) continue;
      newest.push(stored);
      if (declaredStateOf(stored.event).kind !== 'partial') return { events: newest.reverse(), readUnits };
    }
    after = nextPage(after, page.next);
  } while (after !== undefined);
  return { events: newest.reverse(), readUnits };
}

export function endOfMoment(at: string): string {
  return at.includes('|') ? at : endOf(at);
}

/** The position of a stored event in the order of its place. */
export function positionIn({ event }: StoredEvent): string {
  return positionOf(event);
}
