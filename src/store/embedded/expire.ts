import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { keyItem } from '../dynamo/item-key';
import { readPartition } from '../dynamo/partition';
import { queryRows } from '../dynamo/rows';
import type { Table } from '../dynamo/service';
import { byTime, dayRegistry } from '../keys';

/** Deletes events past their retention, as DynamoDB does by itself; at most once a day. Says how many. */
export async function expire(table: Table, folder: string, now: Date): Promise<number> {
  const marker = join(folder, 'expired-on');
  const today = now.toISOString().slice(0, 10);
  const last = await readFile(marker, 'utf8').catch(() => '');
  if (last === today) return 0;
  let deleted = 0;
  for (const day of await expiredDays(table, now)) deleted += await expireDay(table, day);
  await writeFile(marker, today, { mode: 0o600 });
  return deleted;
}

/** Days stand in the registry until the last of their events may go, so a day goes as a whole. */
async function expiredDays(table: Table, now: Date): Promise<readonly string[]> {
  const { items } = await readPartition(table, dayRegistry.partition);
  return items
    .filter(({ expires }) => expires?.N !== undefined && Number(expires.N) * 1000 <= now.getTime())
    .flatMap(({ sk }) => sk?.S ?? []);
}

async function expireDay(table: Table, day: string): Promise<number> {
  let deleted = 0;
  for (const partition of byTime.partitions([day])) {
    let after: string | undefined;
    do {
      const page = await queryRows(table, {
        index: 'byTime',
        partition,
        newestFirst: false,
        limit: 100,
        after,
      });
      await Promise.all(page.rows.map((row) => remove(table, keyItem(row))));
      deleted += page.rows.length;
      after = page.next;
    } while (after !== undefined);
  }
  const { pk, sk } = dayRegistry.key(day);
  await remove(table, { pk: { S: pk }, sk: { S: sk } });
  return deleted;
}

async function remove({ client, name }: Table, Key: ReturnType<typeof keyItem>): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: name, Key }));
}
