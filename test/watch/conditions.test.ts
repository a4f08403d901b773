import { nameIndex } from '../../src/model/name-index';
import { isInFreeze } from '../../src/watch/conditions/in-freeze';
import { defaultSettings } from '../../src/watch/rule';
import { anEvent } from '../support/an-event';
import { memoryStore } from '../support/memory-store';

test.each([
  ['just before it begins', '2026-12-18T23:59:59.999Z', false],
  ['as it begins', '2026-12-19T00:00:00.000Z', true],
  ['in its last millisecond', '2027-01-03T23:59:59.999Z', true],
  ['as it ends', '2027-01-04T00:00:00.000Z', false],
])('whether a change %s, at %s, is in a freeze: %s', (_, instant, expected) => {
  const freezes = [{ from: '2026-12-19T00:00:00.000Z', before: '2027-01-04T00:00:00.000Z' }];
  const context = {
    names: nameIndex([]),
    store: memoryStore(),
    settings: { ...defaultSettings, freezes },
  };

  expect(isInFreeze({ event: anEvent({ instant }), nameOf: () => undefined }, context)).toBe(expected);
});
