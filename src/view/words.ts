/** The parts that are not empty, with the separator between them. */
export function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}

/** `a`, `a and b`, `a, b and c`; beyond `most`, how many more. */
export function listed(words: readonly string[], most = 3): string {
  const shown = words.length <= most ? words : [...words.slice(0, most), `${words.length - most} more`];
  return shown.length <= 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `an` before a word that begins with a vowel. */
export function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}
