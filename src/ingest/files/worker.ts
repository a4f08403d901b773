import { parentPort } from 'node:worker_threads';
import { contentOfFile } from './content';
import { toMessage } from './message';
import type { ReadBatch } from './pool';

/** A thread's entry: reads the files it is told, one after the other. */
parentPort?.on('message', ({ tasks }: ReadBatch) => {
  parentPort?.postMessage(toMessage(tasks.map(contentOfFile)));
});
