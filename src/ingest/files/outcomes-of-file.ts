import { createReadStream, type ReadStream } from 'node:fs';
import type { FileStamp } from '../../model/file-stamp';
import { collectEvents, type EventSelection } from './collect-events';
import { isWhole, type LargeContent, type ReadContent } from './content';
import type { FoundFile } from './found-files';
import { hashed } from './hash';
import type { FileOutcome } from './outcome';
import { readArchive } from './read-archive';
import { readStream } from './read-stream';

/** What a file holds: one outcome, or the slices of a large one. */
export async function* outcomesOfFile(
  found: FoundFile,
  content: ReadContent,
  selection: EventSelection,
): AsyncGenerator<FileOutcome> {
  const stamp = { ...found.stamp, hash: content.hash };
  if ('isSame' in content) yield { ...unchangedOutcome(stamp), finished: stamp };
  else if (isWhole(content)) yield* withStamp([collectEvents(content, selection)], () => stamp);
  else if (content.isArchive) yield* withStamp(readArchive({ ...selection, file: stamp.file }), () => stamp);
  else yield* readLarge(found, content, selection);
}

/** The outcome of a file that was read before and is the same still. */
export function unchangedOutcome({ file, bytes }: FileStamp): FileOutcome {
  const nothing = { records: 0, others: 0, events: [], rejected: [], hasMore: false };
  return { file, bytes, ...nothing, isUnchanged: true };
}

async function* readLarge(
  { stamp, knownHash }: FoundFile,
  { file, bytes, hash }: LargeContent & Pick<ReadContent, 'hash'>,
  selection: EventSelection,
): AsyncGenerator<FileOutcome> {
  // What is added to a file while it is read is not waited for.
  const open = () => createReadStream(file, { end: bytes - 1, highWaterMark: chunkBytes });
  const isUntold = hash === undefined && knownHash !== undefined;
  if (isUntold && (await hashOfAll(open())) === knownHash) {
    return yield { ...unchangedOutcome(stamp), finished: { ...stamp, hash: knownHash } };
  }
  const source = hashed(open());
  yield* withStamp(readStream(source.bytes, { ...selection, file }), () => ({
    ...stamp,
    hash: source.hash(),
  }));
}

/** Larger pieces are read in fewer steps; the system reads ahead as much. */
const chunkBytes = 256 * 1024;

/** Undefined where the file cannot be read to its end; reading it says why. */
async function hashOfAll(stream: ReadStream): Promise<string | undefined> {
  const { bytes, hash } = hashed(stream);
  try {
    for await (const _ of bytes);
    return hash();
  } catch {
    return undefined;
  }
}

/** Gives the last outcome of a file the file's stamp, if all of it could be read. */
async function* withStamp(
  outcomes: AsyncIterable<FileOutcome> | Iterable<FileOutcome>,
  stamp: () => FileStamp,
): AsyncGenerator<FileOutcome> {
  let last: FileOutcome | undefined;
  let isFaultless = true;
  for await (const outcome of outcomes) {
    if (last !== undefined) yield last;
    isFaultless &&= outcome.rejected.length === 0;
    last = outcome;
  }
  if (last !== undefined) yield isFaultless ? { ...last, finished: stamp() } : last;
}
