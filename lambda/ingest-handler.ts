import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { signedPost } from '../src/requests/signed-post';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { liveWork } from '../src/write/store-live-message';
import { workOff } from './batch';
import { clientSettings } from './dynamo-client';
import { fromEnvironment, storingOf } from './environment';
import { functionContext } from './function-context';

const environment = fromEnvironment(process.env);
const client = new DynamoDBClient(clientSettings);
const { tableName, urlSuffix } = environment;
const endpoint = process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? process.env.AWS_ENDPOINT_URL;
const send = signedPost(client, { urlSuffix, endpoint, pause });
const work = liveWork(await storingOf(environment, dynamoStore(client, tableName, environment), send));

/** The live path: EventBridge's events, from the live queue into the table. */
export async function handler(batch: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workOff(batch, work, 10, functionContext(context));
}
