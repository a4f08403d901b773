import { endOf } from '../../model/position';
import type { StoredEvent, StoredRow } from '../../model/stored';
import { namedEvent } from '../../query/run/named-event';
import { namesOf } from '../../query/run/names-of';
import { byTime, dayOf } from '../../store/keys';
import { nextPage } from '../../store/next-page';
import type { EventStore } from '../../store/store';
import { groupOf } from '../group';
import { pipelineAlarms, pipelineLimits } from '../pipeline-alarms';
import type { Rule } from '../rule';
import { type NotifyChannels, publish } from './channels';
import { scopesOf } from './scopes';

const hour = 60 * 60_000;
const page = 500;

export interface Confirming extends NotifyChannels {
  readonly store: EventStore;
  /** Where every write comes by the live path: `account/region`. */
  readonly live: readonly string[];
}

/**
 * Notifies of writes that came live and that no log file brought, and says how many there are. It looks at
 * one whole hour, which ended long enough before the tick for every file to have come: the same tick
 * looks at the same hour, however late or often it comes.
 */
export async function notifyUnconfirmed(confirming: Confirming, tick: number): Promise<number> {
  const { store } = confirming;
  const until = Math.floor((tick - pipelineLimits.confirmedMinutes * 60_000) / hour) * hour;
  const events = await unconfirmed(confirming, until - hour, until - 1);
  const names = await namesOf(store, scopesOf(events.map(({ event }) => event)));
  const named = events.map((each) => namedEvent(each, names));
  for (const group of groupOf(eventsWithoutFiles(), named)) await publish(group, confirming);
  return events.length;
}

/** Writes between two moments, both included, in which no log file was noted. */
async function unconfirmed(
  { store, live }: Confirming,
  from: number,
  to: number,
): Promise<readonly StoredEvent[]> {
  const rows = await rowsBetween(store, new Date(from).toISOString(), new Date(to).toISOString());
  const writes = rows.filter(
    ({ effect, account, region }) => effect === 'write' && live.includes(`${account}/${region}`),
  );
  const { events } = await store.fetch(writes);
  return events.filter(({ file }) => file === undefined);
}

/** Of one hour, which lies within one day. */
async function rowsBetween(store: EventStore, from: string, to: string): Promise<readonly StoredRow[]> {
  const found: StoredRow[] = [];
  for (const partition of byTime.partitions([dayOf({ instant: from })])) {
    let after: string | undefined;
    do {
      const range = { from, to: endOf(`${to}|`), newestFirst: false, limit: page, after };
      const { rows, next } = await store.rows({ index: byTime.index, partition, ...range });
      found.push(...rows);
      after = nextPage(after, next);
    } while (after !== undefined);
  }
  return found;
}

/** The alarm of this name, notified of like a rule. */
function eventsWithoutFiles(): Rule {
  const about = pipelineAlarms.find(({ name }) => name === 'events-without-files');
  if (about === undefined) throw new Error('src/watch/pipeline-alarms.ts knows no events-without-files');
  const { name, title, severity, meaning } = about;
  const window = { threshold: 1, windowMinutes: 60, isOn: true } as const;
  return { name, title, severity, meaning, filter: 'effect:write', ...window };
}
