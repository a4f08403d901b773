import type { IndexName, StoredRow } from '../model/stored';
import { nextPage } from '../store/next-page';
import type { EventStore } from '../store/store';

export interface RowRange {
  readonly index: IndexName;
  readonly partition: string;
  readonly from?: string;
  readonly to: string;
  /** Rows looked at, at most: a judgement must stay cheap however long the history. */
  readonly most: number;
}

/** The rows of one partition, newest first. */
export async function* earlierRows(
  store: Pick<EventStore, 'rows'>,
  { most, ...range }: RowRange,
): AsyncGenerator<StoredRow> {
  let left = most;
  let after: string | undefined;
  do {
    const page = await store.rows({ ...range, newestFirst: true, limit: Math.min(left, pageSize), after });
    yield* page.rows;
    left -= page.rows.length;
    after = nextPage(after, page.next);
  } while (after !== undefined && left > 0);
}

const pageSize = 200;
