import { changesOf } from '../change/changes';
import { declaredStateOf } from '../change/declared-state';
import type { Change } from '../model/change';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { compareKeys, positionOf } from '../model/position';
import { readScope } from '../model/scope';
import type { NameMark, StoredEvent } from '../model/stored';
import { nextPage } from '../store/next-page';
import type { EventStore } from '../store/store';

/** Nearly always the neighbour on each side is all there is to read; beyond that, in pages of this size. */
const laterPages = 50;

/**
 * Brings the stored changes and names of one place up to date after events were put there: those of
 * the events themselves, and of the ones after them that are compared with them.
 *
 * Whatever the order of arrival and however many write at once, all end the same: whoever puts the
 * later of two neighbours reads both, a change is written only over one with a smaller basis, and a
 * view that lacks an event has a smaller basis than one that has it.
 */
export async function reconcile(
  store: EventStore,
  scope: string,
  place: Place,
  touched: readonly AuditEvent[],
): Promise<void> {
  if (!isResource(scope)) return reconcileAlone(store, touched);
  const positions = touched.map(positionOf).sort(compareKeys);
  const [first, last] = [positions[0], positions.at(-1)];
  if (first === undefined || last === undefined) return;
  const spot = { store, scope, place };
  const span = { first, last, count: touched.length };
  const { before, later } = (await readEnd(spot, span)) ?? (await readBothWays(spot, span));
  await Promise.all([writeChanges(store, before, later), writeNames(store, before.at(-1)?.event, later)]);
}

/** A scope that is no resource's holds a day's calls that do not say what they are about, so none is before another. */
function isResource(scope: string): boolean {
  return readScope(scope) !== undefined;
}

async function reconcileAlone(store: EventStore, events: readonly AuditEvent[]): Promise<void> {
  for (const event of events) {
    for (const change of changesOf([event])) await store.writeChange(event, change);
  }
}

interface Spot {
  readonly store: EventStore;
  readonly scope: string;
  readonly place: Place;
}

interface Direction {
  readonly from?: string;
  readonly to?: string;
  readonly newestFirst: boolean;
  /** How many events are expected to be enough. */
  readonly limit: number;
}

/** Where the events that were put begin and end. */
interface Span {
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** The events around those that were put, oldest first. */
interface Around {
  /** From the one on that needs nothing older. */
  readonly before: readonly StoredEvent[];
  /** The events themselves and what is compared with them. */
  readonly later: readonly StoredEvent[];
}

/** Nearly every event arrives at the end of its place's history, where one read has both its neighbours. */
async function readEnd({ store, ...where }: Spot, { first, count }: Span): Promise<Around | undefined> {
  const page = await store.history({ ...where, lane: 'state', newestFirst: true, limit: count + 2 });
  const events = page.events.toReversed();
  const isBefore = ({ event }: StoredEvent) => compareKeys(positionOf(event), first) < 0;
  const before = events.filter(isBefore);
  const anchor = before.findLastIndex(isAnchor);
  if (anchor < 0 && page.next !== undefined) return undefined;
  return { before: before.slice(Math.max(0, anchor)), later: events.slice(before.length) };
}

async function readBothWays(spot: Spot, { first, last, count }: Span): Promise<Around> {
  const [earlier, later] = await Promise.all([
    read(
      spot,
      { to: first, newestFirst: true, limit: 2 },
      (stored) => isAnchor(stored) && compareKeys(positionOf(stored.event), first) < 0,
    ),
    read(
      spot,
      { from: first, newestFirst: false, limit: count + 1 },
      (stored) => isAnchor(stored) && compareKeys(positionOf(stored.event), last) > 0,
    ),
  ]);
  const before = earlier.filter(({ event }) => compareKeys(positionOf(event), first) < 0).reverse();
  return { before, later };
}

/** Reads from a position on until an event is the last one needed, or there are no more. */
async function read(
  { store, scope, place }: Spot,
  direction: Direction,
  isEnough: (stored: StoredEvent) => boolean,
): Promise<readonly StoredEvent[]> {
  const read: StoredEvent[] = [];
  let after: string | undefined;
  do {
    const limit = after === undefined ? direction.limit : laterPages;
    const page = await store.history({ scope, lane: 'state', place, ...direction, limit, after });
    for (const stored of page.events) {
      read.push(stored);
      if (isEnough(stored)) return read;
    }
    after = nextPage(after, page.next);
  } while (after !== undefined);
  return read;
}

/** Whether what comes after needs to know nothing older. */
function isAnchor({ event }: StoredEvent): boolean {
  return declaredStateOf(event).kind !== 'partial';
}

async function writeChanges(
  store: EventStore,
  before: readonly StoredEvent[],
  later: readonly StoredEvent[],
): Promise<void> {
  const changes = changesOf([...before, ...later].map(({ event }) => event)).slice(before.length);
  for (const [index, { event, change: stored }] of later.entries()) {
    const change: Change | undefined = changes[index];
    if (change !== undefined && change.basis !== stored?.basis) await store.writeChange(event, change);
  }
}

/**
 * Marks every event whose name is not that of the event before it. Where the one before has no name
 * (a deletion), the mark is written again: one too many does no harm, one too few would.
 */
async function writeNames(
  store: EventStore,
  before: AuditEvent | undefined,
  later: readonly StoredEvent[],
): Promise<void> {
  let previous = before?.name;
  for (const { event } of later) {
    if (event.name !== undefined && event.name !== previous) await store.putMark(markOf(event));
    previous = event.name;
  }
}

function markOf({ scope, place, instant, id, name }: AuditEvent): NameMark {
  return { scope, place, instant, id, name };
}
