import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dynamoStore } from '../src/store/dynamo-store';
import { workOff } from './batch';
import { clientSettings } from './clients';
import { fromEnvironment } from './environment';
import { liveWork } from './live';
import { around } from './surroundings';

const { tableName, reads, retentionDays } = fromEnvironment(process.env);
const store = dynamoStore(new DynamoDBClient(clientSettings), tableName, { retentionDays });
const work = liveWork({ store, reads, now: Date.now, seen: new Set() });

/** The live path: EventBridge's events, from the live queue into the table. */
export async function handler(batch: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workOff(batch, work, batch.Records.length, around(context));
}
