import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { JsonObject } from '../../src/json';
import { dynamoStore } from '../../src/store/dynamo-store';
import { byId } from '../../src/store/keys';
import type { StoredEvent } from '../../src/store/store';

/** The outputs of the stack that scripts/deploy-test.ts has deployed. */
export const outputs: Readonly<Record<string, string>> = readOutputs();

export const region = process.env.AWS_REGION ?? '';

const store = dynamoStore(new DynamoDBClient(), outputs.TableName ?? '');

/** Plays CloudTrail: a Lex call on the default bus. */
export function putEvent(record: JsonObject): Promise<void> {
  return putCall('aws.lex', record);
}

/** Plays CloudTrail: a call of any service. */
export async function putCall(source: string, record: JsonObject): Promise<void> {
  const { FailedEntryCount } = await new EventBridgeClient().send(
    new PutEventsCommand({
      Entries: [
        { Source: source, DetailType: 'AWS API Call via CloudTrail', Detail: JSON.stringify(record) },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(0);
}

/** Every item of one event id; more than one would be a fault. */
export async function stored(id: string): Promise<readonly StoredEvent[]> {
  const { rows } = await store.rows({
    index: 'byId',
    partition: byId.partition(id),
    newestFirst: false,
    limit: 10,
  });
  const { events } = await store.fetch(rows.filter((row) => row.id === id));
  return events;
}

/** Asks until the answer is one, for half a minute. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(250);
  }
  throw new Error(`half a minute passed without ${what}`);
}

export function eventuallyStored(id: string): Promise<StoredEvent> {
  return eventually(async () => (await stored(id))[0], `event ${id} in the table`);
}

function readOutputs(): Readonly<Record<string, string>> {
  const file = process.env.LEXTRAIL_DEPLOYED;
  if (file === undefined) throw new Error('nothing is deployed; run: npm run test:deploy');
  return JSON.parse(readFileSync(file, 'utf8')).Lextrail;
}
