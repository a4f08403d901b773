import { Worker } from 'node:worker_threads';
import { contentOfFile, type ReadContent, type ReadFileTask, unusable } from './content';
import { fromMessage } from './message';

/** What a worker is told to read; it answers with a message of the content of each file. */
export interface ReadBatch {
  readonly tasks: readonly ReadFileTask[];
}

/** Worker threads that read files side by side. */
export interface Pool {
  /** Never rejects: that a file brought a worker down is the content of that file. */
  read(batch: ReadBatch): Promise<readonly ReadContent[]>;
  close(): Promise<void>;
}

export function poolOf(workers: number, workerFile: string | URL): Pool {
  const threads = Array.from({ length: workers }, () => startThread(workerFile));

  async function read(batch: ReadBatch): Promise<readonly ReadContent[]> {
    const idlest = threads.reduce((one, other) => (other.waiting() < one.waiting() ? other : one));
    const answer = await idlest.read(batch);
    if (answer.kind === 'message') {
      // What is nested too deep to be handed over can still be read here.
      return fromMessage(answer.message) ?? batch.tasks.map(contentOfFile);
    }
    const [first, ...others] = batch.tasks;
    if (others.length === 0)
      return [unusable(first?.file ?? '', `reading it brought the worker down: ${answer.reason}`)];
    // Reading one at a time shows which of them it was.
    return (await Promise.all(batch.tasks.map((task) => read({ tasks: [task] })))).flat();
  }

  return {
    read,
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

type WorkerAnswer =
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'down'; readonly reason: string };

interface Thread {
  read(batch: ReadBatch): Promise<WorkerAnswer>;
  waiting(): number;
  close(): Promise<void>;
}

interface Waiting {
  readonly batch: ReadBatch;
  readonly answer: (answer: WorkerAnswer) => void;
}

/** What a thread makes it hands on at once, so that more room for what is new only takes memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** One worker, replaced if it comes down. Its batches are answered in order: the first is the one it is at. */
function startThread(workerFile: string | URL): Thread {
  const queue: Waiting[] = [];
  let isClosed = false;
  let worker: Worker | undefined = start();

  function start(): Worker {
    // Without the options that the program itself was started with.
    const started = new Worker(workerFile, { execArgv: [], resourceLimits });
    let reason = 'it ended';
    started.on('message', (message: string) => answer({ kind: 'message', message }));
    started.on('error', (error) => {
      reason = error.message;
    });
    started.on('exit', () => {
      worker = undefined;
      if (!isClosed) carryOn(reason);
    });
    return started;
  }

  function answer(given: WorkerAnswer): void {
    queue.shift()?.answer(given);
  }

  function carryOn(reason: string): void {
    answer({ kind: 'down', reason });
    for (const { batch } of queue) send(batch);
  }

  function send(batch: ReadBatch): void {
    worker ??= start();
    worker.postMessage(batch);
  }

  return {
    waiting: () => queue.length,
    read: (batch) =>
      new Promise((resolve) => {
        queue.push({ batch, answer: resolve });
        send(batch);
      }),
    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}
