import { type ImportReport, importFiles as importAll } from '../../import-files';
import type { FileOutcome } from '../../ingest/files/outcome';
import { wholeFile } from '../../ingest/files/outcome';
import { readBytes } from '../../ingest/files/read-bytes';
import { readFiles } from '../../ingest/files/read-files';
import { instantOf, type Moment, readTime, TIME_FORMS } from '../../query/times';
import { utc, zoneNamed } from '../../query/zone';
import { safeText } from '../../view/safe-text';
import type { Invocation } from '../command';
import { misused } from '../failure';
import { type Progress, progressOn } from '../progress';
import { hint, withStore } from '../streams';
import { chooseTarget, describeTarget, targetArguments } from '../target';
import type { ExitCode, World } from '../world';

interface Options {
  readonly since?: string;
  readonly until?: string;
  readonly eventSource: string;
}

/** Sentences about single records and files that a person still reads; `--json` has them all. */
const MOST_SENTENCES = 20;

/** `lextrail import <path...>`: from CloudTrail log files to the store. */
export async function importFiles(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, world } = invocation;
  const range = { since: bound('--since', invocation, 'start'), until: bound('--until', invocation, 'end') };
  const target = chooseTarget(options, world);
  const startedAt = world.now().getTime();
  return withStore(invocation, target, async ({ store }) => {
    const progress = progressOn(world, options.quiet);
    const watch = watcher(progress);
    const report = await importAll(store, filesOf(invocation, range.since), {
      ...range,
      signal: world.signal,
      onFile: watch.onFile,
    });
    progress.end();
    if (options.output === 'json')
      world.out.write(`${JSON.stringify({ schema: 'lextrail.import/1', ...report })}\n`);
    else for (const line of rejectionLines(report)) world.err.write(`${line}\n`);
    const seconds = (world.now().getTime() - startedAt) / 1000;
    hint(invocation, closingLine(report, options.eventSource, seconds));
    if (world.signal.aborted) {
      hint(invocation, 'interrupted; run the same command again to go on');
      return 130;
    }
    if (report.stored > 0)
      hint(
        invocation,
        `stored in ${describeTarget(target)}; ask it: lextrail summary${targetArguments(target)}`,
      );
    return watch.hasReadAny() ? 0 : 1;
  });
}

/** A bound in words as an instant: `--since` begins where the time begins, `--until` takes in the whole of it. */
function bound(flag: '--since' | '--until', { options, world }: Invocation<Options>, edge: 'start' | 'end') {
  const text = flag === '--since' ? options.since : options.until;
  if (text === undefined) return undefined;
  const moment: Moment | undefined = readTime(text, { now: world.now(), zone: zoneNamed(options.tz) ?? utc });
  if (moment === undefined) throw misused(`${flag} takes a time such as ${TIME_FORMS}; got '${text}'`);
  return instantOf(edge === 'start' ? moment.start : moment.end - 1);
}

async function* filesOf(
  invocation: Invocation<Options>,
  since: string | undefined,
): AsyncIterable<FileOutcome> {
  const { words, options, world } = invocation;
  const { eventSource } = options;
  if (words.includes('-')) yield readBytes(await everything(world.stdin), { file: 'stdin', eventSource });
  const paths = words.filter((word) => word !== '-');
  if (paths.length === 0) return;
  yield* readFiles(paths, { eventSource, since, workers: world.cores, workerFile: world.workerFile });
}

async function everything(stream: World['stdin']): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** Shows the way of the import, and remembers whether any file could be read. */
function watcher(progress: Progress) {
  let hasRead = false;
  return {
    hasReadAny: () => hasRead,
    onFile(report: ImportReport, file: FileOutcome) {
      hasRead ||= !file.rejected.some(({ position }) => position === wholeFile);
      const counts = `${thousands(report.files)} files  ${thousands(report.records)} records  ${thousands(report.matched)} taken`;
      progress.show(0, 0, counts);
    },
  };
}

function rejectionLines({ rejected }: ImportReport): readonly string[] {
  const shown = rejected.slice(0, MOST_SENTENCES);
  const lines = shown.map(({ file, position, reason }) => safeText(`${file}: ${position}: ${reason}`));
  const more = rejected.length - shown.length;
  return more > 0 ? [...lines, `and ${thousands(more)} more; --json lists all of them`] : lines;
}

function closingLine(report: ImportReport, eventSource: string, seconds: number): string {
  const what = eventSource === 'lex.amazonaws.com' ? 'Lex events' : 'events';
  return [
    `${thousands(report.files)} files, ${thousands(report.records)} records read`,
    `${thousands(report.stored)} ${what} stored`,
    `${thousands(report.known)} already known`,
    `${thousands(report.rejected.length)} unreadable (${seconds.toFixed(1)} s)`,
  ].join(', ');
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}
