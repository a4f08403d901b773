import type { Change, Difference } from '../model/change';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { Place } from '../model/place';
import { positionOf } from '../model/position';
import { isAnchor, isFreshCreation, isIndependent } from './anchor';
import { basisOf, type Naming, noNaming, ownBasis } from './basis';
import { type Cluster, clustersOf } from './cluster';
import { crowdBasis, crowdDoubt } from './crowd';
import { type DeclaredState, declaredStateOf } from './declared-state';
import { diff } from './diff';
import { type OrderedCluster, type PlaceHistory, placeHistory, rivalsOf } from './history';
import { segmentsOf } from './path';
import { type Replayed, replayHistory, type Transition } from './replay-history';
import { nothing, type State } from './replay-state';
import { isSame } from './same';
import { unrecordedDoubt } from './unrecorded';

/**
 * What every call at a place changed, from the calls at hand: all at the place and the imports that may
 * have changed it, in any order, from one on that is alone in its time and says the whole state, or from the very
 * first. An import changes what no event says, so it has no change of its own. `naming` is what
 * `importsInto` says of imports by name.
 */
export function changesOf(
  place: Place,
  events: readonly AuditEvent[],
  naming: Naming = noNaming,
): ReadonlyMap<AuditEvent, Change> {
  const history = placeHistory(place, events);
  const contents = contentsOf(history);
  const clusters = clustersOf([...new Set([...events, ...naming.imports])]);
  const basisFor = (event: AuditEvent): string => {
    const index = clusters.findIndex((cluster) => cluster.events.includes(event));
    const isOwn = clusters[index]?.events.length === 1 && isIndependent(event);
    return isOwn ? ownBasis : basisOf({ place, clusters, naming }, index, event);
  };
  const changeOf = (event: AuditEvent, { cluster, shown, doubt }: OrderedCluster): Change => {
    const content = contents.get(event);
    if (content === undefined) return superseded;
    const isRanked = cluster.events.length > 1 && doubt !== crowdDoubt;
    return { ...content, basis: basisFor(event), ...(isRanked && { rank: shown.indexOf(event) }) };
  };
  return new Map(
    history.clusters.flatMap((ordered) =>
      ordered.cluster.events
        .filter((event) => hasChange(event, place))
        .map((event) => [event, changeOf(event, ordered)] as const),
    ),
  );
}

/** The change of a call in a crowd that reaches from `crowd.from` to `crowd.to`, which needs to know no other call. */
export function changeInCrowd(event: AuditEvent, crowd: Pick<Cluster, 'from' | 'to'>): Change {
  return {
    ...contentAmong({ event, before: nothing, after: nothing }, crowdDoubt),
    basis: crowdBasis({ ...crowd, events: [event] }, event),
  };
}

/** CloudTrail corrected the record, and nothing takes that back: the correction says what the call did. */
const superseded: Change = { against: 'superseded', differences: [], basis: '~' };

function hasChange(event: AuditEvent, place: Place): boolean {
  return event.place === place && declaredStateOf(event).kind !== 'imported';
}

/** A change without what depends on how much of its surroundings is known. */
type ChangeContent = Omit<Change, 'basis' | 'rank'>;

function contentsOf(history: PlaceHistory): ReadonlyMap<AuditEvent, ChangeContent> {
  const replayed = replayHistory(history);
  const undecided = new Map(
    history.clusters.flatMap(({ shown, doubt }) =>
      doubt ? shown.map((event) => [event, doubt] as const) : [],
    ),
  );
  const doubtsBy = orderDoubtsBy(history, replayed);
  const contents = new Map<AuditEvent, ChangeContent>();
  let anchor: AuditEvent | undefined;
  for (const transition of replayed.transitions) {
    const { event } = transition;
    const { doubts: own = [], ...content } = contentAmong(transition, undecided.get(event));
    const doubts = mergedDoubts(own, doubtsBy.get(event) ?? []);
    const isCompared = content.against === 'earlier' && anchor !== undefined;
    contents.set(event, {
      ...content,
      ...(doubts.length > 0 && { doubts }),
      ...(isCompared && anchor && { since: positionOf(anchor) }),
    });
    if (isAnchor(event, history.place)) anchor = event;
  }
  return contents;
}

/** Of a call among others whose order is not known, only what it says itself is known, not what was there before it. */
function contentAmong(transition: Transition, undecided: Doubt | undefined): ChangeContent {
  if (undecided === undefined) return contentOf(transition);
  const { kind, events, hasMore } = undecided;
  const others = events.filter(({ id }) => id !== transition.event.id);
  const doubt: Doubt = { kind, events: others, ...(hasMore && { hasMore }) };
  const { doubts = [], ...content } = contentOf({
    ...transition,
    before: { kind: 'known', document: {}, doubts: [doubt] },
  });
  return { ...content, doubts: mergedDoubts(doubts, [doubt]) };
}

function contentOf({ event, before }: Transition): ChangeContent {
  const declared = declaredStateOf(event);
  switch (declared.kind) {
    case 'partial':
      return { against: 'partial', differences: declared.differences };
    case 'unrecorded':
      return { against: 'unrecorded', differences: [], doubts: [unrecordedDoubt(event)] };
    case 'imported':
      return { against: 'unrecorded', differences: [], doubts: [doubtOf('import-between', event)] };
    default:
      return compared(before, event, declared);
  }
}

function compared(
  before: State,
  event: AuditEvent,
  declared: Extract<DeclaredState, { kind: 'whole' | 'gone' }>,
): ChangeContent {
  if (isFreshCreation(event)) return { against: 'first', differences: [] };
  // `first` says itself that nothing earlier is known.
  if (before.kind === 'nothing') return { against: 'first', differences: [] };
  if (before.doubts.length > 0) return { against: 'unrecorded', differences: [], doubts: before.doubts };
  if (declared.kind === 'gone') return { against: 'earlier', differences: removal(before) };
  // A resource that was deleted and created again has nothing before it.
  if (before.kind === 'gone') return { against: 'first', differences: [] };
  const differences = diff(before.document, declared.document);
  return { against: 'earlier', differences: differences.map((one) => marked(one, declared.mentioned)) };
}

/** A deletion is one difference, at the empty path, and holds what was deleted. */
function removal(state: State): readonly Difference[] {
  return state.kind === 'gone' ? [] : [{ kind: 'removed', path: '', before: state.document }];
}

function marked(difference: Difference, mentioned: ReadonlySet<string> | undefined): Difference {
  if (difference.kind !== 'removed' || mentioned === undefined) return difference;
  const [block = '', ...rest] = segmentsOf(difference.path);
  return rest.length === 0 && !mentioned.has(block) ? { ...difference, leftOut: true } : difference;
}

type DoubtsBy = ReadonlyMap<AuditEvent, readonly Doubt[]>;

/** Calls that change something else in another order, or have no proven order where that matters. */
function orderDoubtsBy({ clusters }: PlaceHistory, { transitions, others }: Replayed): DoubtsBy {
  const rivals = clusters.flatMap((cluster) =>
    cluster.shown.map((event) => [event, rivalsOf(cluster, event)] as const),
  );
  const shown = new Map(transitions.map((one) => [one.event, one]));
  const differing = others.flatMap((other) =>
    other.transitions
      .filter((one) => !isSameContent(shown.get(one.event), one))
      .map(({ event }) => [event, other.reordered] as const),
  );
  const doubts = new Map<AuditEvent, readonly Doubt[]>();
  for (const [event, calls] of [...rivals, ...differing].filter(([, unordered]) => unordered.length > 0)) {
    const doubt = doubtOf('order-unsure', ...calls.filter((one) => one !== event));
    doubts.set(event, mergedDoubts(doubts.get(event) ?? [], [doubt]));
  }
  return doubts;
}

function isSameContent(one: Transition | undefined, other: Transition): boolean {
  if (one === undefined) return true;
  const [left, right] = [contentOf(one), contentOf(other)];
  return left.against === right.against && isSame(left.differences, right.differences);
}
