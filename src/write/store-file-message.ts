import { lexEventSource } from '../ingest/catalogue/catalogue';
import { isLogFile } from '../ingest/files/log-names';
import type { Rejection } from '../ingest/files/outcome';
import { readBytesInSlices } from '../ingest/files/read-bytes';
import { readFileNotice } from '../ingest/notices';
import { type FileAddress, fileUrl, type ReadFile } from '../model/file-address';
import { countOf, summed } from '../model/metrics';
import { done, failedWith, type MessageOutcome, type MessageWork } from './message-outcome';
import { type StoredEvents, type Storing, storeEvents } from './store-events';

export interface FilesStoring extends Storing {
  readonly readFile: ReadFile;
  /** How long an event stays in the table. */
  readonly retentionDays: number;
}

/** Stores what is in the log files that one message announces. */
export function filesWork(storing: FilesStoring): MessageWork {
  return async (body) => {
    const notice = readFileNotice(body);
    if (notice.kind === 'malformed') return failedWith(notice.problem);
    if (notice.kind === 'foreign') return done(countOf('Irrelevant', 1));
    const logs = notice.files.filter(({ key }) => isLogFile(key));
    const outcomes: MessageOutcome[] = [done(countOf('Irrelevant', notice.files.length - logs.length))];
    // One after the other: a file takes up to 64 MiB of memory.
    for (const log of logs) outcomes.push(await storeFile(log, storing));
    return together(outcomes);
  };
}

/**
 * What can be stored of a file is stored. If a Lex record in it cannot, the message fails all the same,
 * so that it ends as a dead letter and the loss is seen; storing the rest again changes nothing.
 */
async function storeFile(address: FileAddress, storing: FilesStoring): Promise<MessageOutcome> {
  const content = await storing.readFile(address);
  if (content.kind === 'unreadable') {
    const isNoLoss = content.mayBeGone === true && isExpired(address, storing);
    return isNoLoss ? done(countOf('Irrelevant', 1)) : failedWith(content.problem);
  }
  const file = fileUrl(address);
  const parts: StoredEvents[] = [];
  const rejected: Rejection[] = [];
  let others = 0;
  const task = { file, eventSource: lexEventSource, privacy: storing.privacy };
  for await (const slice of readBytesInSlices(content.bytes, task)) {
    parts.push(await storeEvents(slice.events, storing, file));
    rejected.push(...slice.rejected);
    others += slice.others;
  }
  const measured = parts.map((part) => part.measured);
  const whole = summed([countOf('Files', 1), ...measured, countOf('Irrelevant', others)]);
  if (rejected.length === 0)
    return done(
      whole,
      parts.flatMap(({ remarks }) => remarks),
    );
  // A log line has 256 KB at most; ten sentences tell what is wrong with the file.
  const problems = rejected.slice(0, 10).map(({ position, reason }) => `${file}, ${position}: ${reason}`);
  return { kind: 'failed', measured: summed([whole, { Failed: [1] }]), problems };
}

/** Whether what stood in a file would have left the table by now; CloudTrail writes the day into the key. */
function isExpired({ key }: FileAddress, { retentionDays, now }: FilesStoring): boolean {
  const [, year, month, day] = /\/(\d{4})\/(\d\d)\/(\d\d)\/[^/]+$/.exec(key) ?? [];
  if (year === undefined) return false;
  return Date.UTC(Number(year), Number(month) - 1, Number(day) + 1 + retentionDays) < now();
}

/** One message is one failure, however many of its files failed. */
function together(outcomes: readonly MessageOutcome[]): MessageOutcome {
  const measured = summed(outcomes.map((outcome) => outcome.measured));
  const problems = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.problems : []));
  const remarks = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? (outcome.remarks ?? []) : []));
  if (problems.length === 0) return done(measured, remarks);
  return { kind: 'failed', measured: { ...measured, Failed: [1] }, problems };
}
