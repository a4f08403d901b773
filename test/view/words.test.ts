import type { Difference } from '../../src/model/change';
import { differenceWords } from '../../src/view/differences';
import { clip, safeJson, safeText } from '../../src/view/safe-text';
import { sparkline } from '../../src/view/summary-text';
import { readableTime, timeAgo } from '../../src/view/time';
import { wordDiff } from '../../src/view/word-diff';

test.each([
  ['a\u001b[31mb', 'a\\x1b[31mb'],
  ['one\ntwo\tthree\r', 'one\\ntwo\\tthree\\r'],
  ['\u009b\u0000\u007f', '\\x9b\\x00\\x7f'],
  ['pay\u202egnp.exe', 'pay\\u202egnp.exe'],
  ['\u{e0041}\ud800\u200b', '\\u{e0041}\\ud800\\u200b'],
  ['Straße 花 é ✓', 'Straße 花 é ✓'],
])('%j is shown harmless', (text, shown) => {
  expect(safeText(text)).toBe(shown);
});

test('JSON text with invisible characters parses to the same value', () => {
  const value = { text: '\u202e\u{e0041}\u0085\n', nested: ['\u200b'] };
  expect(safeJson(value, 2)).not.toMatch(/[\u0080-\u009f\u200b\u202e]/);
  expect(JSON.parse(safeJson(value, 2))).toEqual(value);
});

test('clipping never cuts a character in half', () => {
  expect(clip('👍👍👍', 2)).toBe('👍…');
});

test.each([
  ['2026-11-22T08:59:43Z', undefined, '2026-11-22 08:59:43Z'],
  ['2026-11-22T08:59:43.250Z', 'UTC', '2026-11-22 08:59:43Z'],
  ['2026-07-22T22:59:43Z', 'Europe/Berlin', '2026-07-23 00:59:43+02:00'],
  ['2026-07-22T22:59:43Z', 'America/New_York', '2026-07-22 18:59:43-04:00'],
  ['2026-07-22T22:59:43Z', 'Europe/Lisbon', '2026-07-22 23:59:43+01:00'],
  ['2026-01-22T22:59:43Z', 'Europe/Lisbon', '2026-01-22 22:59:43+00:00'],
  ['1970-01-01T00:00:00Z', 'Europe/Berlin', 'unknown'],
  ['event timestamp', undefined, 'event timestamp'],
])('%s in %s reads %s', (iso, zone, text) => {
  expect(readableTime(iso, zone)).toBe(text);
});

test.each([
  ['2026-11-22T08:59:43Z', 'just now'],
  ['2026-11-22T08:38:00Z', '22 minutes ago'],
  ['2026-11-22T07:59:00Z', '1 hour ago'],
  ['2026-11-19T07:59:00Z', '3 days ago'],
  ['2024-11-19T07:59:00Z', '2 years ago'],
  ['2027-01-01T00:00:00Z', 'in the future'],
  ['event timestamp', 'at an unknown time'],
])('seen from 09:00 on 22 November 2026, %s was %s', (iso, words) => {
  expect(timeAgo(iso, new Date('2026-11-22T09:00:00Z'))).toBe(words);
});

test('a long text is compared word by word, its unchanged middle left out', () => {
  const before = `Hello ${'and welcome '.repeat(20)}to our shop`;
  expect(wordDiff(before, before.replace('shop', 'flower shop'))).toBe(
    'Hello and welcome and welcome and welcom… welcome and welcome and welcome to our {+flower +}shop',
  );
});

test('texts without a word in common are not compared word by word', () => {
  expect(wordDiff('Hello!', 'Goodbye')).toBeUndefined();
});

test('two texts of a hundred thousand characters are not compared word by word', () => {
  expect(wordDiff('a '.repeat(50_000), 'b '.repeat(50_000))).toBeUndefined();
});

test('bars rise with the counts', () => {
  expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█');
});

const differences: readonly (readonly [Difference, string])[] = [
  [{ kind: 'added', path: 'slotTypeValues[roses]', after: {} }, 'added value “roses”'],
  [
    { kind: 'added', path: 'slotTypeValues[roses].synonyms[red rose]', after: {} },
    'added synonym “red rose” of value “roses”',
  ],
  [{ kind: 'removed', path: 'sampleUtterances[a\\]b]', before: {} }, 'removed utterance “a]b”'],
  [
    { kind: 'changed', path: 'dataPrivacy.childDirected', before: false, after: true },
    'changed the child-directed setting from false to true',
  ],
  [
    { kind: 'changed', path: 'nluIntentConfidenceThreshold', before: 0.4, after: 0.2 },
    'changed the confidence threshold from 0.4 to 0.2',
  ],
  [
    { kind: 'added', path: 'fulfillmentCodeHook.enabled', after: true },
    'turned on the fulfillment code hook',
  ],
  [{ kind: 'added', path: 'description', after: 'Flowers' }, 'set the description to “Flowers”'],
  [{ kind: 'changed', path: 'description', before: 'x'.repeat(41), after: 'y' }, 'changed the description'],
  [
    {
      kind: 'changed',
      path: 'roleArn',
      before: 'arn:aws:iam::111122223333:role/A',
      after: 'arn:aws:iam::111122223333:role/B',
    },
    'changed the role from “A” to “B”',
  ],
  [
    {
      kind: 'changed',
      path: 'codeHookSpecification.lambdaCodeHook.lambdaARN',
      before: 'arn:aws:lambda:eu-west-1:111122223333:function:book',
      after: 'arn:aws:lambda:eu-west-1:444455556666:function:book',
    },
    'changed the Lambda function ARN from “arn:aws:lambda:eu-west-1:111122223333:function:book” to “arn:aws:lambda:eu-west-1:444455556666:function:book”',
  ],
  [
    { kind: 'moved', path: 'outputContexts[stay]', from: 0, to: 1 },
    'moved output context “stay” from position 1 to 2',
  ],
  [{ kind: 'set', path: 'tags[team]', after: 'flowers' }, 'set tag team to “flowers”'],
  [{ kind: 'unset', path: 'tags[team]' }, 'removed tag team'],
  [
    { kind: 'added', path: 'speechSettings.newAPIThing', after: {} },
    'added the new API thing of the speech settings',
  ],
  [{ kind: 'removed', path: '', before: {} }, 'removed everything'],
];

test.each(differences)('%j in words', (difference, words) => {
  expect(differenceWords(difference)).toBe(words);
});
