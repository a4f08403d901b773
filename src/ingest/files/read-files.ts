import { setImmediate } from 'node:timers/promises';
import { batchesOf, bytesOf } from './batches';
import { collectEvents, type EventSelection } from './collect-events';
import { contentOfFile, type ReadContent, type ReadFileTask, unusable } from './content';
import { compareWithKnown, type FoundFile, type KnownFile } from './found-files';
import type { FileOutcome } from './outcome';
import { outcomesOfFile, unchangedOutcome } from './outcomes-of-file';
import { poolOf } from './pool';
import { type Walked, walk } from './walk';

export interface ReadFilesOptions extends EventSelection {
  /** Leaves out files that CloudTrail delivered before this time (ISO 8601); later ones can hold earlier records. */
  readonly since?: string;
  /** How many threads may read; 0 for none but the caller's. */
  readonly workers: number;
  /** The built worker.ts. @default everything is read in the caller's thread */
  readonly workerFile?: string | URL;
  /**
   * What is remembered of a file that was read to its end, for the same selection; one that is the same still is
   * not read again. @default all are read
   */
  readonly known?: KnownFile;
  /**
   * The time, in epoch milliseconds: of a file that changed within the last two seconds the times do not tell
   * whether it changes again, so that one is compared by its hash. @default no time tells
   */
  readonly now?: () => number;
  /** Ends what reads ahead. */
  readonly signal?: AbortSignal;
  /** Told once what there is to read. */
  readonly onFound?: (found: FilesFound) => void;
}

export interface FilesFound {
  /** Those that need not be read, too. */
  readonly files: number;
  /** Of the files to read, as stored. */
  readonly bytes: number;
  /** Files and folders left aside, and why. */
  readonly aside: Walked['aside'];
}

/**
 * Reads log files and folders of them, unpacked where needed; outcomes come in the order of the files,
 * whichever thread read them. What cannot be read is named in an outcome and never thrown.
 *
 * @example
 * ```ts
 * for await (const { file, events, rejected } of readFiles(['./AWSLogs'], {
 *   eventSource: 'lex.amazonaws.com',
 *   workers: 0,
 * })) {
 *   console.log(file, events.length, rejected);
 * }
 * ```
 */
export async function* readFiles(
  paths: readonly string[],
  options: ReadFilesOptions,
): AsyncGenerator<FileOutcome> {
  const { files, aside, problems } = walk(paths, options.since);
  const { known, now } = options;
  const { unchanged, toRead } = await compareWithKnown(files, { known, now: now?.() ?? 0 });
  options.onFound?.({ files: files.length, bytes: bytesOf(toRead), aside });
  for (const { file, reason } of problems) yield collectEvents(unusable(file, reason), options);
  for (const stamp of unchanged) yield unchangedOutcome(stamp);
  // Enriching stays here: each thread would have to warm up to it anew, and the thread is the same that stores.
  for await (const { found, content } of contents(toRead, options)) {
    yield* outcomesOfFile(found, content, options);
  }
}

/** What is read before a thread has started, which takes 40 ms. */
const littleBytes = 2 * 1024 * 1024;

/** How many batches per thread are read ahead of the one asked for: enough for no thread to wait, and bounded. */
const filesAhead = 2;

interface FileRead {
  readonly found: FoundFile;
  readonly content: ReadContent;
}

function contents(files: readonly FoundFile[], options: ReadFilesOptions): AsyncGenerator<FileRead> {
  const { workerFile } = options;
  const workers = Math.min(options.workers, files.length);
  if (workers === 0 || workerFile === undefined || bytesOf(files) <= littleBytes)
    return readHere(files, options);
  return readInThreads(files, options, { workers, workerFile });
}

async function* readHere(files: readonly FoundFile[], options: ReadFilesOptions): AsyncGenerator<FileRead> {
  for (const found of files) {
    yield { found, content: contentOfFile(taskOf(found, options)) };
    // Lets an interruption be seen between two files.
    await setImmediate();
  }
}

async function* readInThreads(
  files: readonly FoundFile[],
  options: ReadFilesOptions,
  { workers, workerFile }: { readonly workers: number; readonly workerFile: string | URL },
): AsyncGenerator<FileRead> {
  const pool = poolOf(workers, workerFile);
  // Who reads ahead is not waited for.
  options.signal?.addEventListener('abort', pool.close, { once: true });
  const read = async (batch: readonly FoundFile[]) => {
    const answers = await pool.read({ tasks: batch.map((found) => taskOf(found, options)) });
    return answers.flatMap((content, index) => {
      const found = batch[index];
      return found === undefined ? [] : [{ found, content }];
    });
  };
  const ahead: Promise<readonly FileRead[]>[] = [];
  try {
    for (const batch of batchesOf(files)) {
      ahead.push(read(batch));
      const next = ahead.length > workers * filesAhead ? ahead.shift() : undefined;
      if (next !== undefined) yield* await next;
    }
    for (const next of ahead) yield* await next;
  } finally {
    options.signal?.removeEventListener('abort', pool.close);
    await pool.close();
  }
}

function taskOf({ stamp, knownHash }: FoundFile, { eventSource }: EventSelection): ReadFileTask {
  return { file: stamp.file, eventSource, knownHash };
}
