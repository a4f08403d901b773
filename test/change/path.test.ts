import fc from 'fast-check';
import { entryPath, memberPath, segmentsOf, stepsOf } from '../../src/change/path';

test.each([
  'botAliasLocaleSettings',
  'botAliasLocaleSettingsMap',
  'botVersionLocaleSpecification',
  'items',
  'promptAttemptsSpecification',
  'sessionAttributes',
  'slotSpecifications',
  'slots',
  'statements',
  'tags',
])('the keys of %s are the customer’s, and so in brackets', (member) => {
  expect(memberPath(member, member, 'en_US')).toBe(`${member}[en_US]`);
});

test('the members of a fixed shape follow a dot, unless their name could be read otherwise', () => {
  expect(memberPath('', '', 'description')).toBe('description');
  expect(memberPath('fulfillmentCodeHook', 'fulfillmentCodeHook', 'enabled')).toBe(
    'fulfillmentCodeHook.enabled',
  );
  expect(['a.b', 'a[b', 'a]b', 'a\\b', ''].map((name) => memberPath('x', 'x', name))).toEqual([
    'x[a.b]',
    'x[a[b]',
    'x[a\\]b]',
    'x[a\\\\b]',
    'x[]',
  ]);
});

const name = fc.string({ unit: fc.constantFrom('a', '.', '[', ']', '\\', '#', '\n', 'é'), maxLength: 5 });

test('whatever the names are, a path is taken apart into those that it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), name), { maxLength: 5 }), (parts) => {
      const path = parts.reduce(
        (parent, [isEntry, one]) => (isEntry ? entryPath(parent, one) : memberPath(parent, '', one)),
        '',
      );
      expect(segmentsOf(path)).toEqual(parts.map(([, one]) => one));
    }),
    { numRuns: 300 },
  );
});

test('the steps of a path are its members, each with the key of its entry', () => {
  expect(stepsOf('slotTypeValues[ro\\]se].synonyms[red]')).toEqual([
    { name: 'slotTypeValues', key: 'ro]se' },
    { name: 'synonyms', key: 'red' },
  ]);
  expect(stepsOf('a[b][c].d')).toEqual([{ name: 'a', key: 'b' }, { name: '', key: 'c' }, { name: 'd' }]);
  expect(stepsOf('[a].b')).toEqual([{ name: '', key: 'a' }, { name: 'b' }]);
});
