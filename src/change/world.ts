import type { Difference } from '../model/change';
import { doubtOf } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject, textOf } from '../model/json';
import { type Place, placeSegments } from '../model/place';
import { declaredStateOf } from './declared-state';
import { canExist, type Existence, existenceAfter, unknownExistence } from './existence';
import { hasPath } from './has-path';
import { isUnattributed } from './hidden-change';
import { after, nothing, type State } from './replay-state';
import { isSame } from './same';

/** All that calls so far say of a place, as far as it is evidence for which call can come next. */
export interface PlaceWorld {
  readonly place: Place;
  readonly state: State;
  readonly existence: Existence;
  /** The revision (V2) or checksum (V1) that the last call left, where its response says it. */
  readonly revision?: string;
}

/** Something may be there or not, and what it holds is not known. */
export const unsureState: State = { kind: 'known', document: {}, doubts: [doubtOf('order-unsure')] };

export function unknownWorld(place: Place, state: State = nothing): PlaceWorld {
  return { place, state, existence: unknownExistence(place) };
}

export function worldAfter(world: PlaceWorld, event: AuditEvent): PlaceWorld {
  const { place } = world;
  const state = after(place, world.state, event);
  return {
    place,
    state,
    existence: withKnown(existenceAfter(world.existence, event), place, state),
    revision: event.place === place && !isUnattributed(event) ? revisionLeftBy(event) : world.revision,
  };
}

/** Where a call leaves open whether what it changed is still there, the state can tell: a policy ends with its last statement. */
function withKnown(existence: Existence, place: Place, { kind, document, doubts }: State): Existence {
  if (existence.get(place) !== undefined || doubts.length > 0) return existence;
  const isThere = kind === 'gone' ? false : Object.keys(document).length > 0 ? true : undefined;
  return new Map(existence).set(place, isThere);
}

/** What several worlds have in common: what is not the same in all of them is not known. */
export function commonWorld(worlds: readonly [PlaceWorld, ...PlaceWorld[]]): PlaceWorld {
  const [first, ...others] = worlds;
  const { place, state, existence, revision } = first;
  const isCommon = (is: (other: PlaceWorld) => boolean) => others.every(is);
  const isKnown = isCommon(
    ({ state: other }) => other.kind === state.kind && isSame(other.document, state.document),
  );
  return {
    place,
    state: isKnown ? state : unsureState,
    existence: new Map(
      [...existence].map(([one, is]) => [
        one,
        isCommon((other) => other.existence.get(one) === is) ? is : undefined,
      ]),
    ),
    revision: isCommon((other) => other.revision === revision) ? revision : undefined,
  };
}

/** Whether a call that succeeded can have been the next one. */
export function canComeNext(world: PlaceWorld, event: AuditEvent): boolean {
  if (!canExist(world.existence, event)) return false;
  if (event.place !== world.place || isUnattributed(event)) return true;
  if (isBirth(event) && world.state.kind !== 'nothing') return false;
  const expected = revisionExpectedBy(event);
  if (expected !== undefined && world.revision !== undefined && expected !== world.revision) return false;
  return hasItsElements(world.state, event);
}

/** Lex never gives an id twice, so what gets one by a Create was never there before. */
function isBirth({ action, lex, place, disputed }: AuditEvent): boolean {
  if (lex !== 'V2' || disputed || !action.startsWith('Create')) return false;
  const kind = placeSegments(place).at(-1)?.kind;
  return kind === undefined || bornOnce.has(kind);
}

const bornOnce: ReadonlySet<string> = new Set(['alias', 'version', 'intent', 'slot', 'slottype']);

/** V2: policies; V1: every Put. */
export function revisionExpectedBy({ request, disputed }: AuditEvent): string | undefined {
  return isObject(request) && !disputed
    ? (textOf(request.expectedRevisionId) ?? textOf(request.checksum))
    : undefined;
}

export function revisionLeftBy({ response, disputed }: AuditEvent): string | undefined {
  return isObject(response) && !disputed
    ? (textOf(response.revisionId) ?? textOf(response.checksum))
    : undefined;
}

/** A statement is created once, and only what is there can be updated or removed. */
function hasItsElements(state: State, event: AuditEvent): boolean {
  const needed = elementsNeeded.get(event.action);
  const declared = declaredStateOf(event);
  if (needed === undefined || declared.kind !== 'partial') return true;
  return declared.differences.every((difference) => isNoContradiction(state, difference, needed));
}

const elementsNeeded: ReadonlyMap<string, 'absent' | 'present'> = new Map([
  ['CreateResourcePolicyStatement', 'absent'],
  ['DeleteResourcePolicyStatement', 'present'],
  ['BatchUpdateCustomVocabularyItem', 'present'],
  ['BatchDeleteCustomVocabularyItem', 'present'],
]);

function isNoContradiction(
  { document, doubts }: { readonly document: JsonObject; readonly doubts: State['doubts'] },
  { path }: Difference,
  needed: 'absent' | 'present',
): boolean {
  const isThere = hasPath(document, path);
  // What is not in a document that is not whole may be there all the same.
  return needed === 'absent' ? !isThere : isThere || doubts.length > 0;
}
