import { newestFirst } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { nextPage } from '../../store/next-page';
import type { RowCondition } from '../../store/row-condition';
import type { EventStore } from '../../store/store';
import type { IndexScan } from '../plan/index-scan';
import type { Meter } from './cost';
import { pageSizes } from './page-sizes';

/** Reads one scan of a plan, newest first, a page at a time. */
export interface ScanReader {
  /** Whether the next row is at hand, or there is none. */
  isReady(): boolean;
  /** Reads until it is. */
  fill(): Promise<void>;
  /** The next row; undefined where there is none. */
  head(): StoredRow | undefined;
  take(): void;
}

export interface ScanReads {
  readonly store: EventStore;
  readonly meter: Meter;
  /** Rows of the first page; later ones grow. */
  readonly pageSize: number;
  /** What rows must satisfy to be candidates. */
  readonly where?: RowCondition;
  /** Called before each page: throws where the answer is not wanted any more. */
  readonly check: () => void;
}

export function scanReader(scan: IndexScan, reads: ScanReads): ScanReader {
  const pages = scan.index === 'byId' ? sortedPage(scan, reads) : pagesOf(scan, reads);
  let page: ScanPage = { rows: [], isLast: false };
  let at = 0;
  const isReady = () => page.isLast || at < page.rows.length;
  return {
    isReady,
    async fill() {
      while (!isReady()) {
        const next = await pages.next();
        page = next.done ? { rows: [], isLast: true } : next.value;
        at = 0;
      }
    },
    head: () => page.rows[at],
    take() {
      at++;
    },
  };
}

interface ScanPage {
  readonly rows: readonly StoredRow[];
  readonly isLast: boolean;
}

async function* pagesOf(
  { index, partitions, from, to }: IndexScan,
  reads: ScanReads,
): AsyncGenerator<ScanPage> {
  let limit = reads.pageSize;
  for (const partition of partitions) {
    let after: string | undefined;
    do {
      reads.check();
      const page = await reads.store.rows({
        index,
        partition,
        from,
        to,
        newestFirst: true,
        limit,
        after,
        where: reads.where,
      });
      reads.meter.page(page.rows.length, page.readUnits);
      after = nextPage(after, page.next);
      yield { rows: page.rows, isLast: after === undefined && partition === partitions.at(-1) };
      limit = Math.min(pageSizes.mostRows, limit * 2);
    } while (after !== undefined);
  }
}

/** byId is in the order of ids; few begin alike, so they are all read and put in the order of time. */
async function* sortedPage(scan: IndexScan, reads: ScanReads): AsyncGenerator<ScanPage> {
  const rows: StoredRow[] = [];
  for await (const page of pagesOf(scan, reads)) rows.push(...page.rows);
  yield { rows: rows.sort(newestFirst), isLast: true };
}
