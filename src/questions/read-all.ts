import type { StoredRow } from '../model/stored';
import { cursorOf } from '../store/cursor';
import { nextPage } from '../store/next-page';
import type { EventStore, RowsQuery } from '../store/store';

const page = 100;

export interface FoundRows {
  readonly rows: readonly StoredRow[];
  /** Where to go on; absent where there is no more. */
  readonly next?: string;
  readonly readUnits: number;
}

/** Rows of several partitions. */
export interface ManyRows extends Omit<FoundRows, 'next'> {
  /** Whether these are all; false where the limit ended the search. */
  readonly isComplete: boolean;
}

/** Rows that fit, until there are `limit` of them or `budget` rows were read; then `next` says where to go on. */
export async function rowsThatFit(
  store: EventStore,
  query: RowsQuery & { readonly budget: number },
  fits: (row: StoredRow) => boolean,
): Promise<FoundRows> {
  const { budget, limit, ...rest } = query;
  const rows: StoredRow[] = [];
  let { after } = query;
  let [readUnits, read] = [0, 0];
  do {
    // What fits may be rare among what is read: a request for each few would take long.
    const wanted = Math.max(limit - rows.length, page);
    const found = await store.rows({ ...rest, after, limit: Math.min(wanted, budget - read) });
    rows.push(...found.rows.filter(fits));
    readUnits += found.readUnits;
    read += Math.max(1, found.rows.length);
    after = nextPage(after, found.next);
  } while (after !== undefined && rows.length < limit && read < budget);
  const last = rows[limit - 1];
  // The page that filled the answer may have held more.
  const isCut = last !== undefined && rows.length > limit;
  return { rows: rows.slice(0, limit), next: isCut ? cursorOf(last) : after, readUnits };
}
