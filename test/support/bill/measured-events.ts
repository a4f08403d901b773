import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { generate } from '../../../simulator/generate';
import { toEvent } from '../../../src/ingest/to-event';
import type { AuditEvent } from '../../../src/model/event';
import { dynamoStore } from '../../../src/store/dynamo/dynamo-store';
import { type Item, indexRow, itemBytes } from '../../../src/store/dynamo/item-size';
import { schema } from '../../../src/store/schema';
import { append } from '../../../src/write/append';
import { dynoxide } from '../engines';
import { isLex, uniqueRecords } from '../simulated-logs';

/** What one event of an ordinary month costs on average, both arrivals and what follows from them included. */
export interface EventCost {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** In the table itself, which recovery to a point in time copies. */
  readonly tableBytes: number;
  readonly indexBytes: number;
}

/** Stores a generated month by both paths in an engine that counts capacity as DynamoDB does. */
export async function measureEvents(program: string): Promise<EventCost> {
  const events = ordinaryMonth();
  const engine = await dynoxide(program);
  try {
    const { table } = await engine.fresh();
    const used = capacityOf(table.client);
    const store = dynamoStore(table.client, table.name, { retentionDays: 400 });
    const seen = new Set<string>();
    const day = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22';
    const file = `s3://my-trail-logs/${day}/111122223333_CloudTrail_eu-west-1_20261122T0905Z_0123456789abcdef.json.gz`;
    for (const arrival of [{}, { file }]) {
      for (const event of events) await append(store, [{ event, arrival }], { concurrency: 5, seen });
    }
    const { writes, reads } = { ...used };
    const items = await all(table.client, table.name);
    return {
      writeUnits: writes / events.length,
      readUnits: reads / events.length,
      tableBytes: sum(items.map((item) => itemBytes(item) + overhead)) / events.length,
      indexBytes: sum(items.flatMap(rowsOf).map((row) => itemBytes(row) + overhead)) / events.length,
    };
  } finally {
    await engine.stop();
  }
}

// DynamoDB bills so many bytes for each item, and for each row of an index (developer guide, "Item sizes").
const overhead = 100;

function ordinaryMonth(): readonly AuditEvent[] {
  const { files } = generate({ seed: 1, days: 30, events: 1000, bots: 3, rare: true });
  return [...uniqueRecords(files).values()].filter(isLex).flatMap((record) => {
    const read = toEvent({ ...record }, 'lex.amazonaws.com');
    return read.kind === 'event' ? [read.event] : [];
  });
}

function unitsOf({ CapacityUnits = 0 }: Consumed): number {
  return CapacityUnits;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Counts what a client uses from now on. */
function capacityOf(client: DynamoDBClient): { readonly writes: number; readonly reads: number } {
  const used = { writes: 0, reads: 0 };
  const writing: ReadonlySet<string | undefined> = new Set(['PutItemCommand', 'UpdateItemCommand']);
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
        const kind = writing.has(commandName) ? 'writes' : 'reads';
        try {
          const answer = await next({ ...args, input });
          const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
          used[kind] += sum([ConsumedCapacity].flat().map(unitsOf));
          return answer;
        } catch (error) {
          // A refused write costs what the item that is there does (developer guide, "Condition expressions").
          used[kind] += refusedUnits(args.input);
          throw error;
        }
      },
    { step: 'initialize' },
  );
  return used;
}

function refusedUnits(input: object): number {
  const { Item } = input as { readonly Item?: Item };
  return Item === undefined ? 1 : Math.ceil(itemBytes(Item) / 1024);
}

function rowsOf(item: Item): readonly Item[] {
  const names = Object.keys(schema.indexes) as (keyof typeof schema.indexes)[];
  return names.map((name) => indexRow(item, name)).filter((row) => row !== undefined);
}

async function all(client: DynamoDBClient, TableName: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ExclusiveStartKey: ExclusiveStartKey && { ...ExclusiveStartKey } }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, each) => whole + each, 0);
}
