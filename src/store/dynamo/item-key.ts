import type { EventKey } from '../../model/stored';
import { eventKey, tableKey } from '../keys';
import type { Item } from './item-size';

/** An event's key as DynamoDB takes it. */
export function keyItem(key: EventKey) {
  const { pk, sk } = tableKey(key);
  return { pk: { S: pk }, sk: { S: sk } };
}

/** The inverse of `keyItem`, for any item or row; undefined for one that is no event. */
export function keyOf(item: Item): EventKey | undefined {
  return eventKey({ pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' });
}
