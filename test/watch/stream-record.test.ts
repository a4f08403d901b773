import { toChangeItem } from '../../src/store/dynamo/change-item';
import { toItem } from '../../src/store/dynamo/item';
import { arrivedIn, type StreamRecord } from '../../src/watch/deliver/stream-record';
import { anEvent } from '../support/an-event';
import { recordsOf } from './streaming';

const read = toItem(anEvent({ lane: 'other' }));
const change = { against: 'first', differences: [], basis: '2026 0' } as const;
const write = { ...toItem(anEvent({ lane: 'state' })), ...toChangeItem(change) };

/** The last record of an item, bent. */
function arrived(item: typeof read, over: Partial<StreamRecord> = {}) {
  const record = recordsOf(item, '7', 1_000_000).at(-1);
  if (record === undefined) throw new Error('no record');
  return arrivedIn({ ...record, ...over } as StreamRecord);
}

test('a call that changes nothing arrives when it is stored, once', () => {
  expect(arrived(read)).toMatchObject([{ sequenceNumber: '7-put', writtenAt: 1_000_000 }]);
  // A log file that confirms it amends the item.
  expect(arrived(read, { eventName: 'MODIFY' })).toEqual([]);
});

test('a call that changes something arrives when its change is known, and again only when that is another', () => {
  const [inserted, amended] = recordsOf(write, '7', 1_000_000) as readonly StreamRecord[];
  const { dynamodb } = amended ?? {};

  expect(arrivedIn(inserted ?? {})).toEqual([]);
  expect(arrivedIn(amended ?? {})).toMatchObject([{ sequenceNumber: '7-amended' }]);
  expect(arrivedIn({ ...amended, dynamodb: { ...dynamodb, OldImage: dynamodb?.NewImage } })).toEqual([]);
  const older = { ...dynamodb?.NewImage, basis: { S: '2025 0' } };
  expect(arrivedIn({ ...amended, dynamodb: { ...dynamodb, OldImage: older } })).toHaveLength(1);
});

test('what is deleted, or is no event, does not arrive', () => {
  expect(arrived(read, { eventName: 'REMOVE', dynamodb: {} })).toEqual([]);
  expect(
    arrivedIn({ eventName: 'INSERT', dynamodb: { NewImage: { pk: { S: 'bots' }, sk: { S: 'x' } } } }),
  ).toEqual([]);
  expect(arrivedIn({})).toEqual([]);
});
