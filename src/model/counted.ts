/** A number and what it counts: `1 warning`, `2 warnings`. `written` writes the number. */
export function counted(
  count: number,
  noun: string,
  plural = `${noun}s`,
  written: (count: number) => string = String,
): string {
  return `${written(count)} ${count === 1 ? noun : plural}`;
}
