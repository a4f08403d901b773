import type { StoredRow } from '../../model/stored';
import type { Judge, Verdict } from '../judge/verdict';
import { pageSizes } from './page-sizes';

/** A row that matches, or may match: then the whole event decides. */
export interface Candidate {
  readonly row: StoredRow;
  readonly verdict: Exclude<Verdict, false>;
}

/** Some rows in order: which of them are candidates, and the last one looked at. */
export interface CandidateBatch {
  readonly candidates: readonly Candidate[];
  readonly last: StoredRow;
  /** Whether nothing follows. */
  readonly isEnd: boolean;
}

export interface Judging {
  readonly judge: Judge;
  /** Makes known what judging these rows needs, such as names. */
  readonly prepare: (rows: readonly StoredRow[]) => Promise<void>;
  /** Whether more rows may follow those given. */
  readonly hasMore: () => boolean;
  /** Rows of the first batch; later ones grow. */
  readonly batchSize: number;
}

/** Judges rows by what they tell themselves. */
export async function* candidatesOf(
  rows: AsyncIterable<readonly StoredRow[]>,
  judging: Judging,
): AsyncGenerator<CandidateBatch> {
  let size = Math.min(pageSizes.mostEvents, judging.batchSize);
  let open: readonly StoredRow[] = [];
  for await (const more of rows) {
    open = [...open, ...more];
    while (open.length >= size) {
      const batch = open.slice(0, size);
      open = open.slice(size);
      yield* batchOf(batch, judging, open.length === 0 && !judging.hasMore());
      size = Math.min(pageSizes.mostEvents, size * 2);
    }
  }
  yield* batchOf(open, judging, !judging.hasMore());
}

async function* batchOf(
  rows: readonly StoredRow[],
  { judge, prepare }: Judging,
  isEnd: boolean,
): AsyncGenerator<CandidateBatch> {
  const last = rows.at(-1);
  if (!last) return;
  await prepare(rows);
  yield { candidates: rows.flatMap((row) => candidate(row, judge({ row }))), last, isEnd };
}

function candidate(row: StoredRow, verdict: Verdict): readonly Candidate[] {
  return verdict === false ? [] : [{ row, verdict }];
}
