import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EventStore } from '../store';
import { dynamoStore } from './dynamo-store';
import { retentionOf } from './retention-tags';

export interface TableTarget {
  readonly table: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

export interface OpenTable {
  readonly store: EventStore;
  /** How many days events stay that are stored by it; undefined where they stay for ever. */
  readonly retentionDays?: number;
  close(): Promise<void>;
}

/**
 * A table in AWS (or an emulator), with the SDK's own chain of credentials and Regions, and its own retries;
 * those of the functions are in lambda/dynamo-client.ts, those of a batch read in fetch.ts. To be written to,
 * it is asked how long it keeps events.
 */
export async function openTable(
  { table: name, region, profile, endpoint }: TableTarget,
  access: 'read' | 'write',
): Promise<OpenTable> {
  const client = new DynamoDBClient({ region, profile, endpoint });
  const retention = access === 'write' ? await retentionOf({ client, name }) : {};
  const store = dynamoStore(client, name, retention);
  return { store, retentionDays: retention.retentionDays, close: async () => client.destroy() };
}
