import type { FileOutcome } from '../../ingest/files/outcome';
import { type FilesFound, type ReadFilesOptions, readFiles } from '../../ingest/files/read-files';
import { readStream } from '../../ingest/files/read-stream';
import type { TextPrivacy } from '../../ingest/hash-texts';
import { counted } from '../../model/counted';
import { untilAborted } from '../../model/until-aborted';
import { safeJson } from '../../view/safe-text';
import { type ImportReport, importFiles as importAll } from '../../write/import-files';
import { askedOfFiles } from '../asked-of-files';
import { chooseTarget, describeTarget } from '../choose-store';
import type { Invocation } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import {
  asideLine,
  closingLine,
  disputeLines,
  exitCodeOf,
  many,
  rejectionLines,
  thousands,
} from '../import-report';
import { nextCommand } from '../next';
import { type Progress, progressOn } from '../progress';
import { hint, withWritableStore } from '../streams';
import { textPrivacyOf } from '../text-key';
import { firstInstantOf, lastInstantOf } from '../time-options';
import type { Target, World } from '../world';

interface Options {
  readonly since?: string;
  readonly until?: string;
  readonly eventSource: string;
  readonly hashTexts?: true;
  readonly again?: true;
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
  return withWritableStore(invocation, target, async ({ store, retentionDays }) => {
    sayRetention(invocation, target, retentionDays);
    const progress = progressOn(world, options.quiet);
    const watch = watcher(progress, world);
    const privacy = await textPrivacyOf(invocation, target, { store, hashTexts: options.hashTexts });
    const asked = askedOfFiles(options.eventSource, privacy);
    const known = options.again ? undefined : (file: string) => store.files?.find(file, asked);
    const files = filesOf(invocation, { since: range.since, onFound: watch.onFound, privacy, known });
    const report = await importAll(store, files, {
      ...range,
      asked,
      signal: world.signal,
      onFile: watch.onFile,
    });
    progress.end();
    const aside = watch.leftAside();
    const rejected = report.rejected.map((each) => ({ ...each, reason: goingOn(each.reason, invocation) }));
    if (options.output === 'json')
      world.out.write(`${safeJson({ schema: 'lextrail.import/1', ...report, rejected, aside })}\n`);
    else for (const line of problemLines(invocation, { ...report, rejected })) world.err.write(`${line}\n`);
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

/** A reason with a command to copy, which then goes into the same store with the same options. */
function goingOn(reason: string, invocation: Invocation<Options>): string {
  const options = nextCommand(invocation, { command: 'import' }).slice('lextrail import'.length);
  return reason.replace(/(?<=lextrail import (?:-|logs))$/, options);
}

function problemLines(invocation: Invocation<Options>, report: ImportReport): readonly string[] {
  const commandOf = (id: string) => nextCommand(invocation, { command: 'show', words: [id] });
  return [...rejectionLines(report.rejected), ...disputeLines(report.disputed, commandOf)];
}

/** A store on this machine keeps everything; of a table it is said what becomes of old events. */
function sayRetention(invocation: Invocation<Options>, target: Target, days: number | undefined): void {
  if (target.kind === 'folder') return;
  const kept =
    days === undefined
      ? 'does not say how long it keeps events: what is imported stays'
      : `keeps events for ${counted(days, 'day')}: what is older goes again within two days`;
  hint(invocation, `${describeTarget(target)} ${kept}`);
}

async function* filesOf(
  invocation: Invocation<Options>,
  options: Pick<ReadFilesOptions, 'since' | 'onFound' | 'known'> & { readonly privacy: TextPrivacy },
): AsyncIterable<FileOutcome> {
  const { words, options: asked, world } = invocation;
  const wanted = { eventSource: asked.eventSource, privacy: options.privacy };
  if (words.includes('-'))
    yield* readStream(untilAborted(world.stdin, world.signal), { file: 'stdin', ...wanted });
  const paths = words.filter((word) => word !== '-');
  if (paths.length === 0) return;
  const { cores: workers, workerFile, signal } = world;
  const now = () => world.now().getTime();
  yield* readFiles(paths, { ...wanted, ...options, workers, workerFile, now, signal });
}

/** Shows the way of the import, and keeps what was found. */
function watcher(progress: Progress, { now }: Pick<World, 'now'>) {
  const startedAt = now().getTime();
  let found: FilesFound | undefined;
  let bytes = 0;
  return {
    leftAside: () => found?.aside ?? [],
    onFound(all: FilesFound) {
      found = all;
    },
    onFile({ files, records }: ImportReport, file: FileOutcome) {
      if (!file.isUnchanged) bytes += file.bytes;
      const seconds = (now().getTime() - startedAt) / 1000;
      const rate = seconds < 1 ? '' : `  ${thousands(Math.round(records / seconds))}/s`;
      progress.show(bytes, found?.bytes, `${many(files, 'file')}  ${many(records, 'record')}${rate}`);
    },
  };
}
