import { tally, type Wanted } from './collect-events';
import { contentOf, type Task } from './content';
import type { FileOutcome } from './outcome';

/** Reads a log file's bytes, packed or not; `file` is what the outcome calls them. Never throws. */
export function readBytes(stored: Buffer, task: Task & Wanted): FileOutcome {
  return tally(contentOf(stored, task), task);
}
