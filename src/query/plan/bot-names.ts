import type { ScopeName } from '../../model/stored';

/** Every scope that was seen, with all names it has had. */
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
