import { collectEvents, type EventSelection } from './collect-events';
import { contentOf, type Task } from './content';
import type { FileOutcome } from './outcome';

/** Reads a log file's bytes, packed or not; `file` is what the outcome calls them. Never throws. */
export function readBytes(stored: Buffer, task: Task & EventSelection): FileOutcome {
  return collectEvents(contentOf(stored, task), task);
}
