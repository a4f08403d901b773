import { tellingPending } from '../pending-corrections';
import type { EventStore } from '../store';
import { writeChange } from './changes';
import { readCounts } from './counts';
import type { Database } from './database';
import { readDays } from './days';
import { fetchEvents, putEvent } from './events';
import { findFile, writeFiles } from './files';
import { readHistory } from './history';
import { readRows } from './index-rows';
import { readMarks, readScopes, writeMark } from './names';
import { disputeEvent, sharingKeys } from './sharing';
import { type Tables, tablesIn } from './tables';
import { type Transact, transactions } from './transactions';

/** The events in one SQLite file. */
export function sqliteStore(database: Database): EventStore {
  const tables = tablesIn(database);
  return tellingPending(storeOf(tables, transactions(database, tables.forget)));
}

/** Within a transaction another one is that same one. */
function storeOf(tables: Tables, transact: Transact): EventStore {
  const { database } = tables;
  const within = (): EventStore => storeOf(tables, (work) => work());
  return {
    transaction: (work) => transact(() => work(within())),
    put: (event, arrival = {}) => transact(async () => putEvent(tables, event, arrival)),
    rows: async (query) => readRows(tables, query),
    counts: async (query) => readCounts(tables, query),
    history: async (query) => readHistory(tables, query),
    fetch: async (keys) => ({ events: fetchEvents(tables, keys), readUnits: 0 }),
    sharing: async (events) => sharingKeys(tables, events),
    dispute: (key) => transact(async () => disputeEvent(tables, key)),
    writeChange: (key, change) => transact(async () => writeChange(tables, key, change)),
    names: async (scope, of) => ({ marks: readMarks(database, scope, of), readUnits: 0 }),
    bots: async () => ({ names: readScopes(database), readUnits: 0 }),
    putMark: (mark) => transact(async () => writeMark(database, mark)),
    files: {
      find: async (file, asked) => findFile(database, file, asked),
      add: (files, asked) => transact(async () => writeFiles(database, files, asked)),
    },
    days: async () => ({ days: readDays(database), readUnits: 0 }),
  };
}
