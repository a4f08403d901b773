import fc from 'fast-check';
import stringWidth from 'string-width';
import { columns } from '../../../src/view/answers/columns';
import { wrapped } from '../../../src/view/answers/wrap';
import { hostileText } from '../hostile';

test('columns begin below each other, and the last one keeps its length', () => {
  expect(columns([['a', 'bb', 'c'], ['aaa', 'b', 'cc'], ['x']])).toEqual(['a    bb  c', 'aaa  b   cc', 'x']);
});

test('no line is wider than the terminal, and none of it commands the terminal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(hostileText, { maxLength: 4 }), { maxLength: 5 }),
      fc.nat(90),
      (rows, width) => {
        for (const line of columns(rows, { width })) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('without a width nothing is cut', () => {
  const long = 'x'.repeat(500);
  expect(columns([[long, long]])).toEqual([`${long}  ${long}`]);
});

test('a sentence is broken at its spaces, each line behind the indent, and loses no word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '花'), minLength: 1 }), { minLength: 1 }),
      fc.nat(60),
      (words, width) => {
        const text = words.join(' ');
        const lines = wrapped(text, '  ', width);
        expect(lines.every((line) => line.startsWith('  '))).toBe(true);
        expect(lines.map((line) => line.slice(2)).join(' ')).toBe(text);
        for (const line of lines)
          if (line.slice(2).includes(' ')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 200 },
  );
});

test('the elastic column gives way before what comes after it is cut', () => {
  const rows = [['2026-11-22', 'a.person.with.a.long.name', '5d21f0c8']];
  expect(columns(rows, { width: 32 }, { elastic: 1 })).toEqual(['2026-11-22  a.person.…  5d21f0c8']);
});
