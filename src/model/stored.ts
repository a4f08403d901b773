import type { Change } from './change';
import type { AuditEvent, EventRow } from './event';
import type { Place } from './place';

/** The indexes, each named for the question it answers; their keys are in keys.ts. */
export type IndexName = 'byBot' | 'byActor' | 'byTime' | 'byFault' | 'byId';

/** A row of an index: the event's row, and the paths it changed. */
export interface StoredRow extends EventRow {
  /** Paths of the change, cut to what fits an index row; absent for calls that changed nothing. */
  readonly changed?: readonly string[];
  /** How many differences there are in all. */
  readonly changes?: number;
}

export interface StoredEvent {
  readonly event: AuditEvent;
  readonly change?: Change;
  /** The log file that holds it, as path or s3:// address, if the file path saw it. */
  readonly file?: string;
  /** Present and true for a correction by CloudTrail where what it corrects is not in the store. */
  readonly isPending?: true;
}

/** The place of an item in the table. */
export type EventKey = Pick<EventRow, 'scope' | 'lane' | 'place' | 'instant' | 'id'>;

/** What one arrival of an event adds to it. */
export interface Arrival {
  readonly file?: string;
}

/** `known`: the same record is stored already. */
export type PutOutcome = 'stored' | 'known';

/** From `instant`, the thing at `place` in `scope` had `name`. Without a name: it was seen. */
export interface NameMark {
  readonly scope: string;
  readonly place: Place;
  readonly instant: string;
  /** The event that says so, or `sync` for one read from Lex itself. */
  readonly id: string;
  readonly name?: string;
}

/** A scope that was seen, and a name that it had at some time; without one: it was seen. */
export type ScopeName = Pick<NameMark, 'scope' | 'name'>;
