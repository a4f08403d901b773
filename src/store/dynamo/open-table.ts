import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EventStore } from '../store';
import { dynamoStore } from './dynamo-store';

export interface TableTarget {
  readonly table: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/**
 * A table in AWS (or an emulator), with the SDK's own chain of credentials and Regions, and its own retries;
 * those of the functions are in lambda/dynamo-client.ts, those of a batch read in fetch.ts.
 */
export function openTable({ table, region, profile, endpoint }: TableTarget): {
  readonly store: EventStore;
  close(): Promise<void>;
} {
  const client = new DynamoDBClient({ region, profile, endpoint });
  return { store: dynamoStore(client, table), close: async () => client.destroy() };
}
