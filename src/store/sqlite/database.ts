import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { sentencesAbout } from './errors';

export type SqlValue = null | number | string;

/** The columns of a row, in the order of the query. */
export type SqlRow = readonly SQLOutputValue[];

/** One connection to the file of a store. Everything it does is done when it returns. */
export interface Database {
  all(sql: string, ...values: readonly SqlValue[]): readonly SqlRow[];
  first(sql: string, ...values: readonly SqlValue[]): SqlRow | undefined;
  /** Says how many rows it wrote. */
  run(sql: string, ...values: readonly SqlValue[]): number;
  /** Says which number the new row got. */
  insert(sql: string, ...values: readonly SqlValue[]): number;
  exec(sql: string): void;
  close(): void;
}

/** Opens a file; every statement is prepared once. Throws sentences about the file. */
export function openDatabase(file: string, options: { readonly readOnly: boolean }): Database {
  const attempt = sentencesAbout(file);
  const sqlite = attempt(() => new DatabaseSync(file, options));
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? asArrays(sqlite.prepare(sql));
    prepared.set(sql, known);
    return known;
  };
  return {
    all: (sql, ...values) =>
      attempt(() =>
        statement(sql)
          .all(...values)
          .map(columnsOf),
      ),
    first: (sql, ...values) =>
      attempt(() => {
        const row = statement(sql).get(...values);
        return row && columnsOf(row);
      }),
    run: (sql, ...values) => attempt(() => Number(statement(sql).run(...values).changes)),
    insert: (sql, ...values) => attempt(() => Number(statement(sql).run(...values).lastInsertRowid)),
    exec: (sql) => attempt(() => sqlite.exec(sql)),
    close: () => sqlite.close(),
  };
}

/** Rows as arrays take half the time; Node 22 before 22.16 knows objects only. */
function asArrays(statement: StatementSync): StatementSync {
  const { setReturnArrays }: { setReturnArrays?: StatementSync['setReturnArrays'] } = statement;
  setReturnArrays?.call(statement, true);
  return statement;
}

function columnsOf(row: object): SqlRow {
  return Array.isArray(row) ? row : Object.values(row);
}
