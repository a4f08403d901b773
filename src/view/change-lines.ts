import type { Change, Difference } from '../model/change';
import type { JsonValue } from '../model/json';
import { pathLabel } from './differences';
import { type Palette, plain } from './palette';
import { clip, safeJson, safeText } from './safe-text';
import { wordDiff } from './word-diff';

/** Differences as lines of a readable diff: `+` added, `-` removed, `~` changed or moved. */
export function changeLines(differences: readonly Difference[], palette: Palette = plain): readonly string[] {
  const shown = differences.slice(0, MOST_LINES).map((difference) => line(difference, palette));
  const more = differences.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more; --json prints them all`] : shown;
}

/** What the differences were made against, where that is not simply the state before. */
export function againstWords(change: Change): string {
  return AGAINST[change.against];
}

const AGAINST: Readonly<Record<Change['against'], string>> = {
  first: 'first known state: nothing earlier to compare with',
  earlier: '',
  unrecorded: 'not known: CloudTrail did not record this content, or what was there before',
  part: 'this call says only the part that it changes',
};

/** A slot type can hold 10,000 values. */
const MOST_LINES = 100;

/** From this length on a text is shown word by word rather than whole. */
const LONG_TEXT = 40;

function line(difference: Difference, palette: Palette): string {
  const text = bareLine(difference, palette);
  // Nobody has told us what identifies the entries of this list.
  return 'byPosition' in difference ? `${text}  (matched by position)` : text;
}

function bareLine(difference: Difference, palette: Palette): string {
  const path = pathLabel(difference.path);
  switch (difference.kind) {
    case 'added':
    case 'set':
      return palette.green(`+ ${path}${shownAfterKey(path, difference.after)}`);
    case 'removed':
      return palette.red(`- ${path}${difference.leftOut ? '  (left out, so removed)' : ''}`);
    case 'unset':
      return palette.red(`- ${path}`);
    case 'moved':
      return palette.cyan(`~ ${path}  moved from position ${difference.from + 1} to ${difference.to + 1}`);
    case 'changed':
      return `${palette.yellow(`~ ${path}`)}  ${beforeAfter(difference.before, difference.after, palette)}`;
  }
}

/** An entry whose key says all that it holds needs no value after it. */
function shownAfterKey(path: string, after: JsonValue): string {
  return path.endsWith(']') && typeof after === 'object' ? '' : `  ${shown(after)}`;
}

function beforeAfter(before: JsonValue, after: JsonValue, palette: Palette): string {
  const words = isLong(before) || isLong(after) ? textDiff(before, after, palette) : undefined;
  return words ?? `${shown(before)} -> ${shown(after)}`;
}

function textDiff(before: JsonValue, after: JsonValue, palette: Palette): string | undefined {
  return typeof before === 'string' && typeof after === 'string'
    ? wordDiff(before, after, palette)
    : undefined;
}

function isLong(value: JsonValue): boolean {
  return typeof value === 'string' && value.length > LONG_TEXT;
}

function shown(value: JsonValue): string {
  return clip(typeof value === 'string' ? `"${safeText(value)}"` : safeJson(value), 200);
}
