import type { TextPrivacy } from '../ingest/hash-texts';
import { dayMs } from '../model/duration';
import type { AuditEvent } from '../model/event';
import { countOf, type Measured } from '../model/metrics';
import type { PutOutcome } from '../model/stored';
import type { EventStore } from '../store/store';
import { append } from './append';
import { rememberTextSetting } from './text-setting';

/** Where and how the functions store events. */
export interface Storing {
  readonly store: EventStore;
  /** Whether reads are stored as well as writes and runtime calls. */
  readonly reads: boolean;
  /** What is kept of the texts that a bot hears and says. */
  readonly privacy?: TextPrivacy;
  readonly now: () => number;
  /** Scopes that this function has marked as seen since it started. */
  readonly seen: Set<string>;
  /** Where every write also comes by the live path: `account/region`. */
  readonly live: readonly string[];
}

// Connections of the SDK's client are 50 at most; ten messages of a batch share them.
const concurrency = 5;

export interface StoredEvents {
  readonly measured: Measured;
  /** Sentences about ids that records with different content have. */
  readonly remarks: readonly string[];
}

/** Stores events that arrived together, in one log file or (without one) live, and says what became of them. */
export async function storeEvents(
  events: readonly AuditEvent[],
  storing: Storing,
  file?: string,
): Promise<StoredEvents> {
  const wanted = storing.reads ? events : events.filter(({ effect }) => effect !== 'read');
  const arrival = file === undefined ? {} : { file };
  if (wanted.length > 0) await rememberTextSetting(storing.store, storing.privacy, storing.seen);
  const { outcomes, disputed } = await append(
    storing.store,
    wanted.map((event) => ({ event, arrival })),
    { concurrency, seen: storing.seen },
  );
  const stored = wanted.filter((_, index) => outcomes[index] === 'stored');
  const lags = lagsOf(stored, storing.now());
  const measured = {
    ...countOf('LeftOut', events.length - wanted.length),
    ...countOf('Conflicts', disputed.size),
    ...Object.assign({}, ...outcomeMetrics.map(([of, name]) => countOf(name, howMany(outcomes, of)))),
    ...(file === undefined ? {} : countOf('OnlyInFiles', onlyInFiles(stored, storing))),
    ...(lags.length > 0 && { Lag: lags }),
  };
  return {
    measured,
    remarks: [...disputed].map(disputedSentence),
  };
}

/** Nothing waits longer than SQS keeps it, 14 days; what is older was brought in by hand, or has no readable time. */
function lagsOf(stored: readonly AuditEvent[], now: number): readonly number[] {
  const lags = stored.map(({ time }) => Math.max(0, now - Date.parse(time)));
  return lags.filter((lag) => lag < 14 * dayMs);
}

/** Writes of the last day alone: files of older days are brought in by hand, and nothing of them came live. */
function onlyInFiles(stored: readonly AuditEvent[], { live, now }: Storing): number {
  const since = now() - dayMs;
  return stored.filter(
    ({ effect, account, region, time }) =>
      effect === 'write' && Date.parse(time) >= since && live.includes(`${account}/${region}`),
  ).length;
}

const outcomeMetrics: readonly (readonly [of: PutOutcome, name: 'Stored' | 'Known' | 'Conflicts'])[] = [
  ['stored', 'Stored'],
  ['known', 'Known'],
];

function howMany(outcomes: readonly PutOutcome[], outcome: PutOutcome): number {
  return outcomes.filter((each) => each === outcome).length;
}

function disputedSentence(id: string): string {
  return `records with different content have the event id ${id}: all are kept and marked; see them: lextrail show -- ${id}`;
}
