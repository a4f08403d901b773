import type { AuditEvent } from '../model/event';
import type { JsonObject } from '../model/json';
import { apply } from './apply';
import { declaredStateOf } from './declared-state';

/** What is known of a resource after some of its calls, oldest first. */
export interface State {
  /** `nothing`: no call said anything yet; `gone`: it was deleted. */
  readonly kind: 'nothing' | 'known' | 'gone';
  readonly document: JsonObject;
  /**
   * Whether the document is all there is: false where the last whole declared was not recorded, or
   * where only parts (tags, vocabulary items) have been seen, whose predecessors we do not know.
   */
  readonly whole: boolean;
}

export const nothing: State = { kind: 'nothing', document: {}, whole: false };

export function replay(events: readonly AuditEvent[], from: State = nothing): State {
  return events.reduce(after, from);
}

/** The state after one more call. */
export function after(state: State, event: AuditEvent): State {
  const declared = declaredStateOf(event);
  switch (declared.kind) {
    case 'gone':
      return { kind: 'gone', document: {}, whole: true };
    case 'unrecorded':
      return { kind: 'known', document: {}, whole: false };
    case 'whole':
      return { kind: 'known', document: declared.document, whole: true };
    case 'partial':
      return afterPart(state, apply(state.document, declared.differences));
  }
}

/** With its last statement a policy is deleted (Lex API, DeleteResourcePolicyStatement). */
function afterPart({ whole }: State, document: JsonObject): State {
  const { Statement } = document;
  const isEmptied = whole && Array.isArray(Statement) && Statement.length === 0;
  return isEmptied ? { kind: 'gone', document: {}, whole } : { kind: 'known', document, whole };
}
