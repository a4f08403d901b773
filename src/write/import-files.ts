import type { FileOutcome, Rejection } from '../ingest/files/outcome';
import type { AuditEvent } from '../model/event';
import { requireInstant } from '../model/requirements';
import type { PutOutcome } from '../model/stored';
import type { EventStore } from '../store/store';
import { type Arriving, append } from './append';

/** What an import did so far. Of those matched, some are `stored`, some `known`, and some rejected for their content. */
export interface ImportReport {
  readonly files: number;
  /** Records in the files, of whatever service: the others, the stored, the known and the rejected in all. */
  readonly records: number;
  /** Records of other services, or of another time, than those asked for. */
  readonly others: number;
  /** Records of the event source asked for, within the time asked for. */
  readonly matched: number;
  readonly stored: number;
  /** Those that were there already. */
  readonly known: number;
  readonly rejected: readonly Rejection[];
}

export interface ImportOptions {
  /** Only events from this instant on, or up to it: ISO 8601, UTC. */
  readonly since?: string;
  readonly until?: string;
  /** Called after each file, or slice of a large one, that was read, with the report so far. */
  readonly onFile?: (report: ImportReport, file: FileOutcome) => void;
  /** Ends the import after the file or slice at hand; what is stored stays, and a second import goes on. */
  readonly signal?: AbortSignal;
}

/** Events of several small files are stored together: enough to keep the store busy, few enough to hold. */
const batch = 2000;

/** Calls to the store under way at once; more gains nothing on one machine. */
const concurrency = 32;

/**
 * Stores what log files hold. Running it again, in any order or in parts, ends in the same store.
 *
 * @example
 * ```ts
 * const files = readFiles(['./AWSLogs'], { eventSource: 'lex.amazonaws.com', workers: 0 });
 * const { stored, known, rejected } = await importFiles(store, files);
 * ```
 */
export async function importFiles(
  store: EventStore,
  files: AsyncIterable<FileOutcome>,
  options: ImportOptions = {},
): Promise<ImportReport> {
  requireInstant('since', options.since);
  requireInstant('until', options.until);
  let report: ImportReport = nothing;
  let waiting: readonly Arriving[] = [];
  const seen = new Set<string>();
  const flush = async () => {
    const outcomes = await append(store, waiting, { concurrency: concurrency, seen });
    report = withOutcomes(report, waiting, outcomes);
    waiting = [];
  };
  for await (const file of files) {
    const arrivals = file.events.filter((event) => isWithin(event, options)).map(arrivalFrom(file));
    waiting = [...waiting, ...arrivals];
    report = withFile(report, file, arrivals.length);
    if (waiting.length >= batch) await flush();
    options.onFile?.(report, file);
    if (options.signal?.aborted) break;
  }
  await flush();
  return report;
}

const nothing: ImportReport = {
  files: 0,
  records: 0,
  others: 0,
  matched: 0,
  stored: 0,
  known: 0,
  rejected: [],
};

function arrivalFrom({ file }: FileOutcome): (event: AuditEvent) => Arriving {
  return (event) => ({ event, arrival: { file } });
}

function isWithin(event: AuditEvent, { since, until }: ImportOptions): boolean {
  return (since === undefined || event.instant >= since) && (until === undefined || event.instant <= until);
}

function withFile(report: ImportReport, file: FileOutcome, matched: number): ImportReport {
  return {
    ...report,
    files: report.files + (file.hasMore ? 0 : 1),
    records: report.records + file.records,
    others: report.others + file.others + file.events.length - matched,
    matched: report.matched + matched,
    rejected: file.rejected.length === 0 ? report.rejected : [...report.rejected, ...file.rejected],
  };
}

function withOutcomes(
  report: ImportReport,
  arrivals: readonly Arriving[],
  outcomes: readonly PutOutcome[],
): ImportReport {
  const conflicts = arrivals.filter((_, index) => outcomes[index] === 'conflict');
  return {
    ...report,
    stored: report.stored + count(outcomes, 'stored'),
    known: report.known + count(outcomes, 'known'),
    rejected: conflicts.length === 0 ? report.rejected : [...report.rejected, ...conflicts.map(conflictOf)],
  };
}

function count(outcomes: readonly PutOutcome[], outcome: PutOutcome): number {
  return outcomes.filter((each) => each === outcome).length;
}

function conflictOf({ event, arrival }: Arriving): Rejection {
  const reason = `another record is stored under this id, and was kept; see it: lextrail show ${event.id} --raw`;
  return { file: arrival?.file ?? '', position: `event ${event.id}`, reason, records: 1 };
}
