import type { FileOutcome } from '../../ingest/files/outcome';
import { type FilesFound, type ReadFilesOptions, readFiles } from '../../ingest/files/read-files';
import { readStream } from '../../ingest/files/read-stream';
import type { TextPrivacy } from '../../ingest/hash-texts';
import { type ImportReport, importFiles as importAll } from '../../write/import-files';
import { chooseTarget, describeTarget } from '../choose-store';
import type { Invocation } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { asideLine, closingLine, exitCodeOf, rejectionLines, thousands } from '../import-report';
import { nextCommand } from '../next';
import { type Progress, progressOn } from '../progress';
import { hint, withWritableStore } from '../streams';
import { textPrivacyOf } from '../text-key';
import { firstInstantOf, lastInstantOf } from '../time-options';
import type { World } from '../world';

interface Options {
  readonly since?: string;
  readonly until?: string;
  readonly eventSource: string;
  readonly hashTexts?: true;
}

/** `lextrail import <path...>`: from CloudTrail log files to the store. */
export async function importFiles(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, world } = invocation;
  const range = {
    since: firstInstantOf('--since', options.since, invocation),
    until: lastInstantOf('--until', options.until, invocation),
  };
  const target = chooseTarget(options, world);
  const startedAt = world.now().getTime();
  return withWritableStore(invocation, target, async ({ store }) => {
    const progress = progressOn(world, options.quiet);
    const watch = watcher(progress);
    const privacy = await textPrivacyOf(invocation, target, { store, hashTexts: options.hashTexts });
    const report = await importAll(
      store,
      filesOf(invocation, { since: range.since, onFound: watch.onFound, privacy }),
      {
        ...range,
        signal: world.signal,
        onFile: watch.onFile,
      },
    );
    progress.end();
    const aside = watch.leftAside();
    if (options.output === 'json')
      world.out.write(`${JSON.stringify({ schema: 'lextrail.import/1', ...report, aside })}\n`);
    else for (const line of rejectionLines(report.rejected)) world.err.write(`${line}\n`);
    const seconds = (world.now().getTime() - startedAt) / 1000;
    hint(invocation, closingLine(report, options.eventSource, seconds));
    const left = asideLine(aside);
    if (left !== undefined) hint(invocation, left);
    if (world.signal.aborted) {
      hint(invocation, 'interrupted; run the same command again to go on');
      return exitCodes.interrupted;
    }
    if (report.stored > 0)
      hint(
        invocation,
        `stored in ${describeTarget(target)}; ask it: ${nextCommand(invocation, { command: 'summary' })}`,
      );
    return exitCodeOf(report);
  });
}

async function* filesOf(
  invocation: Invocation<Options>,
  options: Pick<ReadFilesOptions, 'since' | 'onFound'> & { readonly privacy: TextPrivacy },
): AsyncIterable<FileOutcome> {
  const { words, options: asked, world } = invocation;
  const wanted = { eventSource: asked.eventSource, privacy: options.privacy };
  if (words.includes('-')) yield* readStream(untilAborted(world), { file: 'stdin', ...wanted });
  const paths = words.filter((word) => word !== '-');
  if (paths.length === 0) return;
  yield* readFiles(paths, { ...wanted, ...options, workers: world.cores, workerFile: world.workerFile });
}

/** What comes through stdin; an interruption ends the waiting for more. */
async function* untilAborted({ stdin, signal }: Pick<World, 'stdin' | 'signal'>): AsyncGenerator<Buffer> {
  const pieces = stdin[Symbol.asyncIterator]();
  while (!signal.aborted) {
    const piece = await nextUnlessAborted(pieces, signal);
    if (piece.done) return;
    yield piece.value;
  }
}

/** Not Promise.race, which would keep every piece as long as the signal lives. */
function nextUnlessAborted(
  pieces: AsyncIterator<Buffer>,
  signal: AbortSignal,
): Promise<IteratorResult<Buffer, unknown>> {
  return new Promise((resolve, reject) => {
    const end = () => resolve({ done: true, value: undefined });
    signal.addEventListener('abort', end, { once: true });
    pieces
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}

/** Shows the way of the import, and keeps what was found. */
function watcher(progress: Progress) {
  let found: FilesFound | undefined;
  return {
    leftAside: () => found?.aside ?? [],
    onFound(all: FilesFound) {
      found = all;
    },
    onFile(report: ImportReport) {
      const total = Math.max(report.files, found?.files ?? 0);
      const counts = `${thousands(report.files)} of ${thousands(total)} files  ${thousands(report.records)} records  ${thousands(report.matched)} taken`;
      progress.show(report.files, total, counts);
    },
  };
}
