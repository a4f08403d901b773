import { diffWords } from 'diff';
import { type Palette, plain } from './colors';
import { safeText } from './safe-text';

/**
 * Two versions of a text in one line, word by word, as `git --word-diff` marks them:
 * `Which city [-do you-]{+would you like+} to stay in?`. Undefined where they have too little in common.
 */
export function wordDiff(before: string, after: string, palette: Palette = plain): string | undefined {
  if (before.length + after.length > mostCharacters) return undefined;
  const parts = diffWords(before, after, { maxEditLength: mostEdits });
  if (parts === undefined || !parts.some(({ added, removed }) => !added && !removed)) return undefined;
  return parts
    .map(({ value, added, removed }) => {
      if (added) return palette.green(`{+${safeText(value)}+}`);
      return removed ? palette.red(`[-${safeText(value)}-]`) : safeText(middleCut(value));
    })
    .join('');
}

/** The time to compare grows with the square of what differs. */
const mostCharacters = 20_000;
const mostEdits = 400;

/** Unchanged text is shown only for orientation. */
const context = 40;

function middleCut(text: string): string {
  if (text.length <= 2 * context + 3) return text;
  const characters = [...text];
  return `${characters.slice(0, context).join('')}…${characters.slice(-context).join('')}`;
}
