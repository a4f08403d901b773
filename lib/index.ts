export type { Severity, WindowMinutes } from '../src/watch/rule';
export type { RuleProps, WatchSettings } from '../src/watch/watch-settings';
// The parts of these, to be named in types; they are made by what is above alone.
export type { ExistingBucket } from './capture/existing-bucket';
export { Forwarder, type ForwarderProps } from './capture/forwarder';
export type { LexRule } from './capture/lex-rule';
export type { Trail } from './capture/trail';
export { readConfiguration } from './configuration/configuration';
export type { Configuration } from './configuration/settings';
export { EventsTable, type EventsTableProps } from './events-table';
export { ForwarderStack } from './forwarder-stack';
export type { IngestFunction } from './ingestion/ingest-function';
export type { Ingestion } from './ingestion/ingestion';
export { Lextrail, type LextrailProps } from './lextrail';
export { LextrailStack, type LextrailStackProps } from './lextrail-stack';
export { addStacks } from './stacks';
export type { Channels } from './watch/channels';
export type { Watch } from './watch/watch';
export type { WorkQueue } from './work-queue';
