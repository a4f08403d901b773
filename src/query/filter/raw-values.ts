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
  readQuoted,
  readWord,
  type Scanner,
  skipSpace,
  take,
  takeKeyword,
} from './scanner';

/** value { "," value }, none where something is wrong; `start` is where the term began. */
export function readValues(scanner: Scanner, start: number): readonly RawValue[] {
  const raws: RawValue[] = [];
  do {
    const before = scanner.problems.length;
    raws.push(...readOne(scanner, start));
    if (scanner.problems.length > before || scanner.allowance.values <= 0) break;
  } while (take(scanner, ','));
  if (scanner.allowance.values <= 0) {
    giveUp(scanner, { message: 'the filter is too long to be meant', position: start, length: 1 });
  }
  return raws;
}

/** value = quoted | word | "(" value { "OR" value } ")"; the last gives several. */
function readOne(scanner: Scanner, start: number): readonly RawValue[] {
  scanner.allowance.values--;
  if (next(scanner) === '(') return readGroup(scanner, start);
  const raw = next(scanner) === '"' ? readQuoted(scanner) : readWord(scanner);
  if (raw.text === '') return emptyValue(scanner, start);
  if (!isAtEnd(scanner)) expectBreak(scanner, raw.position);
  return [raw];
}

function readGroup(scanner: Scanner, start: number): readonly RawValue[] {
  const position = scanner.at++;
  const before = scanner.problems.length;
  const raws: RawValue[] = [];
  do {
    skipSpace(scanner);
    raws.push(...readMember(scanner, start));
    skipSpace(scanner);
  } while (scanner.problems.length === before && takeKeyword(scanner, 'OR'));
  if (take(scanner, ')')) expectBreak(scanner, start);
  else if (scanner.problems.length === before) unclosed(scanner, position, raws);
  return raws;
}

function readMember(scanner: Scanner, start: number): readonly RawValue[] {
  if (next(scanner) !== '(') return readOne(scanner, start);
  giveUp(scanner, { message: 'values need no brackets within brackets', position: scanner.at, length: 1 });
  return [];
}

function unclosed(scanner: Scanner, position: number, raws: readonly RawValue[]): void {
  const all = clipped(raws.map(({ text }) => text).join(' OR '));
  giveUp(
    scanner,
    isAtEnd(scanner)
      ? { message: 'the bracket is not closed', position, length: 1, suggestion: `(${all})` }
      : {
          message: 'OR is missing between the values in brackets',
          position: scanner.at,
          length: 1,
          suggestion: `(${all} OR …)`,
        },
  );
}

function emptyValue(scanner: Scanner, start: number): readonly RawValue[] {
  const { text } = scanner;
  const written = text.slice(start, scanner.at);
  const behind = matchAt(scanner, spacedPattern).trimStart();
  const [, name = ''] = /^([^:]*):/.exec(written) ?? [];
  const example = fieldOf(name.toLowerCase())?.field.examples[0] ?? '"…" around text with commas or colons';
  const where = written === '' ? `before ${quoted(next(scanner))}` : `after ${quoted(written)}`;
  note(scanner, {
    message: `a value is missing ${where}${behind === '' ? '' : '; leave no space there'}`,
    position: start,
    length: Math.max(1, scanner.at - start),
    suggestion: behind === '' ? example : clipped(written + behind),
  });
  if (scanner.at === start) scanner.at++;
  return [];
}

/** A value that does follow, but behind a space. */
const spacedPattern = /\s+[^\s(),:]+(?=[\s,)]|$)/y;
