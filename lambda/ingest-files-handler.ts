import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { assumedRole } from '../src/requests/assumed-role';
import { fileReader } from '../src/requests/log-file';
import { s3Get } from '../src/requests/s3';
import { signedPost } from '../src/requests/signed-post';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { filesWork } from '../src/write/store-file-message';
import { workOff } from './batch';
import { clientSettings } from './dynamo-client';
import { fromEnvironment, storingOf } from './environment';
import { functionContext } from './function-context';

const environment = fromEnvironment(process.env);
const { tableName, urlSuffix, retentionDays, bucketRole } = environment;
const client = new DynamoDBClient(clientSettings);
const { AWS_ENDPOINT_URL } = process.env;
const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL;
const secrets = process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? AWS_ENDPOINT_URL;
const sts = signedPost(client, {
  urlSuffix,
  endpoint: process.env.AWS_ENDPOINT_URL_STS ?? AWS_ENDPOINT_URL,
  pause,
});
const credentials = bucketRole && assumedRole(bucketRole, sts, Date.now);
const readFile = fileReader({ get: s3Get(client, { urlSuffix, endpoint, credentials }), pause });
const send = signedPost(client, { urlSuffix, endpoint: secrets, pause });
const storing = await storingOf(environment, dynamoStore(client, tableName, environment), send);
const work = filesWork({ ...storing, readFile, retentionDays });

/** The file path: CloudTrail's log files, from the file queue into the table, one file at a time. */
export async function handler(batch: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workOff(batch, work, 1, functionContext(context));
}
