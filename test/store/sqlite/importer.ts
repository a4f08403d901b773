// A process that imports until it ends or is killed: `importer.ts FOLDER LOGS`. It prints a line a file.
import { readFiles } from '../../../src/ingest/files/read-files';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite';
import { importFiles } from '../../../src/write/import-files';

async function importAll(folder: string, logs: string): Promise<void> {
  const { store, close } = await openSqlite(folder, 'write');
  const files = readFiles([logs], { eventSource: 'lex.amazonaws.com', workers: 0 });
  await importFiles(store, files, { onFile: (_, { file }) => process.stdout.write(`${file}\n`) });
  await close();
}

void importAll(process.argv[2] ?? '', process.argv[3] ?? '');
