import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { messageOf } from '../../model/error-text';
import { collectEvents, type EventSelection } from './collect-events';
import { type ReadTask, unusable } from './content';
import { kindOfPath } from './log-names';
import type { FileOutcome } from './outcome';
import { readStream } from './read-stream';

/** Reads the log files in a zip archive, one after the other, each as `ARCHIVE/NAME`. */
export async function* readArchive(task: ReadTask & EventSelection): AsyncGenerator<FileOutcome> {
  const { file } = task;
  let isEmpty = true;
  try {
    const archive = await openPromise(file);
    for await (const entry of archive.eachEntry()) {
      if (!isLog(entry)) continue;
      isEmpty = false;
      yield* readEntry(archive, entry, { ...task, file: `${file}/${entry.fileName}` });
    }
    if (isEmpty) yield collectEvents(unusable(file, 'the archive holds no log file'), task);
  } catch (error) {
    yield collectEvents(unusable(file, `the zip archive is damaged: ${messageOf(error)}`), task);
  }
}

/** Folders are no files, and what CloudTrail puts beside its logs is none. */
function isLog({ fileName }: Entry): boolean {
  const kind = kindOfPath(fileName);
  return !fileName.endsWith('/') && (kind === 'log' || kind === 'other');
}

async function* readEntry(
  archive: ZipFile,
  entry: Entry,
  task: ReadTask & EventSelection,
): AsyncGenerator<FileOutcome> {
  if (entry.isEncrypted()) {
    yield collectEvents(unusable(task.file, 'is encrypted: unzip the archive first'), task);
    return;
  }
  const stream: Readable = await archive.openReadStreamPromise(entry);
  yield* readStream(stream, task);
}
