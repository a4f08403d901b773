import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { metricsLine } from '../src/model/metrics';
import { signedPost } from '../src/requests/signed-post';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { dynamoMatchLog } from '../src/store/dynamo/match-log';
import { activeRules } from '../src/watch/active-rules';
import { deliver } from '../src/watch/deliver/deliver';
import { notifyWaiting } from '../src/watch/deliver/notify';
import { notifyUnconfirmed } from '../src/watch/deliver/unconfirmed';
import { clientSettings } from './dynamo-client';
import { functionContext } from './function-context';
import type { Tick } from './triggers';
import { fromWatchEnvironment } from './watch-environment';

const environment = fromWatchEnvironment(process.env);
const { tableName, matchesTableName, stackName, urlSuffix } = environment;
const client = new DynamoDBClient(clientSettings);
const rules = activeRules(environment.watch);
const endpoint = process.env.AWS_ENDPOINT_URL;
const notifier = {
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
  lambdaContext: Context,
): Promise<DynamoDBBatchResponse | undefined> {
  const context = functionContext(lambdaContext);
  if ('Records' in event) {
    const again = await deliver(event.Records, notifier, { ...context, stackName });
    return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
  }
  if (event.task === 'notify') {
    await notifyWaiting(notifier);
    return undefined;
  }
  const count = await notifyUnconfirmed(notifier, Date.parse(event.time));
  if (count > 0) context.write(metricsLine({ Unconfirmed: [count] }, context.functionName, Date.now()));
  return undefined;
}
