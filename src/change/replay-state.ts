import type { AuditEvent } from '../model/event';
import type { JsonObject } from '../model/json';
import { apply } from './apply';
import { statementOf } from './declared-state';

/** What is known of a resource after some of its calls, oldest first. */
export interface State {
  /** `nothing`: no call said anything yet; `gone`: it was deleted. */
  readonly kind: 'nothing' | 'known' | 'gone';
  readonly document: JsonObject;
  /**
   * Whether the document is all there is: false where the last whole statement was not recorded, or
   * where only parts (tags, vocabulary items) have been seen, whose predecessors we do not know.
   */
  readonly whole: boolean;
}

export const nothing: State = { kind: 'nothing', document: {}, whole: false };

export function fold(events: readonly AuditEvent[], from: State = nothing): State {
  return events.reduce(after, from);
}

/** The state after one more call. */
export function after(state: State, event: AuditEvent): State {
  const statement = statementOf(event);
  switch (statement.kind) {
    case 'gone':
      return { kind: 'gone', document: {}, whole: true };
    case 'unrecorded':
      return { kind: 'known', document: {}, whole: false };
    case 'whole':
      return { kind: 'known', document: statement.document, whole: true };
    case 'part':
      return { kind: 'known', document: apply(state.document, statement.differences), whole: state.whole };
  }
}
