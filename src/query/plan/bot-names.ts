import type { ScopeName } from '../../model/stored';

/** Every scope that was seen, and the names it ever bore. */
export type BotNames = ReadonlyMap<string, readonly string[]>;

export function botNames(names: readonly ScopeName[]): BotNames {
  const known = new Map<string, string[]>();
  for (const { scope, name } of names) {
    const others = known.get(scope) ?? [];
    known.set(scope, others);
    if (name !== undefined) others.push(name);
  }
  return known;
}
