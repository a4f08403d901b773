import { positionOf } from '../../../src/model/position';
import { firstSeenDirectory } from '../../../src/query/run/first-seen';
import { anEvent } from '../../support/an-event';
import { memoryStore } from '../../support/memory-store';

const [early, middle, late] = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) =>
  anEvent({ instant: `${day}T10:00:00.000Z`, actor: 'alice' }),
);

test('what was seen first is the earliest, also if the index does not show it yet', async () => {
  if (early === undefined || middle === undefined || late === undefined) throw new Error('three events');
  const directory = firstSeenDirectory(memoryStore({ stored: [{ event: middle }] }), () => {});
  await directory.load([late, early]);

  expect(directory.firstSeen(early.scope, 'actor', 'alice')).toBe(positionOf(early));
  expect(directory.firstSeen(early.scope, 'actor', 'bob')).toBeUndefined();
});
