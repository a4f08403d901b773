import type { AuditEvent } from '../../model/event';
import { type AttributeValues, attributeValues } from './attribute-values';
import type { Database } from './database';
import { type Recent, recent } from './recent';

/** What the functions of the store work on. */
export interface Tables {
  readonly database: Database;
  readonly values: AttributeValues;
  /** Events that were put or read a moment ago, by their number, so that reading them again costs no parsing. */
  readonly atHand: Recent<number, AuditEvent>;
  /** Forgets what was read: a transaction that is rolled back takes its numbers with it. */
  forget(): void;
}

// Some 20 MB of events of an ordinary size.
const mostAtHand = 2000;

export function tablesIn(database: Database): Tables {
  const values = attributeValues(database);
  const atHand = recent<number, AuditEvent>(mostAtHand);
  return {
    database,
    values,
    atHand,
    forget() {
      values.forget();
      atHand.clear();
    },
  };
}
