import { collectEvents, type EventSelection } from './collect-events';
import { contentOf, isWhole, type ReadTask, unusable } from './content';
import { limits } from './limits';
import type { FileOutcome } from './outcome';
import { readStream } from './read-stream';

/** Reads a log file's bytes, packed or not; `file` is what the outcome calls them. Never throws. */
export function readBytes(stored: Buffer, task: ReadTask & EventSelection): FileOutcome {
  const content = contentOf(stored, task);
  return collectEvents(isWhole(content) ? content : unusable(task.file, large, stored.length), task);
}

/** The same in slices, so that a file that unpacks to very much takes no more memory than another. */
export async function* readBytesInSlices(
  stored: Buffer,
  task: ReadTask & EventSelection,
): AsyncGenerator<FileOutcome> {
  const content = contentOf(stored, task, limits.handover);
  if (isWhole(content)) yield collectEvents(content, task);
  else yield* readStream([stored], task);
}

const large = `larger than ${limits.wholeFile / (1024 * 1024)} MiB, or an archive: read it in slices`;
