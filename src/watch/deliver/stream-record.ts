import type { StoredEvent } from '../../model/stored';
import { fromItem } from '../../store/dynamo/item';
import type { Item } from '../../store/dynamo/item-size';

/** An event that is new in the table, or its change has just become known. */
export interface Arrived {
  readonly stored: StoredEvent;
  /** The record's place in the stream, which tells Lambda where to begin again. */
  readonly sequenceNumber: string;
  /** When the table took it, in epoch milliseconds. */
  readonly writtenAt: number;
}

/** A record of a table's stream as Lambda hands it over, as far as it is looked at. */
export interface StreamRecord {
  readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly dynamodb?: {
    readonly NewImage?: StreamImage;
    readonly OldImage?: StreamImage;
    readonly SequenceNumber?: string;
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime?: number;
  };
}

export type StreamImage = Readonly<Record<string, StreamValue>>;

/** Bytes come as base64; the other types of a table's items as they are. */
export interface StreamValue {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly B?: string;
  readonly L?: readonly StreamValue[];
}

/**
 * What a record of the table's stream brings to be judged. What a call changed is written a moment after
 * its event (docs/decisions/reconciling.md), so an event that changes something has arrived once that is known.
 */
export function arrivedIn({ eventName, dynamodb = {} }: StreamRecord): readonly Arrived[] {
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

function itemOf(image: StreamImage): Item {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, attributeOf(value)]));
}

function attributeOf(value: StreamValue): Item[string] {
  if (value.B !== undefined) return { B: Buffer.from(value.B, 'base64') };
  if (value.L !== undefined) return { L: value.L.map(attributeOf) };
  return value as Item[string];
}
