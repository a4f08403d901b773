import type { AuditEvent } from '../../model/event';
import type { TextPrivacy } from '../hash-texts';
import { toEvent } from '../to-event';
import type { Content } from './content';
import type { Piece } from './document';
import type { FileOutcome, Problem } from './outcome';

/** Makes events of what stands in a file, and collects what is wrong with it. */
export function tally({ file, bytes, pieces }: Content, wanted: Wanted): FileOutcome {
  const count: Count = { ...wanted, records: 0, matched: 0, events: [], problems: [], foreign: new Map() };
  for (const piece of pieces) add(count, piece);
  const { records, matched, events, problems, foreign } = count;
  const rejected = [...problems, ...[...foreign].map(foreignProblem)].map((each) => ({ file, ...each }));
  return { file, bytes, records, matched, events, rejected };
}

/** Whose records to make events of, and what to keep of their texts. */
export interface Wanted {
  /** `*` for every service. */
  readonly eventSource: string;
  readonly privacy?: TextPrivacy;
}

interface Count extends Wanted {
  records: number;
  matched: number;
  readonly events: AuditEvent[];
  readonly problems: Problem[];
  /** Each kind of thing that is no record: where the first stands, and how many there are. */
  readonly foreign: Map<string, { readonly first: string; readonly times: number }>;
}

function add(count: Count, piece: Piece): void {
  if (piece.kind === 'record') addRecord(count, piece);
  else if (piece.kind === 'problem') count.problems.push({ position: piece.position, reason: piece.reason });
  else if (piece.kind === 'dismissed') count.records += piece.count;
  else addForeign(count, piece);
}

function addForeign({ foreign }: Count, { name, position }: Extract<Piece, { kind: 'foreign' }>): void {
  const { first, times } = foreign.get(name) ?? { first: position, times: 0 };
  foreign.set(name, { first, times: times + 1 });
}

function addRecord(count: Count, { raw, position }: Extract<Piece, { kind: 'record' }>): void {
  const { eventSource, privacy } = count;
  count.records += 1;
  const ingested = toEvent(raw, eventSource, privacy);
  if (ingested.kind === 'irrelevant') return;
  if (eventSource === '*' || raw.eventSource === eventSource) count.matched += 1;
  if (ingested.kind === 'event') count.events.push(ingested.event);
  else count.problems.push({ position, reason: ingested.problem });
}

/** One sentence for each kind, however many there are of it. */
function foreignProblem([name, { first, times }]: readonly [
  string,
  { first: string; times: number },
]): Problem {
  return {
    position: first,
    reason: `${name}, not CloudTrail records${times === 1 ? '' : ` (the first of ${times})`}`,
  };
}
