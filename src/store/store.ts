import type { Change } from '../model/change';
import type { AuditEvent, Lane } from '../model/event';
import type { FileStamp } from '../model/file-stamp';
import type { Place } from '../model/place';
import type {
  Arrival,
  EventKey,
  IndexName,
  NameMark,
  PutOutcome,
  ScopeName,
  StoredEvent,
  StoredRow,
} from '../model/stored';
import type { ConditionAttribute, RowCondition } from './row-condition';

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
  /** Rows that do not satisfy it may be left out. @default none is left out */
  readonly where?: RowCondition;
}

export interface Rows {
  readonly rows: readonly StoredRow[];
  /** Give it as `after` to go on; absent at the end of the partition. */
  readonly next?: string;
  /** Read capacity units that DynamoDB says it consumed. */
  readonly readUnits: number;
}

/** What rows that are counted together have in common; `day` is the UTC day, YYYY-MM-DD. */
export type CountedBy = ConditionAttribute | 'day';

/** Asks how many rows of a partition have the same values of some attributes. */
export interface CountsQuery extends Pick<RowsQuery, 'index' | 'partition' | 'from' | 'to' | 'where'> {
  readonly by: readonly CountedBy[];
}

/** Rows with the same values; an attribute that they lack is left out. */
export interface RowCount {
  readonly values: Readonly<Partial<Record<CountedBy, string>>>;
  readonly count: number;
}

/** In no order; rows of the same values may be in several counts. */
export interface Counts {
  readonly counts: readonly RowCount[];
  readonly readUnits: number;
}

/** One place's own history in one lane; strongly consistent. Bounds are `instant|id`, both inclusive. */
export interface HistoryQuery {
  readonly scope: string;
  readonly lane: Lane;
  readonly place: Place;
  /** Also everything beneath the place; then rows come in place order. */
  readonly subtree?: boolean;
  /** Calls of other operations may be left out. @default none is left out */
  readonly action?: string;
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

/** The marks of one thing, without those beneath it; the empty place is the scope itself. */
export interface MarksOf {
  readonly place: Place;
  /** Those from this instant on, and the last one before, which held until then. @default all */
  readonly since?: string;
}

/** The log files that a store has all of. */
export interface FileMemory {
  /** What a file was when all was taken of it that was `asked`; undefined where that was not so. */
  find(file: string, asked: string): Promise<FileStamp | undefined>;
  add(files: readonly FileStamp[], asked: string): Promise<void>;
}

export interface EventStore {
  /** Only of a store that remembers files, so that they need not be read again. */
  readonly files?: FileMemory;
  /**
   * Only of a store that can: runs work that writes, so that all of it is stored at once or not at all. The
   * transactions of several writers come one after the other.
   */
  transaction?<Result>(work: (store: EventStore) => Promise<Result>): Promise<Result>;
  /**
   * Stores an event once; a second arrival adds its file and changes nothing else. Another record with the
   * key of a stored one is stored beside it: of both, the one with the greater hash gets a `furtherId`.
   */
  put(event: AuditEvent, arrival?: Arrival): Promise<PutOutcome>;
  rows(query: RowsQuery): Promise<Rows>;
  /** Counts the rows of one partition of an index, all of them. */
  counts(query: CountsQuery): Promise<Counts>;
  history(query: HistoryQuery): Promise<History>;
  /** Whole events for rows, in the rows' order; a row is left out where its item is gone (expired). */
  fetch(
    keys: readonly EventKey[],
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly readUnits: number }>;
  /** The keys of all records that share the id of one of these stored events with another record; strongly consistent. */
  sharing(events: readonly AuditEvent[]): Promise<readonly EventKey[]>;
  /** Marks a stored event as disputed; says whether it was not yet. */
  dispute(key: EventKey): Promise<boolean>;
  /** Writes the change of a stored event unless the stored one has a greater or equal basis; says whether it wrote. */
  writeChange(key: EventKey, change: Change): Promise<boolean>;
  /** The names of a scope and of all things within it, or of one thing; those of each by time. */
  names(
    scope: string,
    of?: MarksOf,
  ): Promise<{ readonly marks: readonly NameMark[]; readonly readUnits: number }>;
  /** Every scope ever seen, once with each name it ever had, however often it was renamed. */
  bots(): Promise<{ readonly names: readonly ScopeName[]; readonly readUnits: number }>;
  /** Keeps a name, or that a scope was seen; the same mark again changes nothing. */
  putMark(mark: NameMark): Promise<void>;
  /** The UTC days (YYYY-MM-DD) that hold events, ascending. */
  days(): Promise<{ readonly days: readonly string[]; readonly readUnits: number }>;
}
