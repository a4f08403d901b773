import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dynamoStore } from '../src/store/dynamo-store';
import { workOff } from './batch';
import { clientSettings } from './clients';
import { fromEnvironment, privacyOf } from './environment';
import { liveWork } from './live';
import { around } from './surroundings';

const environment = fromEnvironment(process.env);
const { tableName, reads, retentionDays, live } = environment;
const client = new DynamoDBClient(clientSettings);
const store = dynamoStore(client, tableName, { retentionDays });
const work = liveWork({
  store,
  reads,
  privacy: privacyOf(environment),
  now: Date.now,
  seen: new Set(),
  live,
});

/** The live path: EventBridge's events, from the live queue into the table. */
export async function handler(batch: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workOff(batch, work, 10, around(context));
}
