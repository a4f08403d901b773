import type { RowCondition } from '../row-condition';
import { type AttributeValues, attributeValues } from './attribute-values';
import type { SqlClause } from './clause';
import type { Database } from './database';
import { type EventsAtHand, eventsAtHand } from './events-at-hand';

/** What the functions of the store work on. */
export interface Tables {
  readonly database: Database;
  readonly values: AttributeValues;
  readonly atHand: EventsAtHand;
  /** Conditions as SQL, as long as they are asked with. */
  readonly clauses: WeakMap<RowCondition, SqlClause>;
  /** A number for a table of this connection alone. */
  nextTable(): number;
  /** Forgets what was read: a transaction that is rolled back takes its numbers with it. */
  forget(): void;
}

export function tablesIn(database: Database): Tables {
  const values = attributeValues(database);
  let clauses = new WeakMap<RowCondition, SqlClause>();
  let temporaryTables = 0;
  const atHand = eventsAtHand();
  return {
    database,
    values,
    atHand,
    get clauses() {
      return clauses;
    },
    nextTable() {
      temporaryTables += 1;
      return temporaryTables;
    },
    forget() {
      values.forget();
      atHand.clear();
      clauses = new WeakMap();
    },
  };
}
