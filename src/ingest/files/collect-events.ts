import type { AuditEvent } from '../../model/event';
import type { TextPrivacy } from '../hash-texts';
import { toEvent } from '../to-event';
import type { Content } from './content';
import type { Piece } from './document';
import type { FileOutcome, ReadProblem } from './outcome';

/** Makes events of the records in a file, and collects what is wrong with it. */
export function collectEvents({ file, bytes, pieces }: Content, selection: EventSelection): FileOutcome {
  const tally: Tally = {
    ...selection,
    records: 0,
    matched: 0,
    events: [],
    problems: [],
    nonRecords: new Map(),
  };
  for (const piece of pieces) addPiece(tally, piece);
  const { records, matched, events, problems, nonRecords } = tally;
  const rejected = [...problems, ...[...nonRecords].map(nonRecordProblem)].map((each) => ({ file, ...each }));
  return { file, bytes, records, matched, events, rejected };
}

/** Which records become events, and what is kept of their texts. */
export interface EventSelection {
  /** `*` for every service. */
  readonly eventSource: string;
  readonly privacy?: TextPrivacy;
}

interface Tally extends EventSelection {
  records: number;
  matched: number;
  readonly events: AuditEvent[];
  readonly problems: ReadProblem[];
  /** Each kind of thing that is no record: where the first is, and how many there are. */
  readonly nonRecords: Map<string, { readonly first: string; readonly times: number }>;
}

function addPiece(tally: Tally, piece: Piece): void {
  if (piece.kind === 'record') addRecord(tally, piece);
  else if (piece.kind === 'problem') tally.problems.push({ position: piece.position, reason: piece.reason });
  else if (piece.kind === 'dismissed') tally.records += piece.count;
  else addNonRecord(tally, piece);
}

function addNonRecord(
  { nonRecords }: Tally,
  { name, position }: Extract<Piece, { kind: 'non-record' }>,
): void {
  const { first, times } = nonRecords.get(name) ?? { first: position, times: 0 };
  nonRecords.set(name, { first, times: times + 1 });
}

function addRecord(tally: Tally, { raw, position }: Extract<Piece, { kind: 'record' }>): void {
  const { eventSource, privacy } = tally;
  tally.records += 1;
  const ingested = toEvent(raw, eventSource, privacy);
  if (ingested.kind === 'irrelevant') return;
  if (eventSource === '*' || raw.eventSource === eventSource) tally.matched += 1;
  if (ingested.kind === 'event') tally.events.push(ingested.event);
  else tally.problems.push({ position, reason: ingested.problem });
}

/** One sentence for each kind, however many there are of it. */
function nonRecordProblem([name, { first, times }]: readonly [
  string,
  { first: string; times: number },
]): ReadProblem {
  return {
    position: first,
    reason: `${name}, not CloudTrail records${times === 1 ? '' : ` (the first of ${times})`}`,
  };
}
