import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { fileReader } from '../src/requests/log-file';
import { s3Get } from '../src/requests/s3';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { filesWork } from '../src/write/store-file-message';
import { workOff } from './batch';
import { clientSettings } from './clients';
import { fromEnvironment, storingOf } from './environment';
import { functionContext } from './function-context';

const environment = fromEnvironment(process.env);
const { tableName, urlSuffix, retentionDays } = environment;
const client = new DynamoDBClient(clientSettings);
const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
const readFile = fileReader({ get: s3Get(client, { urlSuffix, endpoint }), pause });
const storing = storingOf(environment, dynamoStore(client, tableName, environment));
const work = filesWork({ ...storing, readFile, retentionDays });

/** The file path: CloudTrail's log files, from the file queue into the table, one file at a time. */
export async function handler(batch: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workOff(batch, work, 1, functionContext(context));
}
