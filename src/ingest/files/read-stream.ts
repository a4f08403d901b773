import { type Collector, collectorOf, type EventSelection } from './collect-events';
import { blankProblem, emptyProblem, piecesOfSegments, type ReadTask, wholeProblem } from './content';
import { limits } from './limits';
import type { FileOutcome } from './outcome';
import { splitDocuments } from './split-documents';
import type { Segment } from './splitting';
import { afterSpace } from './text';
import { unpackStream } from './unpack-stream';

/** Reads a log file of any size as it comes, packed or not; it is handed on in slices, in bounded memory. */
export async function* readStream(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  task: ReadTask & EventSelection,
): AsyncGenerator<FileOutcome> {
  const { file } = task;
  const collector = collectorOf(file, task);
  const splitter = splitDocuments();
  const size = { stored: 0, text: 0, isBlank: true };
  for await (const chunk of unpackStream(measured(source, size), file)) {
    if (chunk.kind === 'unreadable') {
      collector.add(
        wholeProblem(size.text === 0 ? chunk.reason : `${chunk.reason}; what is before it was read`),
      );
      return yield collector.finish(taken(size));
    }
    size.isBlank &&= afterSpace(chunk.bytes, 0) === chunk.bytes.length;
    size.text += chunk.bytes.length;
    yield* slicesOf(splitter.push(chunk.bytes), collector, size);
    if (collector.hasGivenUp()) return yield collector.finish(taken(size));
  }
  yield* slicesOf(splitter.end(), collector, size);
  if (size.isBlank) collector.add(wholeProblem(size.text === 0 ? emptyProblem : blankProblem));
  yield collector.finish(taken(size));
}

interface Size {
  /** Bytes as stored that came since the last slice. */
  stored: number;
  /** Bytes of the text so far. */
  text: number;
  isBlank: boolean;
}

function* slicesOf(segments: Iterable<Segment>, collector: Collector, size: Size): Generator<FileOutcome> {
  for (const piece of piecesOfSegments(segments)) {
    collector.add(piece);
    if (collector.hasGivenUp()) return;
    if (collector.waiting() >= limits.sliceEvents) yield collector.slice(taken(size));
  }
  // Progress and an interruption are seen where nothing is found, too.
  if (size.stored >= limits.slice) yield collector.slice(taken(size));
}

function taken(size: Size): number {
  const { stored } = size;
  size.stored = 0;
  return stored;
}

async function* measured(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  size: Size,
): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    size.stored += chunk.length;
    yield chunk;
  }
}
