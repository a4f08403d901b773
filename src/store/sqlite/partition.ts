import { byBot } from '../keys';
import { anyRow } from '../row-condition';
import type { RowsQuery } from '../store';
import { allClauses, anything, between, type SqlClause } from './clause';
import { okNumber } from './schema';
import type { Tables } from './tables';
import { clauseOf } from './where';

/** Where the rows of one partition of an index are. */
export interface SqlPartition {
  readonly hint: SqlIndex['hint'];
  readonly order: Order['columns'];
  /** Which of them are asked for. */
  readonly range: SqlClause;
}

/** Where what a query asks for is; undefined where there is nothing. */
export function partitionOf(
  tables: Tables,
  query: Pick<RowsQuery, 'index' | 'partition' | 'from' | 'to' | 'where'>,
): SqlPartition | undefined {
  const { partition, order, hint } = indexes[query.index];
  const within = partition(tables, query.partition);
  if (within === undefined) return undefined;
  const range = allClauses([within, order.between(query), clauseOf(tables, query.where ?? anyRow)]);
  return { hint, order: order.columns, range };
}

interface SqlIndex {
  /** The rows of a partition; undefined where there are none. */
  readonly partition: (tables: Tables, partition: string) => SqlClause | undefined;
  readonly order: Order;
  /** Without it SQLite guesses, as nothing is analyzed. */
  readonly hint: `INDEXED BY ${string}` | 'NOT INDEXED';
}

interface Order {
  readonly columns: readonly ['instant', 'id', 'n'] | readonly ['id', 'instant', 'n'];
  readonly between: (range: Pick<RowsQuery, 'from' | 'to'>) => SqlClause;
}

const byPosition: Order = { columns: ['instant', 'id', 'n'], between };

const byIdOrder: Order = {
  columns: ['id', 'instant', 'n'],
  between: ({ from = '', to }) =>
    allClauses([
      { sql: 'event.id >= ?', values: [from] },
      to === undefined ? anything : { sql: 'event.id <= ?', values: [to] },
    ]),
};

const indexes: Readonly<Record<RowsQuery['index'], SqlIndex>> = {
  byBot: {
    partition: ({ values }, scope) =>
      byBot.holds(scope) ? equals('scope', values.find('scope', scope)) : undefined,
    order: byPosition,
    hint: 'INDEXED BY byBot',
  },
  byActor: {
    partition: ({ values }, partition) =>
      withPeriod(partition, (actor) => equals('byActor', values.find('byActor', actor))),
    order: byPosition,
    hint: 'INDEXED BY byActor',
  },
  byTime: { partition: (_, day) => within(day), order: byPosition, hint: 'NOT INDEXED' },
  byFault: {
    partition: ({ values }, partition) =>
      withPeriod(partition, (outcome) => fault(values.find('outcome', outcome))),
    order: byPosition,
    hint: 'INDEXED BY byFault',
  },
  byId: {
    partition: (_, beginning) => ({ sql: 'event.byId = ?', values: [beginning] }),
    order: byIdOrder,
    hint: 'INDEXED BY byId',
  },
};

function equals(column: string, number: number | undefined): SqlClause | undefined {
  return number === undefined ? undefined : { sql: `event.${column} = ?`, values: [number] };
}

/** SQLite uses the index only where it reads its condition in the query. */
function fault(outcome: number | undefined): SqlClause | undefined {
  const clause = equals('outcome', outcome);
  return clause && { ...clause, sql: `${clause.sql} AND event.outcome <> ${okNumber}` };
}

/** A partition `<value>|<month or day>`. */
function withPeriod(
  partition: string,
  clauseOf: (value: string) => SqlClause | undefined,
): SqlClause | undefined {
  const at = partition.lastIndexOf('|');
  const clause = clauseOf(partition.slice(0, at));
  return clause && allClauses([clause, within(partition.slice(at + 1))]);
}

/** A month or a day: its instants go on with `-` or `T`, which come before `U`. */
function within(period: string): SqlClause {
  return { sql: 'event.instant >= ? AND event.instant < ?', values: [period, `${period}U`] };
}
