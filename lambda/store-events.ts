import { append } from '../src/append';
import type { AuditEvent } from '../src/event';
import type { EventStore, PutOutcome } from '../src/store/store';
import type { Measured, MetricName } from './metrics';

export interface Storing {
  readonly store: EventStore;
  /** Whether reads are stored as well as writes and runtime calls. */
  readonly reads: boolean;
  readonly now: () => number;
  /** Scopes that this function has marked as seen since it started. */
  readonly seen: Set<string>;
}

// Connections of the SDK's client are 50 at most; ten messages of a batch share them.
const concurrency = 5;

export interface StoredEvents {
  readonly measured: Measured;
  /** Sentences about events that were kept out, since their id stands there with another content. */
  readonly remarks: readonly string[];
}

/** Stores events that arrived together, in one log file or alone, and says what became of them. */
export async function storeEvents(
  events: readonly AuditEvent[],
  storing: Storing,
  file?: string,
): Promise<StoredEvents> {
  const wanted = storing.reads ? events : events.filter(({ effect }) => effect !== 'read');
  const arrival = file === undefined ? {} : { file };
  const outcomes = await append(
    storing.store,
    wanted.map((event) => ({ event, arrival })),
    { concurrency, seen: storing.seen },
  );
  const stored = wanted.filter((_, index) => outcomes[index] === 'stored');
  const now = storing.now();
  const measured = {
    ...counted('LeftOut', events.length - wanted.length),
    ...Object.assign({}, ...outcomeMetrics.map(([of, name]) => counted(name, howMany(outcomes, of)))),
    ...(stored.length > 0 ? { Lag: stored.map(({ time }) => Math.max(0, now - Date.parse(time))) } : {}),
  };
  return { measured, remarks: wanted.filter((_, index) => outcomes[index] === 'conflict').map(keptOut) };
}

export function counted(name: MetricName, count: number): Measured {
  return count === 0 ? {} : { [name]: [count] };
}

const outcomeMetrics: readonly (readonly [of: PutOutcome, name: MetricName])[] = [
  ['stored', 'Stored'],
  ['known', 'Known'],
  ['conflict', 'Conflicts'],
];

function howMany(outcomes: readonly PutOutcome[], outcome: PutOutcome): number {
  return outcomes.filter((each) => each === outcome).length;
}

function keptOut({ id }: AuditEvent): string {
  return `event id ${id} is stored already with another content, which was kept; compare: lextrail show ${id} --raw`;
}
