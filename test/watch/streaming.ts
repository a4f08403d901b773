import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, AttributeValue as StreamedValue } from 'aws-lambda';
import { fromItem } from '../../src/store/dynamo/item';
import type { Item } from '../../src/store/dynamo/item-size';
import type { Table } from '../../src/store/dynamo/store-error';

/**
 * What the stream of a table brings a function once these events were stored: the engine of the tests has
 * no stream, so its items are shown as Lambda shows them, an event that changes something in two steps.
 */
export async function streamOf(
  { client, name }: Table,
  ids: ReadonlySet<string>,
  writtenAt: number,
): Promise<readonly DynamoDBRecord[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name }));
  const items = Items.filter((item) => ids.has(fromItem(item)?.event.id ?? '')).sort((one, other) =>
    (one.at?.S ?? '') < (other.at?.S ?? '') ? -1 : 1,
  );
  return items.flatMap((item, index) => recordsOf(item, String(index), writtenAt));
}

/** What the stream holds of one item: put, and then perhaps amended. */
export function recordsOf(item: Item, sequence: string, writtenAt: number): readonly DynamoDBRecord[] {
  const { basis, changes, changed, change, ...put } = item;
  const dynamodb = {
    Keys: { pk: streamed(item.pk ?? { S: '' }), sk: streamed(item.sk ?? { S: '' }) },
    ApproximateCreationDateTime: writtenAt / 1000,
  };
  const inserted = {
    eventName: 'INSERT' as const,
    dynamodb: { ...dynamodb, NewImage: imageOf(put), SequenceNumber: `${sequence}-put` },
  };
  if (basis === undefined) return [inserted];
  const images = { OldImage: imageOf(put), NewImage: imageOf(item) };
  return [
    inserted,
    { eventName: 'MODIFY', dynamodb: { ...dynamodb, ...images, SequenceNumber: `${sequence}-amended` } },
  ];
}

function imageOf(item: Item): Record<string, StreamedValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, streamed(value)]));
}

function streamed(value: AttributeValue): StreamedValue {
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.L !== undefined) return { L: value.L.map(streamed) };
  return value as StreamedValue;
}
