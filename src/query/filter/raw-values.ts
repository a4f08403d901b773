import { fieldOf } from './known-fields';
import { quoted } from './problem';
import {
  clipped,
  expectBreak,
  giveUp,
  isAtEnd,
  matchAt,
  next,
  note,
  type RawValue,
  type Reading,
  readQuoted,
  readWord,
  skipSpace,
  take,
  takeKeyword,
} from './reading';

/** value { "," value }, none where something is wrong; `start` is where the term began. */
export function readValues(reading: Reading, start: number): readonly RawValue[] {
  const raws: RawValue[] = [];
  do {
    const before = reading.problems.length;
    raws.push(...readOne(reading, start));
    if (reading.problems.length > before || reading.allowance.values <= 0) break;
  } while (take(reading, ','));
  if (reading.allowance.values <= 0) {
    giveUp(reading, { message: 'the filter is too long to be meant', position: start, length: 1 });
  }
  return raws;
}

/** value = quoted | word | "(" value { "OR" value } ")"; the last gives several. */
function readOne(reading: Reading, start: number): readonly RawValue[] {
  reading.allowance.values--;
  if (next(reading) === '(') return readGroup(reading, start);
  const raw = next(reading) === '"' ? readQuoted(reading) : readWord(reading);
  if (raw.text === '') return emptyValue(reading, start);
  if (!isAtEnd(reading)) expectBreak(reading, raw.position);
  return [raw];
}

function readGroup(reading: Reading, start: number): readonly RawValue[] {
  const position = reading.at++;
  const before = reading.problems.length;
  const raws: RawValue[] = [];
  do {
    skipSpace(reading);
    raws.push(...readMember(reading, start));
    skipSpace(reading);
  } while (reading.problems.length === before && takeKeyword(reading, 'OR'));
  if (take(reading, ')')) expectBreak(reading, start);
  else if (reading.problems.length === before) unclosed(reading, position, raws);
  return raws;
}

function readMember(reading: Reading, start: number): readonly RawValue[] {
  if (next(reading) !== '(') return readOne(reading, start);
  giveUp(reading, { message: 'values need no brackets within brackets', position: reading.at, length: 1 });
  return [];
}

function unclosed(reading: Reading, position: number, raws: readonly RawValue[]): void {
  const all = clipped(raws.map(({ text }) => text).join(' OR '));
  giveUp(
    reading,
    isAtEnd(reading)
      ? { message: 'the bracket is not closed', position, length: 1, suggestion: `(${all})` }
      : {
          message: 'OR is missing between the values in brackets',
          position: reading.at,
          length: 1,
          suggestion: `(${all} OR …)`,
        },
  );
}

function emptyValue(reading: Reading, start: number): readonly RawValue[] {
  const { text } = reading;
  const written = text.slice(start, reading.at);
  const behind = matchAt(reading, SPACED).trimStart();
  const [, name = ''] = /^([^:]*):/.exec(written) ?? [];
  const example = fieldOf(name.toLowerCase())?.field.examples[0] ?? '"…" around text with commas or colons';
  const where = written === '' ? `before ${quoted(next(reading))}` : `after ${quoted(written)}`;
  note(reading, {
    message: `a value is missing ${where}${behind === '' ? '' : '; leave no space there'}`,
    position: start,
    length: Math.max(1, reading.at - start),
    suggestion: behind === '' ? example : clipped(written + behind),
  });
  if (reading.at === start) reading.at++;
  return [];
}

/** A value that does follow, but behind a space. */
const SPACED = /\s+[^\s(),:]+(?=[\s,)]|$)/y;
