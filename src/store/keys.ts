import { keyPart } from '../ingest/bounded';
import type { EventRow, Outcome } from '../model/event';
import type { Place } from '../model/place';
import { endOf, positionOf } from '../model/position';
import { isBotScope } from '../model/scope';
import type { EventKey, NameMark, ScopeName } from '../model/stored';

// Keys need no cutting here, but for names: ids, places and actors come from ingestion short enough for
// DynamoDB's 2,048 bytes of a partition key and 1,024 of a sort key.

export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** The history of one scope: by lane, then place, then time. */
export function tableKey(event: EventKey): TableKey {
  return { pk: event.scope, sk: `${placePrefix(event)}${positionOf(event)}` };
}

/** The inverse of `tableKey`; undefined for an item that is no event. */
export function eventKey({ pk, sk }: TableKey): EventKey | undefined {
  const parts = /^(state|other)\|([^|]*)\|([^|]*)\|(.+)$/s.exec(sk);
  if (parts === null) return undefined;
  const [, lane = '', place = '', instant = '', id = ''] = parts;
  return { scope: pk, lane: lane === 'state' ? 'state' : 'other', place, instant, id };
}

/** What the sort keys of a place in a lane begin with. */
export function placePrefix({ lane, place }: Pick<EventRow, 'lane' | 'place'>): string {
  return `${lane}|${place}|`;
}

/** What the sort keys of everything beneath a place begin with, the place itself left out. */
export function beneathPrefix({ lane, place }: Pick<EventRow, 'lane' | 'place'>): string {
  return place === '' ? `${lane}|` : `${lane}|${place}/`;
}

/** Everything that happened to one bot, in order of time. Sparse: only what belongs to a bot. */
export const byBot = {
  index: 'byBot',
  holds: isBotScope,
  partition: (scope: string): string => scope,
  sort: positionOf,
} as const;

/** Everything that one actor did, in order of time. */
export const byActor = {
  index: 'byActor',
  partition: (actor: string, day: string): string => {
    const name = actor.toLowerCase();
    return `${name}|${isService(name) ? day : monthOf(day)}`;
  },
  /** The partitions that hold the actor's events of these days, newest first. */
  partitions: (actor: string, days: readonly string[]): readonly string[] =>
    newestFirst(days.map((day) => byActor.partition(actor, day))),
  sort: positionOf,
} as const;

/** Everything of one UTC day. */
export const byTime = {
  index: 'byTime',
  partition: (day: string): string => day,
  partitions: newestFirst,
  sort: positionOf,
} as const;

/** What was denied, throttled or went wrong. Sparse: calls that went well are not in it. */
export const byFault = {
  index: 'byFault',
  holds: (outcome: Outcome): boolean => outcome !== 'ok',
  partition: (outcome: Outcome, day: string): string => `${outcome}|${monthOf(day)}`,
  partitions: (outcome: Outcome, days: readonly string[]): readonly string[] =>
    newestFirst(days.map((day) => byFault.partition(outcome, day))),
  sort: positionOf,
} as const;

/** One event by the first characters of its id, 8 at least. */
export const byId = {
  index: 'byId',
  partition: (id: string): string => id.slice(0, 8).toLowerCase(),
  sort: ({ id }: Pick<EventRow, 'id'>): string => id,
} as const;

/** Every record by its id. In the table, not an index of it: whoever adds one sees all that were added before. */
export const idRegistry = {
  partition: (beginning: string): string => `id|${beginning}`,
  key: (id: string, digest: string): TableKey => ({
    pk: idRegistry.partition(byId.partition(id)),
    sk: `${id}|${digest}`,
  }),
  /** Where all entries of one id are. */
  range: (id: string): { readonly partition: string; readonly from: string; readonly to: string } => ({
    partition: idRegistry.partition(byId.partition(id)),
    from: `${id}|`,
    to: endOf(`${id}|`),
  }),
} as const;

/** The days that hold events. */
export const dayRegistry = {
  partition: 'days',
  key: (day: string): TableKey => ({ pk: 'days', sk: day }),
} as const;

/** Names as of a time: those of a scope (at the empty place) and of all things within it. */
export const nameMarks = {
  partition: (scope: string): string => `names|${scope}`,
  /** What the sort keys of one thing begin with. */
  prefix: (place: Place): string => `${place}|`,
  key: (mark: Pick<NameMark, 'scope' | 'place' | 'instant' | 'id'>): TableKey => ({
    pk: nameMarks.partition(mark.scope),
    sk: `${nameMarks.prefix(mark.place)}${positionOf(mark)}`,
  }),
} as const;

/** The scopes that were seen, each with every name it ever had. */
export const scopeRegistry = {
  partition: 'bots',
  key: ({ scope, name = '' }: ScopeName): TableKey => ({ pk: 'bots', sk: `${scope}|${keyPart(name)}` }),
} as const;

export function dayOf({ instant }: Pick<EventRow, 'instant'>): string {
  return instant.slice(0, 10);
}

/** Services call by the thousand, so a month of one would be a partition too hot and too long. */
function isService(actor: string): boolean {
  return actor.includes('.amazonaws.com') || actor.startsWith('aws internal');
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function newestFirst(partitions: readonly string[]): readonly string[] {
  return [...new Set(partitions)].sort().reverse();
}
