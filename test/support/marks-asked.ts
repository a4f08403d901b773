import type { NameMark, ScopeName } from '../../src/model/stored';
import type { MarksOf } from '../../src/store/store';

/** What a store in memory answers to `names`; the marks must be in the order of their keys. */
export function marksAsked(
  marks: readonly NameMark[],
  scope: string,
  of?: MarksOf,
): { readonly marks: readonly NameMark[]; readonly readUnits: number } {
  const named = marks.filter((mark) => mark.scope === scope && mark.name !== undefined);
  if (of === undefined) return { marks: named, readUnits: 0.5 };
  const own = named.filter(({ place }) => place === of.place);
  const before = own.findLastIndex(({ instant }) => instant < (of.since ?? ''));
  return { marks: own.slice(Math.max(0, before)), readUnits: 0.5 };
}

/** What a store in memory answers to `bots`. */
export function scopesSeen(marks: readonly NameMark[]): {
  readonly names: readonly ScopeName[];
  readonly readUnits: number;
} {
  const pairs = marks
    .filter(({ place }) => place === '')
    .map(({ scope, name }) => (name === undefined ? { scope } : { scope, name }));
  return { names: [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()], readUnits: 0.5 };
}
