import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import type { JsonObject } from '../model/json';
import { isAspect, type Place, placeSegments } from '../model/place';
import { apply } from './apply';
import { declaredStateOf } from './declared-state';
import { hiddenChange, isUnattributed } from './hidden-change';
import { endsPlace, initialState } from './initial-state';
import { unrecordedDoubt } from './unrecorded';

/** What is known of a resource after some of the calls that concern it. */
export interface State {
  /** `nothing`: no call said anything yet; `gone`: it was deleted. */
  readonly kind: 'nothing' | 'known' | 'gone';
  readonly document: JsonObject;
  /** Why the document may not be all there is; empty where the records prove it. */
  readonly doubts: readonly Doubt[];
}

/** Before the first known call. */
export const nothing: State = { kind: 'nothing', document: {}, doubts: [doubtOf('first-known-state')] };

/** The state of a place after calls that concern it, in their order. */
export function replayState(place: Place, events: readonly AuditEvent[], from: State = nothing): State {
  return events.reduce((state, event) => after(place, state, event), from);
}

/** The state of a place after one more call, at the place itself or at one that it is within. */
export function after(place: Place, state: State, event: AuditEvent): State {
  const hidden = hiddenChange(event, place);
  if (hidden !== undefined) return doubted(place, state, doubtOf(hidden, event));
  if (isUnattributed(event)) return state;
  if (event.place !== place) return inherited(place, state, event);
  const declared = declaredStateOf(event);
  switch (declared.kind) {
    case 'gone':
      return gone;
    case 'imported':
      return state;
    case 'unrecorded':
      return { kind: 'known', document: {}, doubts: [unrecordedDoubt(event)] };
    case 'whole':
      return { kind: 'known', document: declared.document, doubts: [] };
    case 'partial':
      return updated(state, event, apply(state.document, declared.differences));
  }
}

/** With its last statement a policy is deleted (Lex API, DeleteResourcePolicyStatement). */
function updated({ kind, doubts }: State, event: AuditEvent, document: JsonObject): State {
  const { Statement } = document;
  if (doubts.length === 0 && Array.isArray(Statement) && Statement.length === 0) return gone;
  const known = kind === 'nothing' ? doubts.map((doubt) => firstKnown(doubt, event)) : doubts;
  return { kind: 'known', document, doubts: known };
}

const gone: State = { kind: 'gone', document: {}, doubts: [] };

/** What a call to something around the place means for it. */
function inherited(place: Place, state: State, event: AuditEvent): State {
  const initial = initialState(event, place);
  if (initial !== undefined) return { kind: 'known', document: initial, doubts: [] };
  // What was never seen is not known to have been there.
  return endsPlace(event, place) && state.kind !== 'nothing' ? gone : state;
}

/** What was there may be something else now, and what was not there may be if an import can bring it back. */
function doubted(place: Place, state: State, doubt: Doubt): State {
  const isBack = doubt.kind === 'import-between' && canReturn(place);
  const isGone = state.kind === 'gone' && state.doubts.length === 0;
  if (state.kind === 'nothing' || (isGone && !isBack)) return state;
  return { ...state, doubts: mergedDoubts(state.doubts, [doubt]) };
}

/** A locale has the id of its language and a vocabulary none; everything else gets a new id. */
function canReturn(place: Place): boolean {
  const kind = placeSegments(place).at(-1)?.kind ?? '';
  return kind === 'locale' || isAspect(kind);
}

function firstKnown(doubt: Doubt, event: AuditEvent): Doubt {
  return doubt.kind === 'first-known-state' ? doubtOf('first-known-state', event) : doubt;
}
