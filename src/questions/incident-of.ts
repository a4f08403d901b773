import { unattributableTypes } from '../change/hidden-change';
import { isRisky } from '../change/risk';
import { allOfHistory } from '../evidence/all-of-history';
import { unattributedCalls } from '../evidence/unattributed-calls';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { NamedEvent } from '../model/named';
import { compareKeys, endOf, positionOf } from '../model/position';
import { requireInstant } from '../model/requirements';
import type { StoredEvent } from '../model/stored';
import { testAlias } from '../model/test-alias';
import { type Meter, meter } from '../query/run/cost';
import { namedEvent } from '../query/run/named-event';
import { namesOf } from '../query/run/names-of';
import { byBot } from '../store/keys';
import type { EventStore } from '../store/store';
import { diffStates, type PlaceDifference } from './diff-states';
import { historyOf } from './history-of';
import { type Besides, besidesOf, callJustBefore, keyCallsOf } from './incident/besides';
import { type Baseline, callersOf, type IncidentCaller } from './incident/callers';
import { earlierCalls } from './incident/earlier-calls';
import { type ChangeReach, nearnesses, reachOf } from './incident/nearness';
import { type AliasPromotions, promotions } from './promotions';
import { rowsThatFit } from './read-all';
import { statesWithin } from './states-within';

/** A change of a bot, and how near it came to its callers. */
export interface IncidentChange {
  readonly named: NamedEvent;
  readonly reach: ChangeReach;
  readonly isRisky: boolean;
}

/** A call that does not say which bot it is about. */
export interface UnattributedCall {
  readonly named: NamedEvent;
  /** The call of the same caller just before, which names this bot: it may be about that as well. */
  readonly after?: NamedEvent;
}

/** What happened to a bot in some time, as far as it is recorded. */
export interface Incident {
  /** Nearest to the callers of the bot first, then what is risky, then in order of time. */
  readonly changes: readonly IncidentChange[];
  /** Calls that were to change the bot and failed, oldest first. */
  readonly attempts: readonly NamedEvent[];
  /** What customers talk to, with what each served. */
  readonly aliases: readonly AliasPromotions[];
  readonly callers: readonly IncidentCaller[];
  readonly besides: Besides;
  readonly unattributed: readonly UnattributedCall[];
  /** What is different now from what was there before, place by place. */
  readonly before: readonly PlaceDifference[];
  /** The instant to go back to: before the first change by somebody unusual, else before the time began. */
  readonly restoreAt: string;
  /** Whether the bot's calls of 90 days were looked through for who is usual; false: only the latest of them. */
  readonly isBaselineComplete: boolean;
  /** Whether they go back far enough to call anything unusual. */
  readonly isComparable: boolean;
  readonly doubts: readonly Doubt[];
  readonly readUnits: number;
}

export interface IncidentOptions {
  /** Instants, both included. */
  readonly from: string;
  readonly to: string;
  /** Who deploys, where that is configured; else whoever moved the aliases most often before. */
  readonly isDeployer?: Baseline['isDeployer'];
}

const mostChanges = 1_000;
const mostCalls = 10_000;

/**
 * What of a bot changed in some time, who did it and how that is unusual, what else they did, and what was
 * there before. Nothing in it is more certain than the records: what they leave open is a doubt.
 *
 * @example
 * ```ts
 * const { changes, callers } = await incidentOf(store, named.event.scope, { from: '2026-11-21T14:00:00Z', to: '2026-11-22T09:00:00Z' });
 * for (const { named: change, reach } of changes) console.log(reach.nearness, change.event.action);
 * ```
 */
export async function incidentOf(
  store: EventStore,
  scope: string,
  { from, to, isDeployer }: IncidentOptions,
): Promise<Incident> {
  requireInstant('from', from);
  requireInstant('to', to);
  const costs = meter();
  const window = { scope, from, to };
  const read = await readIncident(store, window, costs);
  const own = [...read.history.events, ...read.failed.events].toSorted(byTime).map(({ event }) => event);
  const baseline = { ...read, from, isDeployer, keyCalls: read.keyCalls.events };
  const { callers, ...compared } = await callersOf(store, own, baseline);
  costs.units(compared.readUnits);
  const shown = [...own, ...read.hidden.events.map(({ event }) => event)];
  const besides = await besidesOf(store, callers, { from, to, without: new Set(shown.map(({ id }) => id)) });
  costs.units(besides.readUnits);
  const isRead = [read.history.next, read.failed.next].every((next) => next === undefined);
  const isComplete = isRead && read.keyCalls.complete && read.hidden.isComplete && besides.isComplete;
  return {
    ...(await namedFindings(store, window, { ...read, own })),
    aliases: read.aliases,
    callers,
    besides,
    before: diffStates(read.past, read.present),
    restoreAt: restoreAtOf(callers, read.beforeFrom),
    isBaselineComplete: read.earlier.isComplete,
    isComparable: read.earlier.isLongEnough,
    doubts: mergedDoubts(
      read.history.doubts,
      read.past.doubts,
      read.present.doubts,
      isComplete ? [] : [doubtOf('search-incomplete')],
    ),
    readUnits: costs.cost.readUnits,
  };
}

/** One bot, and two instants, both included. */
interface IncidentWindow {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
}

/** All that is read of the bot itself. */
async function readIncident(store: EventStore, { scope, from, to }: IncidentWindow, { units }: Meter) {
  const beforeFrom = new Date(Date.parse(from) - 1).toISOString();
  const span = { newestFirst: false, within: true, since: from, until: to } as const;
  const own = { scope, lane: 'state', place: 'version', subtree: true, from, newestFirst: false } as const;
  const types = unattributableTypes;
  const [history, failed, served, versions, earlier, keyCalls, hidden, past, present] = await Promise.all([
    historyOf(store, { scope, place: '' }, { ...span, limit: mostChanges, budget: mostCalls }),
    failedWrites(store, { scope, from, to }),
    promotions(store, scope),
    allOfHistory(store, own),
    earlierCalls(store, scope, from),
    keyCallsOf(store, { from, to }),
    unattributedCalls(store, { scope, types, from, to: endOf(to) }),
    statesWithin(store, scope, '', beforeFrom),
    statesWithin(store, scope, '', to),
  ]);
  for (const { readUnits } of [history, failed, served, versions, earlier, keyCalls, hidden, past, present])
    units(readUnits);
  const aliases = served.aliases.filter(({ place }) => place !== testAlias.place);
  return { history, failed, aliases, versions, earlier, keyCalls, hidden, past, present, beforeFrom };
}

type IncidentReading = Awaited<ReturnType<typeof readIncident>>;

/** What was found, with the names that things had. */
async function namedFindings(
  store: EventStore,
  { scope }: IncidentWindow,
  read: IncidentReading & { readonly own: readonly AuditEvent[] },
): Promise<Pick<Incident, 'changes' | 'attempts' | 'unattributed'>> {
  const { history, failed, versions, aliases, hidden, own } = read;
  const names = await namesOf(store, [scope, ...hidden.events.map(({ event }) => event.scope)]);
  const named = (stored: StoredEvent) => namedEvent(stored, names);
  const changes = history.events.map(named);
  const releases = { versions: versions.events.filter(isCreation).toSorted(byTime), aliases };
  return {
    changes: ranked(changes.map((one) => changeOf(one, reachOf(one, releases)))),
    attempts: failed.events.toSorted(byTime).map(named),
    unattributed: hidden.events.map((one) => unattributed(named(one), own, changes)),
  };
}

function byTime(one: StoredEvent, other: StoredEvent): number {
  return compareKeys(positionOf(one.event), positionOf(other.event));
}

function isCreation({ event }: StoredEvent): boolean {
  return event.action.startsWith('Create');
}

/** Calls of a bot that were to change something and failed. */
async function failedWrites(store: EventStore, { scope, from, to }: IncidentWindow) {
  const query = {
    index: byBot.index,
    partition: byBot.partition(scope),
    from,
    to: endOf(to),
    newestFirst: false,
    limit: mostChanges,
    budget: mostCalls,
  } as const;
  const found = await rowsThatFit(
    store,
    query,
    ({ effect, outcome }) => effect === 'write' && outcome !== 'ok',
  );
  const { events, readUnits } = await store.fetch(found.rows);
  return { events, next: found.next, readUnits: found.readUnits + readUnits };
}

function changeOf(named: NamedEvent, reach: ChangeReach): IncidentChange {
  return { named, reach, isRisky: (named.change?.differences ?? []).some(isRisky) };
}

function ranked(changes: readonly IncidentChange[]): readonly IncidentChange[] {
  const rank = ({ reach, isRisky: risky }: IncidentChange) =>
    2 * nearnesses.indexOf(reach.nearness) + (risky ? 0 : 1);
  return changes.toSorted((one, other) => rank(one) - rank(other) || byTime(one.named, other.named));
}

function unattributed(
  named: NamedEvent,
  own: readonly AuditEvent[],
  changes: readonly NamedEvent[],
): UnattributedCall {
  const before = callJustBefore(named.event, own);
  const after = changes.find(({ event }) => event === before);
  return after === undefined ? { named } : { named, after };
}

/** The second before the first change by somebody who is unusual; else what was there when the time began. */
function restoreAtOf(callers: readonly IncidentCaller[], before: string): string {
  const instants = callers
    .filter(({ unusual }) => unusual.length > 0)
    .flatMap(({ events }) =>
      events.filter(({ lane }) => lane === 'state').map(({ interval }) => interval.from),
    )
    .toSorted();
  const [first] = instants;
  if (first === undefined) return before;
  return new Date(Math.floor(Date.parse(first) / 1000) * 1000 - 1).toISOString();
}
