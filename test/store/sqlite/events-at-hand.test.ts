import { eventsAtHand } from '../../../src/store/sqlite/events-at-hand';
import { anEvent } from '../../support/an-event';

const megabyte = 1024 * 1024;

test('what was asked for last stays at hand, up to so much text', () => {
  const atHand = eventsAtHand();
  const event = anEvent({ lane: 'state' });
  for (const n of [1, 2, 3]) atHand.add(n, event, megabyte);
  atHand.get(1);
  atHand.add(4, event, megabyte);

  expect([1, 2, 3, 4].filter((n) => atHand.get(n) !== undefined)).toEqual([1, 3, 4]);
});

test('calls that changed nothing are nobody’s neighbours and are not kept', () => {
  const atHand = eventsAtHand();
  atHand.add(1, anEvent({ lane: 'other' }), 1);

  expect(atHand.get(1)).toBeUndefined();
});
