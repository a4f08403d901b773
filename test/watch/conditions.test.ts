import { nameIndex } from '../../src/model/name-index';
import { isInFreeze } from '../../src/watch/conditions/in-freeze';
import { isThresholdLowered } from '../../src/watch/conditions/lowered';
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

test.each([
  [0.4, 0.3, true],
  [0.4, 0.5, false],
  ['0.4', '0.30', true],
  [0.4, null, false],
])('a confidence threshold that went from %j to %j is lowered: %s', (before, after, expected) => {
  const differences = [{ kind: 'changed', path: 'nluIntentConfidenceThreshold', before, after }] as const;
  const change = { against: 'earlier', basis: '1', differences } as const;

  expect(isThresholdLowered({ event: anEvent(), change, nameOf: () => undefined })).toBe(expected);
});
