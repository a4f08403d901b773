import { compareKeys, newestFirst, positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import type { IndexScan } from '../plan/index-scan';
import { type ScanReader, type ScanReads, scanReader } from './scan-reader';

/** The rows of all scans, newest first, each once, though several scans may hold it. */
export interface MergedRows {
  /** As many at a time as can be given without reading on. */
  readonly rows: AsyncIterable<readonly StoredRow[]>;
  /** Whether rows may follow those given; after the last that might be read, that too. */
  hasMore(): boolean;
}

export function mergeScans(
  scans: readonly IndexScan[],
  reads: ScanReads,
  mayRead: () => boolean,
): MergedRows {
  const readers = scans.map((scan) => scanReader(scan, reads));
  const held: StoredRow[] = [];
  const hasMore = () => held.length > 0 || readers.some(isUnfinished);
  async function* merged(): AsyncGenerator<readonly StoredRow[]> {
    while (hasMore()) {
      if (!mayRead() && !readers.every((reader) => reader.isReady())) return;
      await Promise.all(readers.map((reader) => reader.fill()));
      yield rowsAtHand(readers, held);
    }
  }
  return { rows: merged(), hasMore };
}

function isUnfinished(reader: ScanReader): boolean {
  return !reader.isReady() || reader.head() !== undefined;
}

/**
 * Takes rows as long as no page must be read. Those of the last position are held back, as more of the
 * same may follow; so it needs no look at the next page.
 */
function rowsAtHand(readers: readonly ScanReader[], held: StoredRow[]): readonly StoredRow[] {
  const rows: StoredRow[] = [];
  while (readers.every((reader) => reader.isReady())) {
    const newest = newestReader(readers);
    const row = newest?.head();
    const [first] = held;
    if (first && !(row && positionOf(row) === positionOf(first))) rows.push(...inOneOrder(held.splice(0)));
    if (!row) break;
    held.push(row);
    newest?.take();
  }
  return rows;
}

function newestReader(readers: readonly ScanReader[]): ScanReader | undefined {
  let newest: ScanReader | undefined;
  let best = '';
  for (const reader of readers) {
    const row = reader.head();
    const position = row ? positionOf(row) : '';
    if (row && (!newest || compareKeys(position, best) > 0)) {
      newest = reader;
      best = position;
    }
  }
  return newest;
}

/** Indexes leave open in which order rows of one position come, and several may hold the same. */
function inOneOrder(rows: readonly StoredRow[]): readonly StoredRow[] {
  if (rows.length === 1) return rows;
  return [...rows].sort(newestFirst).filter((row, index, sorted) => {
    const previous = sorted[index - 1];
    return !previous || newestFirst(previous, row) !== 0;
  });
}
