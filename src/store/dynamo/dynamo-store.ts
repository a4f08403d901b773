import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { countRows } from '../count-rows';
import { dayOf } from '../keys';
import { tellingPending } from '../pending-corrections';
import type { EventStore } from '../store';
import { dayLister, readDays } from './days';
import type { ItemOptions } from './expiry';
import { fetchEvents } from './fetch';
import { readHistory } from './history';
import { sharingKeys } from './id-entries';
import { readMarks, readScopes, writeMark } from './marks';
import { putEvent } from './put-event';
import { queryRows } from './rows';
import { disputeEvent, writeChange } from './writes';

export type StoreOptions = ItemOptions;

/**
 * The events in one DynamoDB table. It throws sentences: a missing table, a missing permission.
 *
 * @example
 * ```ts
 * const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
 * const events = dynamoStore(new DynamoDBClient({ region: 'eu-west-1' }), 'lextrail-events');
 * ```
 */
export function dynamoStore(client: DynamoDBClient, name: string, options: StoreOptions = {}): EventStore {
  const table = { client, name };
  const listDay = dayLister(table, options);
  return tellingPending({
    put: async (event, arrival = {}) => {
      // Both, before it is said to be stored: whoever ends between them comes again, and does both again.
      const [outcome] = await Promise.all([
        putEvent(table, event, { ...options, ...arrival }),
        listDay(dayOf(event)),
      ]);
      return outcome;
    },
    rows: (query) => queryRows(table, query),
    counts: (query) => countRows((each) => queryRows(table, each), query),
    history: (query) => readHistory(table, query),
    fetch: (keys) => fetchEvents(table, keys),
    sharing: (events) => sharingKeys(table, events, options),
    dispute: (key) => disputeEvent(table, key),
    writeChange: (key, change) => writeChange(table, key, change),
    names: (scope, of) => readMarks(table, scope, of),
    bots: () => readScopes(table),
    putMark: (mark) => writeMark(table, mark),
    days: () => readDays(table),
  });
}
