/** Where text stops being JSON, and whether only because it ends too early. */
export interface Fault {
  readonly offset: number;
  readonly isCutOff: boolean;
}

/**
 * Finds the fault in text that `JSON.parse` refused. The engine's own message tells a position for some
 * faults only, and not in the same words in every version.
 */
export function faultIn(text: string): Fault {
  const open: Bracket[] = [];
  let state: ParserState = 'value';
  let offset = 0;
  for (;;) {
    const start = endOf(space, text, offset) ?? offset;
    const token = tokenAt(text, start);
    const next: ParserState | undefined = token.isWhole
      ? follow(state, text.slice(start, token.end), open)
      : undefined;
    if (next === undefined) {
      offset = token.isWhole ? start : token.end;
      return { offset, isCutOff: offset === text.length && state !== 'nothing' };
    }
    offset = token.end;
    state = next;
  }
}

/** A position for people: lines and columns count from 1. */
export function faultPosition(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`;
}

/** What may come next. */
type ParserState = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';
type Bracket = '{' | '[';
type Kind = 'string' | 'scalar' | 'open' | 'close' | 'colon' | 'comma';

/** What each kind of token leads to; a token that is not listed is not allowed there. */
const grammar: Readonly<
  Record<ParserState, Partial<Record<Kind, (open: Bracket[], token: string) => ParserState | undefined>>>
> = {
  value: { string: afterValue, scalar: afterValue, open: begin },
  'value or end': { string: afterValue, scalar: afterValue, open: begin, close: end },
  name: { string: () => 'colon' },
  'name or end': { string: () => 'colon', close: end },
  colon: { colon: () => 'value' },
  'comma or end': { comma: (open) => (open.at(-1) === '{' ? 'name' : 'value'), close: end },
  nothing: {},
};

const kinds: Readonly<Record<string, Kind>> = {
  '"': 'string',
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ':': 'colon',
  ',': 'comma',
};

function follow(state: ParserState, token: string, open: Bracket[]): ParserState | undefined {
  return grammar[state][kinds[token.charAt(0)] ?? 'scalar']?.(open, token);
}

function afterValue(open: readonly Bracket[]): ParserState {
  return open.length === 0 ? 'nothing' : 'comma or end';
}

function begin(open: Bracket[], token: string): ParserState {
  open.push(token === '{' ? '{' : '[');
  return token === '{' ? 'name or end' : 'value or end';
}

function end(open: Bracket[], token: string): ParserState | undefined {
  return open.pop() === (token === '}' ? '{' : '[') ? afterValue(open) : undefined;
}

/** Where a token ends; one that is not whole ends at its fault, or with the text. */
interface Token {
  readonly end: number;
  readonly isWhole: boolean;
}

const space = /[ \t\n\r]*/y;
const word = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const cutOffWord = /(?:-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?)|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const cutOffEscape = /\\(?:u[\da-fA-F]{0,3})?$/y;

function tokenAt(text: string, start: number): Token {
  if (text[start] === '"') return stringAt(text, start);
  const cutOff = endOf(cutOffWord, text, start);
  if (cutOff !== undefined) return { end: cutOff, isWhole: false };
  const end = endOf(word, text, start);
  return { end: end ?? start, isWhole: end !== undefined };
}

function stringAt(text: string, start: number): Token {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    if (text.charCodeAt(at) < 0x20) return { end: at, isWhole: false };
    const end = text[at] === '\\' ? endOf(escapePattern, text, at) : at + 1;
    if (end === undefined) return { end: endOf(cutOffEscape, text, at) ?? at, isWhole: false };
    at = end;
  }
  return at < text.length ? { end: at + 1, isWhole: true } : { end: at, isWhole: false };
}

/** Where what a sticky pattern finds at a position ends. */
function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
