// The functions for other programs, and every type that their parameters and results name.

// Words
export type { State } from './change/replay-state';
// From log files to the store
export type { EventSelection } from './ingest/files/collect-events';
export type { KnownFile } from './ingest/files/found-files';
export type { Aside } from './ingest/files/log-names';
export type { FileOutcome, ReadProblem, Rejection } from './ingest/files/outcome';
export { type FilesFound, type ReadFilesOptions, readFiles } from './ingest/files/read-files';
export type { AsideFile, Walked } from './ingest/files/walk';
export type { TextPrivacy } from './ingest/hash-texts';
export { type Ingested, toEvent } from './ingest/to-event';
export type { Change, Difference } from './model/change';
export type { Doubt, DoubtKind, EventReference } from './model/doubt';
export type {
  AuditEvent,
  Effect,
  EventRow,
  Identity,
  Interval,
  Lane,
  Network,
  Outcome,
  Tool,
} from './model/event';
export type { FileStamp } from './model/file-stamp';
export type { JsonObject, JsonValue } from './model/json';
export { type NameIndex, nameIndex } from './model/name-index';
export type { NamedEvent } from './model/named';
export type { Place } from './model/place';
export type {
  Arrival,
  EventKey,
  IndexName,
  NameMark,
  PutOutcome,
  ScopeName,
  StoredEvent,
  StoredRow,
} from './model/stored';
// Filters
export { describeProblems } from './query/filter/describe-problems';
export type { FieldName, ValueKind } from './query/filter/field-table';
export type { Bound, Filter, Term, TimeSpan, Value, ValueRange } from './query/filter/filter';
export { type FilterWorld, type ParsedFilter, parseFilter } from './query/filter/parse-filter';
export type { FilterProblem } from './query/filter/problem';
export type { IndexScan } from './query/plan/index-scan';
export type { Plan } from './query/plan/plan';
export type { Window } from './query/plan/window';
export type { Cost } from './query/run/cost';
export { explain } from './query/run/explain';
export {
  type EventScan,
  type Page,
  type QueryOptions,
  runQuery,
  scanEvents,
} from './query/run/run-query';
export { type RowScan, scanRows } from './query/run/scan-rows';
export type { ReadOptions } from './query/run/search';
// Questions
export { type Blame, type BlameLine, blame } from './questions/blame';
export { type Build, type BuildsOptions, builds } from './questions/builds';
export { contextOf } from './questions/context';
export { type ComparedStates, diffStates, type PlaceDifference } from './questions/diff-states';
export { type HistoryOptions, type HistoryPage, historyOf } from './questions/history-of';
export type { Namesake } from './questions/namesakes';
export { type AliasPromotions, type Promotion, promotions } from './questions/promotions';
export type { FoundRows, ManyRows } from './questions/read-all';
export { type Resolution, type Resolved, resolveResource } from './questions/resolve-resource';
export type { Resource } from './questions/resource';
export type { Unrestored } from './questions/restore/plan';
export type { IdReference, RestoreCall } from './questions/restore/restore-call';
export { type Restore, type RestoreOptions, restoreOf } from './questions/restore-of';
export { type Revert, type RevertOptions, revertOf } from './questions/revert-of';
export { sessionOf } from './questions/session-of';
export { type StateAt, stateAt } from './questions/state-at';
export { stateOfVersion, type VersionContents } from './questions/state-of-version';
export type { PlaceState, StatesWithin } from './questions/states-within';
export { type LastChange, whoChanged } from './questions/who-changed';
// Stores
export type { StoreOptions } from './store/dynamo/dynamo-store';
export type { ItemOptions } from './store/dynamo/expiry';
export { dynamoStoreWithSdk as dynamoStore } from './store/dynamo/with-sdk';
export type { ConditionAttribute, RowCondition } from './store/row-condition';
export { type LocalStore, type OpenMode, openSqlite } from './store/sqlite/open-sqlite';
export type {
  CountedBy,
  Counts,
  CountsQuery,
  EventStore,
  FileMemory,
  History,
  HistoryQuery,
  MarksOf,
  RowCount,
  Rows,
  RowsQuery,
} from './store/store';
// Views
export { eventJson } from './view/event-json';
export { sentence } from './view/sentence/sentence';
export { type Appended, type AppendOptions, type Arriving, append } from './write/append';
export { type ImportOptions, type ImportReport, importFiles } from './write/import-files';
