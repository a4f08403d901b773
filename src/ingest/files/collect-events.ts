import type { AuditEvent } from '../../model/event';
import type { TextPrivacy } from '../hash-texts';
import { toEvent } from '../to-event';
import type { Content } from './content';
import type { Piece, RecordPiece } from './document';
import { limits } from './limits';
import type { FileOutcome, ReadProblem } from './outcome';
import { type ProblemGroups, problemGroups } from './problem-groups';

/** Which records become events, and what is kept of their texts. */
export interface EventSelection {
  /** `*` for every service. */
  readonly eventSource: string;
  readonly privacy?: TextPrivacy;
}

/** Makes events of the records in a file, and collects what is wrong with it. */
export function collectEvents({ file, bytes, pieces }: Content, selection: EventSelection): FileOutcome {
  const collector = collectorOf(file, selection);
  for (const piece of pieces) collector.add(piece);
  return collector.finish(bytes);
}

/** Gathers what the pieces of one file come to, and hands it on in slices. */
export interface Collector {
  add(piece: Piece): void;
  /** How many events wait to be handed on. */
  waiting(): number;
  /** Whether so much in the file is no record that the rest of it is not read. */
  hasGivenUp(): boolean;
  /** What came since the last slice, for so many bytes as stored. */
  slice(bytes: number): FileOutcome;
  /** The last slice, with all that was wrong. */
  finish(bytes: number): FileOutcome;
}

export function collectorOf(file: string, selection: EventSelection): Collector {
  const problems = problemGroups();
  let tally = emptyTally(problems);
  const handOver = (bytes: number, hasMore: boolean): FileOutcome => {
    const { records, others, events } = tally;
    if (!hasMore && problems.count() > limits.problems) problems.add(givenUp);
    tally = emptyTally(problems);
    const rejected = hasMore ? [] : problems.all().map((problem) => ({ file, ...problem }));
    return { file, bytes, records, others, events, rejected, hasMore };
  };
  return {
    add: (piece) => addPiece(tally, piece, selection),
    waiting: () => tally.events.length,
    hasGivenUp: () => problems.count() > limits.problems,
    slice: (bytes) => handOver(bytes, true),
    finish: (bytes) => handOver(bytes, false),
  };
}

const givenUp: ReadProblem = {
  position: 'after that',
  reason: `the rest of the file was not read: it has more than ${limits.problems.toLocaleString('en')} things that are no records`,
  records: 0,
};

interface Tally {
  records: number;
  others: number;
  readonly events: AuditEvent[];
  readonly problems: ProblemGroups;
}

function emptyTally(problems: ProblemGroups): Tally {
  return { records: 0, others: 0, events: [], problems };
}

function addPiece(tally: Tally, piece: Piece, selection: EventSelection): void {
  if (piece.kind === 'record') addRecord(tally, piece, selection);
  else if (piece.kind === 'dismissed') {
    tally.records += piece.count;
    tally.others += piece.count;
  } else if (piece.kind === 'problem') {
    tally.records += piece.records;
    tally.problems.add(piece);
  } else tally.problems.add({ ...piece, reason: `${piece.name}, not CloudTrail records`, records: 0 });
}

function addRecord(tally: Tally, { raw, position, losses }: RecordPiece, selection: EventSelection): void {
  const { eventSource, privacy } = selection;
  tally.records += 1;
  const ingested = toEvent(raw, eventSource, privacy, losses);
  if (ingested.kind === 'event') tally.events.push(ingested.event);
  else if (ingested.kind === 'irrelevant') tally.others += 1;
  else tally.problems.add({ position, reason: ingested.problem, records: 1 });
}
