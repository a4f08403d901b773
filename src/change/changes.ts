import type { Change, Difference } from '../model/change';
import type { AuditEvent } from '../model/event';
import { type DeclaredState, declaredStateOf } from './declared-state';
import { diff } from './diff';
import { segmentsOf } from './path';
import { after, nothing, type State } from './replay-state';

/** What the calls up to a moment show of a resource, as far as the next one is compared with it. */
interface KnownState {
  readonly state: State;
  /** The last call that said the whole state, that it is gone, or something unrecorded. */
  readonly anchor?: AuditEvent;
  /** Calls since then that said a part only. */
  readonly parts: number;
}

/**
 * What every call of a place's state lane changed. The calls are in the order of the store and begin
 * with one after which nothing older counts, or with the very first.
 */
export function changesOf(events: readonly AuditEvent[]): readonly Change[] {
  let known: KnownState = { state: nothing, parts: 0 };
  return events.map((event) => {
    const declared = declaredStateOf(event);
    const change = changeOf(known, event, declared);
    const state = after(known.state, event);
    known =
      declared.kind === 'partial'
        ? { ...known, state, parts: known.parts + 1 }
        : { state, anchor: event, parts: 0 };
    return change;
  });
}

/** The position of the call that a change was found by comparing with; undefined for one that was not compared. */
export function basedOn({ against, basis }: Change): string | undefined {
  return against === 'earlier' ? basis.slice(0, basis.lastIndexOf(' ')) : undefined;
}

function changeOf(known: KnownState, event: AuditEvent, declared: DeclaredState): Change {
  // It rests on no other call: nothing that arrives later can change what it set.
  if (declared.kind === 'partial') {
    return { against: 'partial', differences: declared.differences, basis: basisOf({ parts: 0 }) };
  }
  return { ...compared(known, event, declared), basis: basisOf(known) };
}

function compared(
  { state, anchor }: KnownState,
  event: AuditEvent,
  declared: Exclude<DeclaredState, { kind: 'partial' }>,
): Omit<Change, 'basis'> {
  if (declared.kind === 'unrecorded') return { against: 'unrecorded', differences: [] };
  if (anchor === undefined || isFreshStart(state, event)) return { against: 'first', differences: [] };
  if (!state.whole) return { against: 'unrecorded', differences: [] };
  if (declared.kind === 'gone') return { against: 'earlier', differences: removal(state) };
  const differences = diff(state.document, declared.document);
  return { against: 'earlier', differences: differences.map((one) => marked(one, declared.mentioned)) };
}

/** A resource that was deleted and made again has nothing before it, nor has what a Create call made. */
function isFreshStart(state: State, event: AuditEvent): boolean {
  const isMade = !event.action.startsWith('Delete') && state.kind === 'gone';
  return isMade || (event.lex === 'V2' && event.action.startsWith('Create'));
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

/**
 * Sorts as the store sorts: first the anchor's position, then the count. A space and what sorts below
 * it are escaped in the id, so that an id which begins like another cannot upset the order.
 */
function basisOf({ anchor, parts }: Pick<KnownState, 'anchor' | 'parts'>): string {
  const count = String(parts).padStart(9, '0');
  return anchor === undefined ? ` ${count}` : `${anchor.instant}|${escaped(anchor.id)} ${count}`;
}

function escaped(id: string): string {
  return id.replace(/[\0-!]/g, (character) => `!${String.fromCharCode(character.charCodeAt(0) + 0x22)}`);
}
