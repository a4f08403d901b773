import type { EventRow } from './event';

/** What an answer cannot know, each kind with what it means. */
export const doubtKinds = {
  'order-unsure': 'calls within one second, and nothing in the records says which came first',
  'import-between': 'an import was accepted, and no event records what it brought',
  'content-not-recorded': 'CloudTrail left out what a call said, or its record cannot be read',
  'content-not-kept':
    'the record of a call was too large for the store, so what it said is in the log file only',
  'unattributed-call': 'CloudTrail left out even which resource a call was about: it may have been this one',
  'first-known-state': 'no earlier call is known, so what was there before is not',
  'disputed-record': 'several records with different content have the id of this event',
  'correction-pending': 'CloudTrail corrected a record, and one of the two is not in the store',
  'misplaced-record': 'the log file that holds a record is in the folder of another account',
  'name-not-seen': 'no call up to then says what this was called',
  'search-incomplete': 'there were too many calls to look through all of them for what may have changed it',
} as const;

export type DoubtKind = keyof typeof doubtKinds;

/** An event as an answer refers to it: enough to say who did what when, and to look it up. */
export type EventReference = Pick<EventRow, 'id' | 'time' | 'action' | 'actor'> &
  Partial<Pick<EventRow, 'role' | 'root'>>;

/**
 * One thing that an answer does not know. It travels with the answer, from the stored change to the
 * last view of it; an answer without doubts is proven by the records.
 */
export interface Doubt {
  readonly kind: DoubtKind;
  /** The calls it comes from, oldest first; empty where no call does. Of very many, the first. */
  readonly events: readonly EventReference[];
  /** Whether it comes from more calls than it names. */
  readonly hasMore?: true;
}

/** So many calls a doubt names at most: it travels with every change that it is about. */
const mostNamed = 50;

export function referenceTo({ id, time, action, actor, role, root }: EventReference): EventReference {
  return { id, time, action, actor, ...(role !== undefined && { role }), ...(root && { root }) };
}

/** A doubt that comes from these calls. */
export function doubtOf(kind: DoubtKind, ...events: readonly EventReference[]): Doubt {
  return bounded({ kind, events });
}

/** A doubt that comes from more calls than are worth to be named. */
export function doubtOfMany(kind: DoubtKind): Doubt {
  return { kind, events: [], hasMore: true };
}

/** Doubts of several sources as one list: those of a kind become one, with all their calls. */
export function mergedDoubts(...lists: readonly (readonly Doubt[])[]): readonly Doubt[] {
  const byKind = new Map<DoubtKind, Map<string, EventReference>>();
  const cut = new Set<DoubtKind>();
  for (const { kind, events, hasMore } of lists.flat()) {
    const known = byKind.get(kind) ?? new Map<string, EventReference>();
    for (const event of events) known.set(event.id, event);
    byKind.set(kind, known);
    if (hasMore) cut.add(kind);
  }
  return [...byKind].map(([kind, events]) =>
    bounded({ kind, events: [...events.values()], ...(cut.has(kind) && { hasMore: true }) }),
  );
}

function bounded({ kind, events, hasMore }: Doubt): Doubt {
  const isCut = hasMore === true || events.length > mostNamed;
  return { kind, events: events.slice(0, mostNamed).map(referenceTo), ...(isCut && { hasMore: true }) };
}
