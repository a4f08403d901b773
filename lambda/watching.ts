import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EventStore } from '../src/store/store';
import { compileRules } from '../src/watch/compile';
import { parseWatch } from '../src/watch/configuration';
import type { Environment } from './environment';
import type { Watching } from './matches';
import { signedPost } from './signed-post';
import { type Tell, teller } from './tell';

/** The rules that are switched on, read once; throws on what synth would have refused. */
export function watchingOf({ watch }: Pick<Environment, 'watch'>): Watching {
  const read = parseWatch(watch);
  if (read.kind === 'wrong')
    throw new Error(read.problems.map(({ rule, message }) => `watch rule '${rule}': ${message}`).join('; '));
  const { rules, settings } = read.watch;
  return { rules: compileRules(rules.filter(({ isOn }) => isOn)), settings };
}

/** Tells by the topic and the bus of the stack. */
export function tellerOf(environment: Environment, client: DynamoDBClient, store: EventStore): Tell {
  const { topicArn, busName, tableName, urlSuffix } = environment;
  const endpoint = process.env.AWS_ENDPOINT_URL;
  return teller({
    store,
    send: signedPost(client, { urlSuffix, endpoint, pause }),
    topicArn,
    busName,
    now: Date.now,
    options: { storeArguments: ` --table ${tableName}` },
  });
}
