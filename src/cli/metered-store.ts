import type { EventStore } from '../store/store';

/** What a question cost, for `--explain`. */
export interface QuestionCost {
  /** Events, rows and name marks that were read. */
  readonly items: number;
  readonly requests: number;
  readonly readUnits: number;
}

export interface Metered {
  readonly store: EventStore;
  readonly meter: () => QuestionCost;
}

/** The store as it is, with every read counted; an interruption ends the question at its next read. */
export function meteredStore(store: EventStore, signal: AbortSignal): Metered {
  let meter: QuestionCost = { items: 0, requests: 0, readUnits: 0 };
  const counted: CountedRead = async (read, itemsOf) => {
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

type CountedRead = <Answer extends { readonly readUnits: number }>(
  read: () => Promise<Answer>,
  itemsOf: (answer: Answer) => readonly unknown[],
) => Promise<Answer>;

type MeteredReads = Pick<EventStore, 'rows' | 'counts' | 'history' | 'fetch' | 'names' | 'bots' | 'days'>;

function countedReads(store: EventStore, counted: CountedRead): MeteredReads {
  return {
    rows: (query) =>
      counted(
        () => store.rows(query),
        ({ rows }) => rows,
      ),
    counts: (query) =>
      counted(
        () => store.counts(query),
        ({ counts }) => counts,
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
