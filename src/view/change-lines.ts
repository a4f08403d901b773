import type { Difference } from '../model/change';
import type { JsonValue } from '../model/json';
import { diffLine, type Palette, plain } from './colors';
import { pathLabel } from './differences';
import { valueText } from './value-text';
import { wordDiff } from './word-diff';

/** Differences as lines of a readable diff: `+` added, `-` removed, `~` changed or moved. */
export function changeLines(differences: readonly Difference[], palette: Palette = plain): readonly string[] {
  const shown = differences.slice(0, mostLines).map((difference) => line(difference, palette));
  const more = differences.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more; --json prints them all`] : shown;
}

/** A slot type can hold 10,000 values. */
const mostLines = 100;

/** Longer texts are compared word by word. */
const longText = 40;

function line(difference: Difference, palette: Palette): string {
  const text = bareLine(difference, palette);
  // Nothing is known that identifies the entries of this list.
  return 'byPosition' in difference ? `${text}  (matched by position)` : text;
}

function bareLine(difference: Difference, palette: Palette): string {
  const path = pathLabel(difference.path);
  switch (difference.kind) {
    case 'added':
    case 'set':
      return diffLine('added', `${path}${valueAfterKey(path, difference.after)}`, palette);
    case 'removed':
      return diffLine('removed', `${path}${difference.leftOut ? '  (left out, so removed)' : ''}`, palette);
    case 'unset':
      return diffLine('removed', path, palette);
    case 'moved':
      return diffLine(
        'moved',
        `${path}  moved from position ${difference.from + 1} to ${difference.to + 1}`,
        palette,
      );
    case 'changed':
      return `${diffLine('changed', path, palette)}  ${beforeAfter(difference.before, difference.after, palette)}`;
  }
}

/** An entry that its key says in full needs no value after it. */
function valueAfterKey(path: string, after: JsonValue): string {
  return path.endsWith(']') && typeof after === 'object' ? '' : `  ${valueText(after)}`;
}

function beforeAfter(before: JsonValue, after: JsonValue, palette: Palette): string {
  const words = isLong(before) || isLong(after) ? textDiff(before, after, palette) : undefined;
  return words ?? `${valueText(before)} -> ${valueText(after)}`;
}

function textDiff(before: JsonValue, after: JsonValue, palette: Palette): string | undefined {
  return typeof before === 'string' && typeof after === 'string'
    ? wordDiff(before, after, palette)
    : undefined;
}

function isLong(value: JsonValue): boolean {
  return typeof value === 'string' && value.length > longText;
}
