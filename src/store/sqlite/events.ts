import { digestOf } from '../../ingest/id';
import type { Change } from '../../model/change';
import type { AuditEvent } from '../../model/event';
import { furtherId } from '../../model/event-id';
import { compareKeys } from '../../model/position';
import type { Arrival, EventKey, PutOutcome, StoredEvent } from '../../model/stored';
import { deriveEvent } from '../derive-event';
import { placeKey } from './attribute-values';
import type { Database, SqlRow } from './database';
import { derivedTexts } from './derived-texts';
import { fileOf, fromRow, hasChange, numberOf, selectedColumns, toRow } from './row';
import { eventColumns } from './schema';
import type { Tables } from './tables';

/** Stores an event unless it is there; one that is there already only learns of another log file. */
export function putEvent(tables: Tables, event: AuditEvent, arrival: Arrival): PutOutcome {
  const { database, values } = tables;
  const { file } = arrival;
  const known = rowAt(tables, event);
  if (known === undefined) return insertEvent(tables, event, file);
  const n = numberOf(known);
  if (!isRecord(tables, n, event)) return putBeside(tables, event, n, arrival);
  // Of several files the one with the smallest name stays, so that the order of arrival does not matter.
  if (file !== undefined && isSmaller(file, fileOf(known, values))) {
    const sql = 'UPDATE event SET file = ? WHERE instant = ? AND id = ? AND n = ?';
    database.run(sql, values.numberFor('file', file), event.instant, event.id, n);
  }
  return 'known';
}

/** Whole events for keys, in their order; a key that is not stored is left out. */
export function fetchEvents(tables: Tables, keys: readonly EventKey[]): readonly StoredEvent[] {
  return keys.flatMap((key) => {
    const row = rowAt(tables, key);
    return row === undefined ? [] : [storedEvent(tables, row)];
  });
}

/** The row of a key, its columns as `selectedColumns` has them. */
export function rowAt({ database, values }: Tables, key: EventKey): SqlRow | undefined {
  const place = placeKey(values, key);
  if (place === undefined) return undefined;
  return database.first(selectOne, ...place, key.instant, key.id);
}

const selectOne = `SELECT ${selectedColumns} FROM event INDEXED BY history
  WHERE scope = ? AND lane = ? AND place = ? AND instant = ? AND id = ?`;

/** A whole event, from its row, its record and its change. */
export function storedEvent(tables: Tables, row: SqlRow): StoredEvent {
  const n = numberOf(row);
  return {
    event: tables.atHand.get(n) ?? readEvent(tables, n, row),
    change: hasChange(row) ? changeOf(tables, n) : undefined,
    file: fileOf(row, tables.values),
  };
}

function readEvent({ database, values, atHand }: Tables, n: number, row: SqlRow): AuditEvent {
  const record = recordText(database, n);
  const event = deriveEvent(fromRow(row, values), JSON.parse(record));
  atHand.add(n, event, record.length);
  return event;
}

function insertEvent({ database, values, atHand }: Tables, event: AuditEvent, file?: string): PutOutcome {
  const record = JSON.stringify(event.received);
  const n = database.insert('INSERT INTO record (record) VALUES (?)', record);
  database.run(insert, ...toRow(event, n, { file, derived: derivedTexts(event, record) }, values));
  atHand.add(n, event, record.length);
  return 'stored';
}

const insert = `INSERT INTO event VALUES (${eventColumns.map(() => '?').join(', ')})`;

/** Nearly always a second arrival is written like the first. */
function isRecord(tables: Tables, n: number, { received }: AuditEvent): boolean {
  const stored = recordText(tables.database, n);
  return stored === JSON.stringify(received) || digestOf(JSON.parse(stored)) === digestOf(received);
}

/** Another record with the same key: the one with the smaller hash has the plain id. */
function putBeside(tables: Tables, event: AuditEvent, n: number, arrival: Arrival): PutOutcome {
  const [digest, stored] = [digestOf(event.received), digestOf(JSON.parse(recordText(tables.database, n)))];
  if (digest > stored) return putEvent(tables, { ...event, id: furtherId(event.id, digest) }, arrival);
  const sql = 'UPDATE event SET id = ? WHERE instant = ? AND id = ? AND n = ?';
  tables.database.run(sql, furtherId(event.id, stored), event.instant, event.id, n);
  tables.atHand.clear();
  return insertEvent(tables, event, arrival.file);
}

function isSmaller(file: string, stored: string | undefined): boolean {
  return stored === undefined || compareKeys(file, stored) < 0;
}

/** As `insertEvent` wrote it. */
function recordText(database: Database, n: number): string {
  const [record] = database.first('SELECT record FROM record WHERE n = ?', n) ?? [];
  return String(record ?? '{}');
}

/** `writeChange` wrote it. */
function changeOf({ database }: Tables, n: number): Change | undefined {
  const [change] = database.first('SELECT change FROM change WHERE n = ?', n) ?? [];
  return change === undefined ? undefined : JSON.parse(String(change));
}
