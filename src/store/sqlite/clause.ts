import type { SqlValue } from './database';

/** A part of a WHERE clause and the values of its parameters. */
export interface SqlClause {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export const anything: SqlClause = { sql: 'TRUE', values: [] };

export const nothing: SqlClause = { sql: 'FALSE', values: [] };

export function allClauses(clauses: readonly SqlClause[]): SqlClause {
  return {
    sql: clauses.map(({ sql }) => sql).join(' AND '),
    values: clauses.flatMap(({ values }) => values),
  };
}

/** Between two positions `instant|id`, both included. Instants are of one length, so their pairs are in the same order. */
export function between({ from, to }: { readonly from?: string; readonly to?: string }): SqlClause {
  return allClauses([
    from ? { sql: '(event.instant, event.id) >= (?, ?)', values: partsOf(from) } : anything,
    to === undefined ? anything : { sql: '(event.instant, event.id) <= (?, ?)', values: partsOf(to) },
  ]);
}

function partsOf(position: string): readonly [string, string] {
  const at = position.indexOf('|');
  return at < 0 ? [position, ''] : [position.slice(0, at), position.slice(at + 1)];
}
