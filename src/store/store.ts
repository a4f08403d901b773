import type { Change } from '../model/change';
import type { AuditEvent, EventRow, Lane } from '../model/event';
import type { Place } from '../model/place';

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
  /** The log file it stands in, as path or s3:// address, if the file path saw it. */
  readonly file?: string;
}

/** The place of an item in the table. */
export type EventKey = Pick<EventRow, 'scope' | 'lane' | 'place' | 'instant' | 'id'>;

/** What one arrival of an event adds to it. */
export interface Arrival {
  readonly file?: string;
}

/** `conflict`: the id is stored already with a different record, which was kept. */
export type PutOutcome = 'stored' | 'known' | 'conflict';

/** What one Query asks of one partition of one index. Bounds are sort-key values, both inclusive. */
export interface RowsQuery {
  readonly index: IndexName;
  readonly partition: string;
  readonly from?: string;
  readonly to?: string;
  readonly newestFirst: boolean;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: string;
}

export interface Rows {
  readonly rows: readonly StoredRow[];
  /** Give it as `after` to go on; absent at the end of the partition. */
  readonly next?: string;
  /** Read capacity units that DynamoDB says it consumed. */
  readonly readUnits: number;
}

/** One place's own history in one lane; strongly consistent. Bounds are `instant|id`, both inclusive. */
export interface HistoryQuery {
  readonly scope: string;
  readonly lane: Lane;
  readonly place: Place;
  /** Also everything beneath the place; then rows come in place order. */
  readonly subtree?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly newestFirst: boolean;
  readonly limit: number;
  readonly after?: string;
}

export interface History {
  readonly events: readonly StoredEvent[];
  readonly next?: string;
  readonly readUnits: number;
}

/** From `instant`, the thing at `place` in `scope` bore `name`. Without a name: it was seen. */
export interface NameMark {
  readonly scope: string;
  readonly place: Place;
  readonly instant: string;
  /** The event that says so, or `sync` for one read from Lex itself. */
  readonly id: string;
  readonly name?: string;
}

/** A scope that was seen, and a name that it bore at some time; without one: it was seen. */
export type ScopeName = Pick<NameMark, 'scope' | 'name'>;

/** The marks of one thing, and not of those beneath it; at the empty place stands the scope itself. */
export interface MarksOf {
  readonly place: Place;
  /** Those from this instant on, and the last one before, which held until then. @default all */
  readonly since?: string;
}

export interface EventStore {
  /** Stores an event once; a second arrival adds its file and changes nothing else. */
  put(event: AuditEvent, arrival?: Arrival): Promise<PutOutcome>;
  rows(query: RowsQuery): Promise<Rows>;
  history(query: HistoryQuery): Promise<History>;
  /** Whole events for rows, in the rows' order; a row whose item is gone (expired) is left out. */
  fetch(
    keys: readonly EventKey[],
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }>;
  /** Writes the change of a stored event unless one with a greater or equal basis stands there; says whether it wrote. */
  writeChange(key: EventKey, change: Change): Promise<boolean>;
  /** The names of a scope and of all things within it, or of one thing; those of each by time. */
  names(
    scope: string,
    of?: MarksOf,
  ): Promise<{ readonly marks: readonly NameMark[]; readonly readUnits: number }>;
  /** Every scope ever seen, once with each name it ever bore: as many as there are, however often they were renamed. */
  bots(): Promise<{ readonly names: readonly ScopeName[]; readonly readUnits: number }>;
  /** Keeps a name, or that a scope was seen; the same mark again changes nothing. */
  putMark(mark: NameMark): Promise<void>;
  /** The UTC days (YYYY-MM-DD) that hold events, ascending. */
  days(): Promise<{ readonly days: readonly string[]; readonly readUnits: number }>;
}
