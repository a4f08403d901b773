import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { liveWork } from '../src/write/store-live-message';
import { workOff } from './batch';
import { clientSettings } from './clients';
import { fromEnvironment, storingOf } from './environment';
import { functionContext } from './function-context';

const environment = fromEnvironment(process.env);
const client = new DynamoDBClient(clientSettings);
const work = liveWork(storingOf(environment, dynamoStore(client, environment.tableName, environment)));

/** The live path: EventBridge's events, from the live queue into the table. */
export async function handler(batch: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workOff(batch, work, 10, functionContext(context));
}
