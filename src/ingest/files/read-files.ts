import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { areWithin, batchesOf } from './batches';
import { collectEvents, type EventSelection } from './collect-events';
import { contentOfFile, isWhole, type LargeContent, type ReadContent, unusable } from './content';
import type { FileOutcome } from './outcome';
import { poolOf } from './pool';
import { readArchive } from './read-archive';
import { readStream } from './read-stream';
import { type Walked, walk } from './walk';

export interface ReadFilesOptions extends EventSelection {
  /** Leaves out files that CloudTrail delivered before this time (ISO 8601); later ones can hold earlier records. */
  readonly since?: string;
  /** How many threads may read; 0 for none but the caller's. */
  readonly workers: number;
  /** The built worker.ts. @default everything is read in the caller's thread */
  readonly workerFile?: string | URL;
  /** Told once what there is to read. */
  readonly onFound?: (found: FilesFound) => void;
}

export interface FilesFound {
  readonly files: number;
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
  options.onFound?.({ files: files.length, aside });
  for (const { file, reason } of problems) yield collectEvents(unusable(file, reason), options);
  // Enriching stays here: each thread would have to warm up to it anew, and the thread is the same that stores.
  for await (const content of contents(files, options)) {
    if (isWhole(content)) yield collectEvents(content, options);
    else yield* readLarge(content, options);
  }
}

/** Larger pieces are read in fewer steps; the system reads ahead as much. */
const chunkBytes = 256 * 1024;

async function* readLarge(
  { file, bytes, isArchive }: LargeContent,
  selection: EventSelection,
): AsyncGenerator<FileOutcome> {
  const task = { ...selection, file };
  if (isArchive) return yield* readArchive(task);
  // What is added to a file while it is read is not waited for.
  yield* readStream(createReadStream(file, { end: bytes - 1, highWaterMark: chunkBytes }), task);
}

/** What is read before a thread has started, which takes 40 ms. */
const littleBytes = 2 * 1024 * 1024;

/** How many batches per thread are read ahead of the one asked for: enough for no thread to wait, and bounded. */
const filesAhead = 4;

function contents(files: readonly string[], options: ReadFilesOptions): AsyncGenerator<ReadContent> {
  const { eventSource, workerFile } = options;
  const workers = Math.min(options.workers, files.length);
  if (workers === 0 || workerFile === undefined || areWithin(littleBytes, files))
    return readHere(files, eventSource);
  return readInThreads(files, eventSource, { workers, workerFile });
}

async function* readHere(files: readonly string[], eventSource: string): AsyncGenerator<ReadContent> {
  for (const file of files) {
    yield contentOfFile({ file, eventSource });
    // Lets an interruption be seen between two files.
    await setImmediate();
  }
}

async function* readInThreads(
  files: readonly string[],
  eventSource: string,
  { workers, workerFile }: { readonly workers: number; readonly workerFile: string | URL },
): AsyncGenerator<ReadContent> {
  const pool = poolOf(workers, workerFile);
  const ahead: Promise<readonly ReadContent[]>[] = [];
  try {
    for (const batch of batchesOf(files)) {
      ahead.push(pool.read({ files: batch, eventSource }));
      const next = ahead.length > workers * filesAhead ? ahead.shift() : undefined;
      if (next !== undefined) yield* await next;
    }
    for (const next of ahead) yield* await next;
  } finally {
    await pool.close();
  }
}
