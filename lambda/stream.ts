import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, AttributeValue as StreamedValue } from 'aws-lambda';
import type { StoredEvent } from '../src/model/stored';
import { fromItem } from '../src/store/dynamo/item';
import type { Item } from '../src/store/dynamo/item-size';

/** An event that is new in the table, or of which is newly known what it changed. */
export interface Arrived {
  readonly stored: StoredEvent;
  /** The record's place in the stream, which tells Lambda where to begin again. */
  readonly sequenceNumber: string;
  /** When the table took it, in epoch milliseconds. */
  readonly writtenAt: number;
}

/**
 * What a record of the table's stream tells to watch. What a call changed is written a moment after its
 * event (docs/decisions/settling.md), so an event that changes something has arrived once that is known.
 */
export function arrivedIn({ eventName, dynamodb = {} }: DynamoDBRecord): readonly Arrived[] {
  const { NewImage, OldImage, SequenceNumber: sequenceNumber = '' } = dynamodb;
  if (NewImage === undefined) return [];
  const stored = fromItem(itemOf(NewImage));
  if (stored === undefined) return [];
  const isNew =
    stored.event.lane === 'state'
      ? stored.change !== undefined && OldImage?.basis?.S !== stored.change.basis
      : eventName === 'INSERT';
  if (!isNew) return [];
  return [{ stored, sequenceNumber, writtenAt: (dynamodb.ApproximateCreationDateTime ?? 0) * 1000 }];
}

type Image = Readonly<Record<string, StreamedValue>>;

function itemOf(image: Image): Item {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, attributeOf(value)]));
}

/** Bytes come as base64 to a function; the other types of a table's items as they are. */
function attributeOf(value: StreamedValue): AttributeValue {
  if (value.B !== undefined) return { B: Buffer.from(value.B, 'base64') };
  if (value.L !== undefined) return { L: value.L.map(attributeOf) };
  return value as AttributeValue;
}
