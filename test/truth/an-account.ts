import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateOptions, generate } from '../../simulator/generate';
import type { Truth, TruthEvent } from '../../simulator/truth';
import type { FileOutcome } from '../../src/ingest/files/outcome';
import { readBytes } from '../../src/ingest/files/read-bytes';
import type { NamedEvent } from '../../src/model/named';
import { parseFilter } from '../../src/query/filter/parse-filter';
import { runQuery } from '../../src/query/run/run-query';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';
import type { EventStore } from '../../src/store/store';
import { importFiles } from '../../src/write/import-files';
import { type LogRecord, recordsIn } from '../support/simulated-logs';

/** A generated account in the real store, and what was really done in it. */
export interface Account {
  readonly truth: Truth;
  readonly store: EventStore;
  readonly byId: ReadonlyMap<string, NamedEvent>;
  readonly close: () => Promise<void>;
}

/** How the records arrive: as CloudTrail delivers them, or in no order at all and partly twice. */
export type Arrival = 'delivered' | 'scattered';

const now = new Date('2026-11-22T10:00:00Z');

export async function anAccount(options: GenerateOptions, arrival: Arrival): Promise<Account> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-truth-'));
  const { store, close } = await openSqlite(folder, 'write');
  const made = generate(options);
  await importFiles(store, arrival === 'delivered' ? delivered(made.files) : scattered(made.files));
  const parsed = parseFilter('', { now });
  if (parsed.kind !== 'filter') throw new Error('the empty filter takes everything');
  const { events } = await runQuery(store, parsed.filter, { limit: 100_000 });
  return {
    truth: made.truth(),
    store,
    byId: new Map(events.map((named) => [named.event.id, named])),
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Calls that changed something, where the log says what they are about, with what is stored of them. */
export function changesIn({ truth, byId }: Account): readonly { told: TruthEvent; named: NamedEvent }[] {
  return truth.events.flatMap((told) => {
    const named = byId.get(told.id);
    const isPlaced = named?.event.place === told.place && named?.event.scope === told.scope;
    return named !== undefined && isPlaced && told.against !== undefined ? [{ told, named }] : [];
  });
}

type Files = ReturnType<typeof generate>['files'];

async function* delivered(files: Files): AsyncGenerator<FileOutcome> {
  for (const { path, content } of files) yield readBytes(Buffer.from(content), { file: path, eventSource });
}

async function* scattered(files: Files): AsyncGenerator<FileOutcome> {
  const records = [...files].flatMap(recordsIn);
  const twice = [...records, ...records.slice(0, 100)].toSorted((one, other) =>
    key(one) < key(other) ? -1 : 1,
  );
  for (let start = 0; start < twice.length; start += 40) {
    const content = Buffer.from(JSON.stringify({ Records: twice.slice(start, start + 40) }));
    yield readBytes(content, { file: `part-${start}`, eventSource });
  }
}

const eventSource = 'lex.amazonaws.com';

function key({ eventID }: LogRecord): string {
  return [...eventID].reverse().join('');
}
