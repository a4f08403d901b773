import type { EventStore } from '../store/store';

/** What a question cost, as `--explain` tells it. */
export interface Meter {
  /** Events, rows and name marks that were read. */
  readonly items: number;
  readonly requests: number;
  readonly readUnits: number;
}

export interface Metered {
  readonly store: EventStore;
  readonly meter: () => Meter;
}

/** The store as it is, with every read counted; an interruption ends the question at its next read. */
export function meteredStore(store: EventStore, signal: AbortSignal): Metered {
  let meter: Meter = { items: 0, requests: 0, readUnits: 0 };
  const counted: Counted = async (read, itemsOf) => {
    signal.throwIfAborted();
    const answer = await read();
    const { items, requests, readUnits } = meter;
    meter = {
      items: items + itemsOf(answer).length,
      requests: requests + 1,
      readUnits: readUnits + answer.readUnits,
    };
    return answer;
  };
  return { meter: () => meter, store: { ...store, ...countedReads(store, counted) } };
}

type Counted = <Answer extends { readonly readUnits: number }>(
  read: () => Promise<Answer>,
  itemsOf: (answer: Answer) => readonly unknown[],
) => Promise<Answer>;

type Reads = Pick<EventStore, 'rows' | 'history' | 'fetch' | 'names' | 'bots' | 'days'>;

function countedReads(store: EventStore, counted: Counted): Reads {
  return {
    rows: (query) =>
      counted(
        () => store.rows(query),
        ({ rows }) => rows,
      ),
    history: (query) =>
      counted(
        () => store.history(query),
        ({ events }) => events,
      ),
    fetch: (keys) =>
      counted(
        () => store.fetch(keys),
        ({ events }) => events,
      ),
    names: (scope, of) =>
      counted(
        () => store.names(scope, of),
        ({ marks }) => marks,
      ),
    bots: () =>
      counted(
        () => store.bots(),
        ({ names }) => names,
      ),
    days: () =>
      counted(
        () => store.days(),
        ({ days }) => days,
      ),
  };
}
