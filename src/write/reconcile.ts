import { hasOnlyParts } from '../change/anchor';
import { noNaming } from '../change/basis';
import { changesOf } from '../change/changes';
import { isOfCorrectedCrowd, unsettledBasis } from '../change/crowd';
import { isImportable } from '../change/import-target';
import { creatorPlaceOf } from '../change/initial-state';
import { allOfHistory } from '../evidence/all-of-history';
import { concerns } from '../evidence/concerning';
import { type ImportsInto, importsInto } from '../evidence/imports-into';
import type { Change } from '../model/change';
import type { AuditEvent } from '../model/event';
import { sharedIdOf } from '../model/event-id';
import { compareKeys, positionOf } from '../model/position';
import { readScope } from '../model/scope';
import type { NameMark } from '../model/stored';
import type { EventStore } from '../store/store';
import { type CrowdArrival, crowdArrivals } from './crowd-arrivals';
import { type HistoryWindow, type Touched, type WindowReader, windowReader } from './history-window';

/**
 * Brings the stored changes and names of one place up to date after events were put there: those of the
 * events themselves, and of the ones around them that they are evidence for.
 *
 * Whatever the order of arrival and however many write at once, all end the same: whoever puts the
 * later of two neighbours reads both, a change is written only over one with a smaller basis, and a
 * view that lacks an event has a smaller basis than one that has it.
 */
export async function reconcile(store: EventStore, touched: Touched): Promise<void> {
  if (!isResource(touched.scope)) return reconcileAlone(store, touched.events);
  const reader = await windowReader(store, touched);
  const arrivals = await crowdArrivals(store, touched, reader.read().values());
  return arrivals === undefined
    ? reconcileAround(store, touched, reader)
    : writeArrivals(store, touched, arrivals);
}

/** The same for events of which some other call, such as an import, changed what they mean. */
export async function reconcileAgain(store: EventStore, touched: Touched): Promise<void> {
  await reconcileAround(store, touched, await windowReader(store, touched));
}

async function reconcileAround(store: EventStore, touched: Touched, reader: WindowReader): Promise<void> {
  const { clusters, affected, naming } = await windowOfAll(store, touched, reader);
  const events = clusters.flatMap((cluster) => cluster.events);
  const changes = changesOf(touched.place, events, naming);
  const stored = reader.read();
  const affectedEvents = touchedLast(
    affected.flatMap((cluster) => cluster.events),
    touched,
  );
  const writes = affectedEvents.flatMap((event): ChangeWrite[] => {
    const change = changes.get(event);
    return change === undefined ? [] : [{ event, change, basis: stored.get(event)?.change?.basis }];
  });
  await writeChanges(store, writes);
  await writeNames(store, touched, [...stored.keys()]);
  // A call that arrived meanwhile did not look for its correction (crowd-arrivals.ts).
  const isCorrected = writes.some(({ change }) => isOfCorrectedCrowd(change.basis));
  const isGrown = isCorrected && (await countNow(store, touched)) > stored.size;
  if (isGrown) await reconcileAround(store, touched, await windowReader(store, touched));
}

async function countNow(store: EventStore, touched: Touched): Promise<number> {
  const reader = await windowReader(store, touched);
  await reader.window([]);
  return reader.read().size;
}

/** So that one that was put has its change only when all others have theirs, and is written again where they have not. */
function touchedLast(events: readonly AuditEvent[], touched: Touched): readonly AuditEvent[] {
  const positions = new Set(touched.events.map(positionOf));
  const isTouched = (event: AuditEvent) => positions.has(positionOf(event));
  return [...events.filter((event) => !isTouched(event)), ...events.filter(isTouched)];
}

interface ChangeWrite {
  readonly event: AuditEvent;
  readonly change: Change;
  /** That of the stored change. */
  readonly basis: string | undefined;
}

/** Of calls in a crowd each has a change for it before any says that all have one (change/crowd.ts). */
async function writeChanges(store: EventStore, writes: readonly ChangeWrite[]): Promise<void> {
  for (const { event, change, basis = '' } of writes) {
    const unsettled = unsettledBasis(change.basis);
    if (unsettled !== undefined && compareKeys(basis, unsettled) < 0) {
      await store.writeChange(event, { ...change, basis: unsettled });
    }
  }
  for (const { event, change, basis } of writes) {
    if (change.basis !== basis) await store.writeChange(event, change);
  }
}

async function writeArrivals(
  store: EventStore,
  { scope, place }: Touched,
  arrivals: readonly CrowdArrival[],
): Promise<void> {
  for (const { event, change, around } of arrivals) {
    await store.writeChange(event, change);
    await writeNames(store, { scope, place, events: [event] }, around);
  }
}

async function writeNames(
  store: EventStore,
  touched: Touched,
  inOrder: readonly AuditEvent[],
): Promise<void> {
  for (const mark of newNames(touched, inOrder)) await store.putMark(mark);
}

/** A scope that is no resource's holds a day's calls that do not say what they are about, so none is before another. */
function isResource(scope: string): boolean {
  return readScope(scope) !== undefined;
}

async function reconcileAlone(store: EventStore, events: readonly AuditEvent[]): Promise<void> {
  for (const event of events) {
    const change = changesOf(event.place, [event]).get(event);
    if (change !== undefined) await store.writeChange(event, change);
  }
}

/** The window with what else concerns the place: imports into it, and when what it belongs to was created or deleted. */
async function windowOfAll(
  store: EventStore,
  touched: Touched,
  reader: WindowReader,
): Promise<HistoryWindow & Pick<ImportsInto, 'naming'>> {
  const lives = await livesOfOwner(store, touched);
  const window = await reader.window(lives);
  if (window.clusters.length === 0 || !isImportable(touched.place)) return { ...window, naming: noNaming };
  return windowWithImports(store, touched, { reader, lives, from: window.from });
}

/** When what a policy or vocabulary belongs to was created and deleted: that proves what was there at first. */
async function livesOfOwner(store: EventStore, { scope, place }: Touched): Promise<readonly AuditEvent[]> {
  const owner = creatorPlaceOf(place);
  if (owner === undefined || hasOnlyParts(place)) return [];
  const query = { scope, lane: 'state', place: owner, newestFirst: false } as const;
  const { events } = await allOfHistory(store, query);
  return events.map(({ event }) => event).filter((event) => concerns(event, scope, place));
}

interface WindowStart {
  readonly reader: WindowReader;
  readonly lives: readonly AuditEvent[];
  readonly from: string;
}

/**
 * An import in the window can make it reach further back, where there may be another one; it can also
 * make it begin later, and so the search goes back only.
 */
async function windowWithImports(
  store: EventStore,
  { scope, place }: Pick<Touched, 'scope' | 'place'>,
  { reader, lives, from }: WindowStart,
): Promise<HistoryWindow & Pick<ImportsInto, 'naming'>> {
  const query = { scope, places: [place], from: secondBefore(from), isNameKnown: true };
  const { events, naming } = await importsInto(store, query);
  const imports = events.map(({ event }) => event);
  const others = imports.filter((one) => one.scope !== scope || one.place !== place);
  const wider = await reader.window([...lives, ...others]);
  if (wider.from >= from) return { ...wider, naming };
  return windowWithImports(store, { scope, place }, { reader, lives, from: wider.from });
}

/** An import of that second may have taken effect in the next. */
function secondBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1999).toISOString();
}

/**
 * Marks every event from the first touched one on with a name other than that of the event before it.
 * Where the one before has no name (a deletion), the mark is written again: one too many says nothing
 * false, one too few would. Records with one id share a mark, and each writes it (`putMark`).
 */
function newNames(touched: Touched, inOrder: readonly AuditEvent[]): readonly NameMark[] {
  const [first = ''] = touched.events.map(positionOf).sort(compareKeys);
  return inOrder
    .filter((event, index) => isNewName(event, inOrder[index - 1]))
    .filter((event) => compareKeys(positionOf(event), first) >= 0)
    .map(markOf);
}

function isNewName({ name, disputed }: AuditEvent, before: AuditEvent | undefined): boolean {
  return name !== undefined && (disputed === true || before?.disputed === true || name !== before?.name);
}

function markOf({ scope, place, instant, id, name }: AuditEvent): NameMark {
  return { scope, place, instant, id: sharedIdOf(id), name };
}
