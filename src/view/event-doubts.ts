import { unrecordedDoubt } from '../change/unrecorded';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import { isMisplaced } from '../model/misplaced';
import type { NamedEvent } from '../model/named';
import { resourcePathOf } from './resource-label';

/** What is not known of one event: what its change carries, what its record lacks, and names not seen. */
export function doubtsOf(named: NamedEvent): readonly Doubt[] {
  const { event, change } = named;
  const own = event.disputed ? [doubtOf('disputed-record', event)] : changeDoubts(named);
  const pending = named.isPending ? [doubtOf('correction-pending', event)] : [];
  const misplaced = isMisplaced(named) ? [doubtOf('misplaced-record', event)] : [];
  return mergedDoubts(own, pending, misplaced, change?.doubts ?? [], nameDoubts(named));
}

/** The doubts that other calls cause; what the event itself leaves open, its sentence already says. */
export function causedDoubts(named: NamedEvent): readonly Doubt[] {
  return doubtsOf(named).filter(
    ({ events, hasMore }) => hasMore || events.some(({ id }) => id !== named.event.id),
  );
}

/** Whether what the call changed follows from what was there before: not of a call that creates or deletes. */
function isCompared({ event }: NamedEvent): boolean {
  return !/^(?:Create|Delete)/.test(event.action);
}

function changeDoubts(named: NamedEvent): readonly Doubt[] {
  const { event, change } = named;
  const isUnknown = change === undefined || change.against === 'unrecorded';
  if (isUnknown && event.omitted.includes('request')) return [unrecordedDoubt(event)];
  // What was there before is what was not recorded; only an edit is compared with it.
  const isToldWhy = (change?.doubts ?? []).length > 0;
  if (change?.against === 'unrecorded' && isCompared(named) && !isToldWhy)
    return [doubtOf('content-not-recorded')];
  return change?.against === 'first' && isCompared(named) ? [doubtOf('first-known-state', event)] : [];
}

/** Kinds of resources that Lex gives a name and an id. */
const namedKinds: ReadonlySet<string> = new Set(['alias', 'bot', 'intent', 'slot', 'slottype', 'test-set']);

function nameDoubts(named: NamedEvent): readonly Doubt[] {
  const { root, resources } = resourcePathOf(named);
  const isUnnamed = [...(root === undefined ? [] : [root]), ...resources].some(
    ({ kind, id, name }) => namedKinds.has(kind) && id !== undefined && name === undefined,
  );
  return isUnnamed ? [doubtOf('name-not-seen')] : [];
}
