import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { JsonObject } from '../../src/model/json';
import type { StoredEvent } from '../../src/model/stored';
import { dynamoStore } from '../../src/store/dynamo/dynamo-store';
import { byId } from '../../src/store/keys';

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

const account = '000000000000';
const s3 = new S3Client({ forcePathStyle: true });

/** Plays CloudTrail: a file in the bucket. */
export async function putFile(body: Buffer, folder = 'CloudTrail'): Promise<string> {
  const key = `AWSLogs/${account}/${folder}/${region}/2026/11/22/${account}_${folder}_${randomUUID()}.json.gz`;
  await s3.send(new PutObjectCommand({ Bucket: outputs.BucketName, Key: key, Body: body }));
  return key;
}

export function logFile(...records: readonly JsonObject[]): Buffer {
  return gzipSync(JSON.stringify({ Records: records }));
}

/** The days that hold events. */
export async function storedDays(): Promise<readonly string[]> {
  return (await store.days()).days;
}

/** Every item of one event id; more than one would be a fault. */
export async function storedEvents(id: string): Promise<readonly StoredEvent[]> {
  const { rows } = await store.rows({
    index: 'byId',
    partition: byId.partition(id),
    newestFirst: false,
    limit: 10,
  });
  const { events } = await store.fetch(rows.filter((row) => row.id === id));
  return events;
}

/** So long that only what never comes is missed, however slow the machine is. */
const patienceMinutes = 15;

/** Asks until the answer is one. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let attempt = 0; attempt < 4 * 60 * patienceMinutes; attempt += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(250);
  }
  throw new Error(`${patienceMinutes} minutes passed without ${what}`);
}

export function eventuallyStored(id: string): Promise<StoredEvent> {
  return eventually(async () => (await storedEvents(id))[0], `event ${id} in the table`);
}

function readOutputs(): Readonly<Record<string, string>> {
  const file = process.env.LEXTRAIL_DEPLOYED;
  if (file === undefined) throw new Error('nothing is deployed; run: npm run test:deploy');
  return JSON.parse(readFileSync(file, 'utf8')).Lextrail;
}
