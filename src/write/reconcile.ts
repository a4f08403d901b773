import { changesOf } from '../change/changes';
import { isImportable } from '../change/import-target';
import { type ImportsInto, importsInto } from '../evidence/imports-into';
import type { AuditEvent } from '../model/event';
import { compareKeys, positionOf } from '../model/position';
import { readScope } from '../model/scope';
import type { NameMark } from '../model/stored';
import type { EventStore } from '../store/store';
import { type HistoryWindow, type Touched, type WindowReader, windowReader } from './history-window';

/**
 * Brings the stored changes and names of one place up to date after events were put there: those of the
 * events themselves, and of the ones around them that they are evidence for.
 *
 * Whatever the order of arrival and however many write at once, all end the same: whoever puts the
 * later of two neighbours reads both, a change is written only over one with a smaller basis, and a
 * view that lacks an event has a smaller basis than one that has it. Gives the names that it wrote.
 */
export async function reconcile(store: EventStore, touched: Touched): Promise<readonly NameMark[]> {
  if (!isResource(touched.scope)) return reconcileAlone(store, touched.events);
  const reader = await windowReader(store, touched);
  const { clusters, affected, evidence } = await windowWithImports(store, touched, reader);
  const events = clusters.flatMap((cluster) => cluster.events);
  const changes = changesOf(touched.place, events, evidence);
  const stored = reader.read();
  for (const event of affected.flatMap((cluster) => cluster.events)) {
    const change = changes.get(event);
    if (change === undefined || change.basis === stored.get(event)?.change?.basis) continue;
    await store.writeChange(event, change);
  }
  const marks = newNames(touched, [...stored.keys()]);
  for (const mark of marks) await store.putMark(mark);
  return marks;
}

/** A scope that is no resource's holds a day's calls that do not say what they are about, so none is before another. */
function isResource(scope: string): boolean {
  return readScope(scope) !== undefined;
}

async function reconcileAlone(store: EventStore, events: readonly AuditEvent[]): Promise<readonly []> {
  for (const event of events) {
    const change = changesOf(event.place, [event]).get(event);
    if (change !== undefined) await store.writeChange(event, change);
  }
  return [];
}

/**
 * An import in the window can make it reach further back, where there may be another one; it can also
 * make it begin later, and so the search goes back only.
 */
async function windowWithImports(
  store: EventStore,
  { scope, place }: Touched,
  reader: WindowReader,
): Promise<HistoryWindow & Pick<ImportsInto, 'evidence'>> {
  const window = await reader.window([]);
  const [first] = window.clusters;
  if (first === undefined || !isImportable(place)) return { ...window, evidence: 0 };
  for (let { from } = first; ; ) {
    const found = await importsInto(store, { scope, places: [place], from: secondBefore(from) });
    const others = found.events.map(({ event }) => event);
    const wider = await reader.window(others.filter((one) => one.scope !== scope || one.place !== place));
    const { from: start } = wider.clusters[0] ?? { from };
    if (start >= from) return { ...wider, evidence: found.evidence };
    from = start;
  }
}

/** An import of that second may have taken effect in the next. */
function secondBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1999).toISOString();
}

/**
 * Marks every event from the first touched one on with a name other than that of the event before it.
 * Where the one before has no name (a deletion), the mark is written again: one too many says nothing
 * false, one too few would.
 */
function newNames(touched: Touched, inOrder: readonly AuditEvent[]): readonly NameMark[] {
  const [first = ''] = touched.events.map(positionOf).sort(compareKeys);
  return inOrder
    .filter(({ name }, index) => name !== undefined && name !== inOrder[index - 1]?.name)
    .filter((event) => compareKeys(positionOf(event), first) >= 0)
    .map(markOf);
}

function markOf({ scope, place, instant, id, name }: AuditEvent): NameMark {
  return { scope, place, instant, id, name };
}
