import type { FileOutcome } from '../../ingest/files/outcome';
import { wholeFile } from '../../ingest/files/outcome';
import { readBytes } from '../../ingest/files/read-bytes';
import { type FilesFound, type ReadFilesOptions, readFiles } from '../../ingest/files/read-files';
import type { TextPrivacy } from '../../ingest/hash-texts';
import { safeText } from '../../view/safe-text';
import { type ImportReport, importFiles as importAll } from '../../write/import-files';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { firstInstantOf, lastInstantOf } from '../moments';
import { type Progress, progressOn } from '../progress';
import { hint, withStore } from '../streams';
import { chooseTarget, describeTarget, targetArguments } from '../target';
import type { World } from '../world';

interface Options {
  readonly since?: string;
  readonly until?: string;
  readonly eventSource: string;
  readonly hashTexts?: true;
}

/** Sentences about single records and files that a person still reads; `--json` has them all. */
const MOST_SENTENCES = 20;

/** `lextrail import <path...>`: from CloudTrail log files to the store. */
export async function importFiles(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, world } = invocation;
  const range = {
    since: firstInstantOf('--since', options.since, invocation),
    until: lastInstantOf('--until', options.until, invocation),
  };
  const target = chooseTarget(options, world);
  const startedAt = world.now().getTime();
  return withStore(invocation, target, async ({ store }) => {
    const progress = progressOn(world, options.quiet);
    const watch = watcher(progress);
    const report = await importAll(
      store,
      filesOf(invocation, { since: range.since, onFound: watch.onFound }),
      {
        ...range,
        signal: world.signal,
        onFile: watch.onFile,
      },
    );
    progress.end();
    if (options.output === 'json')
      world.out.write(`${JSON.stringify({ schema: 'lextrail.import/1', ...report })}\n`);
    else for (const line of rejectionLines(report)) world.err.write(`${line}\n`);
    const seconds = (world.now().getTime() - startedAt) / 1000;
    hint(invocation, closingLine(report, options.eventSource, seconds));
    const aside = asideLine(watch.leftAside());
    if (aside !== undefined) hint(invocation, aside);
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

async function* filesOf(
  invocation: Invocation<Options>,
  options: Pick<ReadFilesOptions, 'since' | 'onFound'>,
): AsyncIterable<FileOutcome> {
  const { words, options: asked, world } = invocation;
  const wanted = { eventSource: asked.eventSource, privacy: privacyOf(asked, world) };
  if (words.includes('-')) yield readBytes(await everything(world), { file: 'stdin', ...wanted });
  const paths = words.filter((word) => word !== '-');
  if (paths.length === 0) return;
  yield* readFiles(paths, { ...wanted, ...options, workers: world.cores, workerFile: world.workerFile });
}

/** All of stdin; an interruption ends the waiting for more. */
async function everything({ stdin, signal }: Pick<World, 'stdin' | 'signal'>): Promise<Buffer> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const parts: Buffer[] = [];
  const pieces = stdin[Symbol.asyncIterator]();
  signal.throwIfAborted();
  for (;;) {
    const piece = await Promise.race([pieces.next(), aborted]);
    if (piece.done) return Buffer.concat(parts);
    parts.push(piece.value);
  }
}

/** Shows the way of the import, and remembers whether any file could be read. */
function watcher(progress: Progress) {
  let hasRead = false;
  let found: FilesFound | undefined;
  return {
    hasReadAny: () => hasRead,
    leftAside: () => found?.aside,
    onFound(all: FilesFound) {
      found = all;
    },
    onFile(report: ImportReport, file: FileOutcome) {
      hasRead ||= !file.rejected.some(({ position }) => position === wholeFile);
      const total = Math.max(report.files, found?.files ?? 0);
      const counts = `${thousands(report.files)} of ${thousands(total)} files  ${thousands(report.records)} records  ${thousands(report.matched)} taken`;
      progress.show(report.files, total, counts);
    },
  };
}

function rejectionLines({ rejected }: ImportReport): readonly string[] {
  const shown = rejected.slice(0, MOST_SENTENCES);
  const lines = shown.map(({ file, position, reason }) => safeText(`${file}: ${position}: ${reason}`));
  const more = rejected.length - shown.length;
  return more > 0 ? [...lines, `and ${thousands(more)} more; --json lists all of them`] : lines;
}

/** Hashes of short texts can be found by trying, unless a secret goes into them. */
function privacyOf({ hashTexts }: Options, { env }: World): TextPrivacy {
  return hashTexts ? { texts: 'hash', salt: env.LEXTRAIL_TEXT_SALT } : { texts: 'keep' };
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

const ASIDE: Readonly<Record<keyof FilesFound['aside'], string>> = {
  digest: 'digests',
  insight: 'insights',
  aggregated: 'aggregated events',
  hidden: 'hidden',
  other: 'that look like no log',
  older: 'delivered before --since',
};

/** Which files of the folders were not read; undefined where all were. */
function asideLine(aside: FilesFound['aside'] | undefined): string | undefined {
  const kinds = Object.entries(aside ?? {}).filter(([, count]) => count > 0);
  if (kinds.length === 0) return undefined;
  const counts = kinds.map(
    ([kind, count]) => `${thousands(count)} ${ASIDE[kind as keyof FilesFound['aside']]}`,
  );
  return `left aside: ${counts.join(', ')}`;
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}
