import { parentPort } from 'node:worker_threads';
import { contentOfFile } from './content';
import { type Batch, NOT_HANDED_OVER } from './pool';

/** A thread's entry: reads the files it is told, one after the other. */
parentPort?.on('message', ({ files, eventSource }: Batch) => {
  const contents = files.map((file) => contentOfFile({ file, eventSource }));
  try {
    parentPort?.postMessage(contents);
  } catch {
    parentPort?.postMessage(NOT_HANDED_OVER);
  }
});
