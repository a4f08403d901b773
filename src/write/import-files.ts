import type { FileOutcome, Rejection } from '../ingest/files/outcome';
import type { AuditEvent } from '../model/event';
import type { FileStamp } from '../model/file-stamp';
import { requireInstant, startOf } from '../model/requirements';
import type { PutOutcome } from '../model/stored';
import { untilAborted } from '../model/until-aborted';
import type { EventStore } from '../store/store';
import { type Appended, type Arriving, append } from './append';

/** What an import did so far. Those matched are `stored` or `known`, or rejected for their content. */
export interface ImportReport {
  /** Files that were read. */
  readonly files: number;
  /** Files that were not read, since they were before and are the same still. */
  readonly unchanged: number;
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
  /** The ids that records with different content have; all these records are stored, and marked. */
  readonly disputed: readonly string[];
}

export interface ImportOptions {
  /** Only events from this instant on, or up to it: ISO 8601, UTC. */
  readonly since?: string;
  readonly until?: string;
  /**
   * What is asked of each file, as a text: a store that can remembers with it the files that it has all of. A file
   * with faults is not remembered. @default no file is remembered
   */
  readonly asked?: string;
  /** Called after each file, or slice of a large one, that was read, with the report so far. */
  readonly onFile?: (report: ImportReport, file: FileOutcome) => void;
  /** Ends the import with the file or slice at hand; what is stored stays, and a second import goes on. */
  readonly signal?: AbortSignal;
}

/** Events of several small files are stored together: enough to keep the store busy, few enough to hold. */
const batchEvents = 2000;

/** Files that nothing was taken of are remembered together, too. */
const batchFiles = 1000;

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
  const importing = importInto(store, options);
  const { signal } = options;
  for await (const file of signal === undefined ? files : untilAborted(files, signal)) {
    await importing.take(file);
    options.onFile?.(importing.report(), file);
  }
  await importing.flush();
  return importing.report();
}

interface Importing {
  /** Takes what was read, and stores what has been taken where that is enough for a batch. */
  take(file: FileOutcome): Promise<void>;
  flush(): Promise<void>;
  report(): ImportReport;
}

function importInto(store: EventStore, options: ImportOptions): Importing {
  const { asked } = options;
  const seen = new Set<string>();
  /** Names under which something was not taken. */
  const partly = new Set<string>();
  let report: ImportReport = nothing;
  let waiting: Arriving[] = [];
  let finished: FileStamp[] = [];

  async function flush(): Promise<void> {
    report = withAppended(report, await append(store, waiting, { concurrency, seen }));
    if (asked !== undefined && finished.length > 0) await store.files?.add(finished, asked);
    waiting = [];
    finished = [];
  }

  return {
    async take(file) {
      const arrivals = file.events.filter((event) => isWithin(event, options)).map(arrivalFrom(file));
      if (arrivals.length < file.events.length) partly.add(file.file);
      waiting.push(...arrivals);
      if (file.finished !== undefined) {
        if (!wasPartly(partly, file.finished.file)) finished.push(file.finished);
      }
      report = withFile(report, file, arrivals.length);
      if (waiting.length >= batchEvents || finished.length >= batchFiles) await flush();
    },
    flush,
    report: () => report,
  };
}

/** Whether something of a file was not taken, which is forgotten then; files in an archive have names that begin with its own. */
function wasPartly(partly: Set<string>, file: string): boolean {
  const names = [...partly].filter((name) => name === file || name.startsWith(`${file}/`));
  for (const name of names) partly.delete(name);
  return names.length > 0;
}

const nothing: ImportReport = {
  files: 0,
  unchanged: 0,
  records: 0,
  others: 0,
  matched: 0,
  stored: 0,
  known: 0,
  rejected: [],
  disputed: [],
};

function arrivalFrom({ file }: FileOutcome): (event: AuditEvent) => Arriving {
  return (event) => ({ event, arrival: { file } });
}

function isWithin(event: AuditEvent, { since, until }: ImportOptions): boolean {
  return (
    (since === undefined || event.instant >= startOf(since)) &&
    (until === undefined || event.instant <= until)
  );
}

function withFile(report: ImportReport, file: FileOutcome, matched: number): ImportReport {
  if (file.isUnchanged) return { ...report, unchanged: report.unchanged + 1 };
  return {
    ...report,
    files: report.files + (file.hasMore ? 0 : 1),
    records: report.records + file.records,
    others: report.others + file.others + file.events.length - matched,
    matched: report.matched + matched,
    rejected: file.rejected.length === 0 ? report.rejected : [...report.rejected, ...file.rejected],
  };
}

function withAppended(report: ImportReport, { outcomes, disputed }: Appended): ImportReport {
  return {
    ...report,
    stored: report.stored + count(outcomes, 'stored'),
    known: report.known + count(outcomes, 'known'),
    disputed: disputed.size === 0 ? report.disputed : [...new Set([...report.disputed, ...disputed])].sort(),
  };
}

function count(outcomes: readonly PutOutcome[], outcome: PutOutcome): number {
  return outcomes.filter((each) => each === outcome).length;
}
