import { basename } from 'node:path';
import { lexEventSource } from '../ingest/catalogue/catalogue';
import { wholeFile } from '../ingest/files/outcome';
import type { FilesFound } from '../ingest/files/read-files';
import { counted } from '../model/counted';
import { safeText } from '../view/safe-text';
import type { ImportReport } from '../write/import-files';
import { type ExitCode, exitCodes } from './exit-codes';

type Rejections = ImportReport['rejected'];

/** Sentences about single records and files that a person still reads; `--json` has them all. */
const mostSentences = 20;

/** What could not be read, in sentences, one for each file and kind of problem. */
export function rejectionLines(rejected: Rejections): readonly string[] {
  const lines = rejected.slice(0, mostSentences).map(({ file, position, reason }) => {
    const where = position === wholeFile ? file : `${file}: ${position}`;
    return safeText(`${where}: ${reason}`);
  });
  const more = rejected.length - lines.length;
  return more > 0 ? [...lines, `and ${thousands(more)} more; --json lists all of them`] : lines;
}

/** That some ids are disputed, in sentences, with the command that shows the records of each. */
export function disputeLines(
  disputed: ImportReport['disputed'],
  commandOf: (id: string) => string,
): readonly string[] {
  const lines = disputed
    .slice(0, mostSentences)
    .map((id) =>
      safeText(
        `event ${id}: records with different content have this id; all are stored, and marked as disputed; see them: ${commandOf(id)}`,
      ),
    );
  const more = disputed.length - lines.length;
  return more > 0 ? [...lines, `and ${thousands(more)} more disputed ids; --json lists all of them`] : lines;
}

/** Whether all was read and undisputed, something, or nothing: a pipeline must not take a broken file for an empty one. */
export function exitCodeOf({ files, unchanged, records, rejected, disputed }: ImportReport): ExitCode {
  if (rejected.length === 0) return disputed.length === 0 ? exitCodes.done : exitCodes.findings;
  const lost = rejected.reduce((sum, each) => sum + each.records, 0);
  const isNothing =
    unchanged === 0 && records === lost && files <= new Set(rejected.map(({ file }) => file)).size;
  return isNothing ? exitCodes.failed : exitCodes.findings;
}

/** What the import came to, in one line. */
export function closingLine(report: ImportReport, eventSource: string, seconds: number): string {
  const what = eventSource === lexEventSource ? 'Lex event' : 'event';
  const unreadable = report.rejected.reduce((sum, { records }) => sum + Math.max(records, 1), 0);
  const read = [
    `${many(report.files, 'file')}, ${many(report.records, 'record')} read`,
    `${many(report.stored, what)} stored`,
    `${thousands(report.known)} already known`,
    `${thousands(unreadable)} unreadable`,
  ].join(', ');
  const unchanged = `${many(report.unchanged, 'file')} already imported, unchanged`;
  const parts = report.unchanged === 0 ? [read] : report.files === 0 ? [unchanged] : [unchanged, read];
  return `${parts.join('; ')} (${seconds.toFixed(1)} s)`;
}

/** Which files of the folders were not read, with the names of some; undefined where all were. */
export function asideLine(aside: FilesFound['aside'] = []): string | undefined {
  const kinds = asideWords.flatMap(({ why, one, many }) => {
    const files = aside.filter((each) => each.why === why).map(({ file }) => safeText(basename(file)));
    if (files.length === 0) return [];
    const names = files.length > mostNames ? [...files.slice(0, mostNames), '…'] : files;
    return [`${counted(files.length, one, many, thousands)} (${names.join(', ')})`];
  });
  return kinds.length === 0 ? undefined : `left aside: ${kinds.join(', ')}`;
}

const mostNames = 3;

const asideWords: readonly {
  readonly why: FilesFound['aside'][number]['why'];
  readonly one: string;
  readonly many: string;
}[] = [
  { why: 'digest', one: 'digest', many: 'digests' },
  { why: 'insight', one: 'insight', many: 'insights' },
  { why: 'aggregated', one: 'file of aggregated events', many: 'files of aggregated events' },
  { why: 'partial', one: 'half-downloaded file', many: 'half-downloaded files' },
  { why: 'hidden', one: 'hidden file or folder', many: 'hidden files or folders' },
  { why: 'other', one: 'file that is no log', many: 'files that are no logs' },
  { why: 'older', one: 'file delivered before --since', many: 'files delivered before --since' },
];

export function many(count: number, noun: string): string {
  return counted(count, noun, undefined, thousands);
}

export function thousands(count: number): string {
  return count.toLocaleString('en');
}
