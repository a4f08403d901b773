import type { EventStore } from '../../src/store/store';

/** A store whose writes and reads fail now and then, half of them after they were done. */
export function faultyStore(store: EventStore, fails: () => boolean): EventStore {
  const faulty = <Arguments extends readonly unknown[], Answer>(
    act: (...given: Arguments) => Promise<Answer>,
  ) => {
    return async (...given: Arguments): Promise<Answer> => {
      if (fails()) throw throttled();
      const answer = await act(...given);
      if (fails()) throw throttled();
      return answer;
    };
  };
  return {
    put: faulty(store.put),
    rows: faulty(store.rows),
    counts: faulty(store.counts),
    history: faulty(store.history),
    fetch: faulty(store.fetch),
    sharing: faulty(store.sharing),
    dispute: faulty(store.dispute),
    writeChange: faulty(store.writeChange),
    names: faulty(store.names),
    bots: faulty(store.bots),
    putMark: faulty(store.putMark),
    days: faulty(store.days),
  };
}

function throttled(): Error {
  return new Error("table 'events' in eu-west-1 is asked more often than it allows; try again in a moment");
}
