/**
 * Whether `*` (any text) and `?` (any one character) of a pattern can be filled to make the text.
 * Only ever goes back to the last star, so hostile patterns cost length times length, not more.
 */
export function globMatches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (pattern[p] === '?') {
      p++;
      t += charactersAt(text, t);
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

export function hasGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/** Two units for a character outside the basic plane, else one. */
function charactersAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
