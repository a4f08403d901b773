import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { EventRow } from '../../model/event';
import { positionOf } from '../../model/position';
import type { EventKey, StoredRow } from '../../model/stored';
import { byActor, byBot, byFault, byTime, dayOf } from '../keys';
import { rowTexts } from '../schema';
import { flagsOf, storedRow } from '../stored-row';
import { keyItem, keyOf } from './item-key';
import type { Item } from './item-size';

/** What an item has of its event's key. */
export function keyAttributes(key: EventKey) {
  return { ...keyItem(key), at: { S: positionOf(key) } };
}

/** The part of an item that the indexes carry: its keys, and the event's row. */
export function toRowItem(event: EventRow): Item {
  const item: Record<string, AttributeValue> = keyAttributes(event);
  item.byActor = { S: byActor.partition(event.actor, dayOf(event)) };
  item.byTime = { S: byTime.partition(dayOf(event)) };
  if (byBot.holds(event.scope)) item.byBot = { S: byBot.partition(event.scope) };
  if (byFault.holds(event.outcome)) item.byFault = { S: byFault.partition(event.outcome, dayOf(event)) };
  for (const name of rowTexts) {
    const text = event[name];
    if (text !== undefined) item[name] = { S: text };
  }
  const flags = flagsOf(event);
  // DynamoDB has no empty set.
  if (flags.length > 0) item.flags = { SS: flags };
  return item;
}

/** The inverse of `toRowItem`, for an item or the row of an index; undefined for an item that is no event. */
export function fromRowItem(item: Item): StoredRow | undefined {
  const key = keyOf(item);
  if (key === undefined) return undefined;
  return storedRow({
    key,
    text: (name) => item[name]?.S,
    flags: item.flags?.SS ?? [],
    changed: item.changed?.L?.flatMap((path) => (path.S === undefined ? [] : [path.S])),
    changes: item.changes?.N === undefined ? undefined : Number(item.changes.N),
  });
}
