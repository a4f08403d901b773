import type { AuditEvent } from '../../model/event';
import type { RowCondition } from '../row-condition';
import { type AttributeValues, attributeValues } from './attribute-values';
import type { SqlClause } from './clause';
import type { Database } from './database';
import { type Recent, recent } from './recent';

/** What the functions of the store work on. */
export interface Tables {
  readonly database: Database;
  readonly values: AttributeValues;
  /** Events that were put or read a moment ago, by their number, so that reading them again costs no parsing. */
  readonly atHand: Recent<number, AuditEvent>;
  /** Conditions as SQL, as long as they are asked with. */
  readonly clauses: WeakMap<RowCondition, SqlClause>;
  /** A number for a table of this connection alone. */
  nextList(): number;
  /** Forgets what was read: a transaction that is rolled back takes its numbers with it. */
  forget(): void;
}

// Some 20 MB of events of an ordinary size.
const mostAtHand = 2000;

export function tablesIn(database: Database): Tables {
  const values = attributeValues(database);
  let clauses = new WeakMap<RowCondition, SqlClause>();
  let lists = 0;
  const atHand = recent<number, AuditEvent>(mostAtHand);
  return {
    database,
    values,
    atHand,
    get clauses() {
      return clauses;
    },
    nextList() {
      lists += 1;
      return lists;
    },
    forget() {
      values.forget();
      atHand.clear();
      clauses = new WeakMap();
    },
  };
}
