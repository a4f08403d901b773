import { byTime } from '../src/store/keys';
import { openSqlite } from '../src/store/sqlite/open-sqlite';

// `store-start.mjs FOLDER`: what a local query pays before and for its first page, in ms since the process began.
async function main(folder: string): Promise<void> {
  const loaded = performance.now();
  const { store, close } = await openSqlite(folder, 'write');
  const opened = performance.now();
  const { days } = await store.days();
  const partition = byTime.partition(days.at(-1) ?? '1970-01-01');
  const { rows } = await store.rows({ index: 'byTime', partition, newestFirst: true, limit: 50 });
  const answered = performance.now();
  await close();
  const figures = { loaded, opened, answered, closed: performance.now() };
  const rounded = Object.entries(figures).map(([name, ms]) => [name, Math.round(ms)]);
  console.log(JSON.stringify({ rows: rows.length, ...Object.fromEntries(rounded) }));
}

void main(process.argv[2] ?? '');
