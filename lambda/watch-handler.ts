import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { signedPost } from '../src/requests/signed-post';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { dynamoMatchLog } from '../src/store/dynamo/match-log';
import { tellWaiting } from '../src/watch/deliver/notify';
import { tellUnconfirmed } from '../src/watch/deliver/unconfirmed';
import { clientSettings } from './clients';
import { metricsLine } from './metrics';
import { around } from './surroundings';
import type { Tick } from './triggers';
import { watchBatch } from './watch-batch';
import { fromWatchEnvironment } from './watch-environment';
import { rulesOf } from './watching';

const environment = fromWatchEnvironment(process.env);
const { tableName, matchesTableName, stackName, urlSuffix } = environment;
const client = new DynamoDBClient(clientSettings);
const rules = rulesOf(environment.watch);
const endpoint = process.env.AWS_ENDPOINT_URL;
const telling = {
  ...environment,
  ...rules,
  store: dynamoStore(client, tableName),
  log: dynamoMatchLog(client, matchesTableName),
  now: Date.now,
  send: signedPost(client, { urlSuffix, endpoint, pause }),
  // Lambda says in which Region it runs; whoever reads the mail may be set to another one.
  options: {
    storeArguments: ` --table ${tableName} --region ${process.env.AWS_REGION}`,
    runbook: rules.settings.runbook,
  },
};

/** Watches what comes into the table, whoever writes it: rules, messages, and whether both paths agree. */
export async function handler(
  event: DynamoDBStreamEvent | Tick,
  context: Context,
): Promise<DynamoDBBatchResponse | undefined> {
  const world = around(context);
  if ('Records' in event) return watchBatch(event, telling, { ...world, stackName });
  if (event.task === 'tell') await tellWaiting(telling);
  else {
    const count = await tellUnconfirmed(telling, Date.parse(event.time));
    if (count > 0) world.write(metricsLine({ Unconfirmed: [count] }, world.functionName, Date.now()));
  }
  return undefined;
}
