import type { Piece } from './document';

/** The pieces of a file that concern an event source; of the records of others, only how many there are. */
export function concerning(eventSource: string, pieces: Iterable<Piece>): readonly Piece[] {
  const kept: Piece[] = [];
  let dismissed = 0;
  let problems = 0;
  for (const piece of pieces) {
    if (piece.kind === 'record' && isOfAnother(eventSource, piece.raw.eventSource)) dismissed += 1;
    else if (piece.kind !== 'problem' || problems < MOST_PROBLEMS) kept.push(piece);
    if (piece.kind === 'problem') problems += 1;
  }
  if (problems > MOST_PROBLEMS) kept.push(more(problems - MOST_PROBLEMS));
  return [...kept, { kind: 'dismissed', count: dismissed }];
}

// A file of nothing but unreadable lines must not fill the memory with sentences about them.
const MOST_PROBLEMS = 10_000;

function isOfAnother(eventSource: string, named: unknown): boolean {
  return eventSource !== '*' && typeof named === 'string' && named !== '' && named !== eventSource;
}

function more(count: number): Piece {
  return { kind: 'problem', position: 'after those', reason: `${count} more could not be read either` };
}
