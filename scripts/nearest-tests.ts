import type { Import } from './imports';

/**
 * The tests that reach one of the changed files through the fewest imports, nearest first: a changed test
 * itself, then those that import a changed file, then those that import one that does. At most `most`.
 */
export function nearestTests(
  imports: readonly Import[],
  changed: readonly string[],
  most: number,
): readonly string[] {
  const reached = new Set(changed);
  // A set hands out what is added while it is walked: this goes outward import by import.
  for (const file of reached) for (const { from, to } of imports) if (to === file) reached.add(from);
  return [...reached].filter((file) => file.endsWith('.test.ts')).slice(0, most);
}
