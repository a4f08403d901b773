import { isRisky } from '../change/risk';
import type { Difference } from '../model/change';
import { counted } from '../model/counted';
import { clauseText, type DifferenceClause, differenceClause } from './differences';
import { textOfWords } from './path-words';
import { listed } from './words';

/**
 * Differences in one clause: risky ones first and all of them named, then a few others, then how many
 * more. What has the same verb is said with one: `added utterances “a” and “b”`. Empty for none.
 */
export function differenceList(differences: readonly Difference[]): string {
  const sorted = differences.toSorted((one, other) => rank(one) - rank(other));
  const items = itemsOf(sorted);
  const shown = items.slice(0, countShown(items));
  const rest = items.slice(shown.length).reduce((sum, { size }) => sum + size, 0);
  const groups = verbGroups(shown).map((group) => {
    const objects = group.items.map(objectText);
    const isSplit = group.items.some(({ clause }, index) =>
      isAmbiguousBefore(clause, group.items[index + 1]),
    );
    return {
      text: `${group.verb} ${sequence(objects, isSplit)}`,
      isList: objects.length > 1 || objects.some((object) => object.includes(' and ')),
    };
  });
  const clauses = [...groups.map(({ text }) => text), ...(rest === 0 ? [] : [counted(rest, 'more change')])];
  return sequence(
    clauses,
    groups.some(({ isList }) => isList),
  );
}

/** One difference, or several entries of one container that are said together. */
interface ListItem {
  readonly clause: DifferenceClause;
  readonly keys: readonly string[];
  readonly isRisky: boolean;
  readonly size: number;
}

/** How many ordinary items a clause names before it only counts the rest. */
const mostNamed = 3;

/** Of risky items so many are named that only a hostile call has more. */
const mostRisky = 30;

const notable = /(?:Name|ConfidenceThreshold)$/;

function rank(difference: Difference): number {
  if (difference.kind === 'removed' && difference.leftOut) return 0;
  if (isRisky(difference)) return difference.kind === 'removed' || difference.kind === 'unset' ? 2 : 1;
  if (difference.kind === 'moved') return 5;
  return notable.test(difference.path) ? 3 : 4;
}

function countShown(items: readonly ListItem[]): number {
  const risky = Math.min(items.filter((item) => item.isRisky).length, mostRisky);
  const shown = Math.max(risky, mostNamed);
  // To name the last one takes no more room than to count it.
  return shown === items.length - 1 && items.at(-1)?.size === 1 ? items.length : shown;
}

function itemsOf(differences: readonly Difference[]): readonly ListItem[] {
  const short = differences.map((difference) => differenceClause(difference));
  // Names that several ARNs end in would say the same of different things.
  const isAmbiguous = new Set(short.map(clauseText)).size < short.length;
  const clauses = isAmbiguous ? differences.map((difference) => differenceClause(difference, true)) : short;
  const items = new Map<string, ListItem>();
  clauses.forEach((clause, index) => {
    const difference = differences[index];
    const { verb, object, tail } = clause;
    const isMergeable = object.many !== undefined && tail === '';
    const kind = isMergeable ? `${verb} ${object.many}${object.context}` : `#${index}`;
    const item = items.get(kind) ?? { clause, keys: [], isRisky: false, size: 0 };
    items.set(kind, {
      clause,
      keys: [...item.keys, ...(object.key === undefined ? [] : [object.key])],
      isRisky: item.isRisky || (difference !== undefined && isRisky(difference)),
      size: item.size + 1,
    });
  });
  return [...items.values()];
}

interface VerbGroup extends Pick<DifferenceClause, 'verb'> {
  readonly items: readonly ListItem[];
}

function verbGroups(items: readonly ListItem[]): readonly VerbGroup[] {
  const groups = new Map<string, VerbGroup>();
  for (const item of items) {
    const { verb } = item.clause;
    groups.set(verb, { verb, items: [...(groups.get(verb)?.items ?? []), item] });
  }
  return [...groups.values()].map((group) => ({ ...group, items: group.items.toSorted(byContext) }));
}

/** What is of something comes after what is not: `synonym “a” of value “b” and value “c”` can be read in two ways. */
function byContext(one: ListItem, other: ListItem): number {
  const rankOf = ({ isRisky, clause }: ListItem) =>
    (isRisky ? 0 : 2) + (clause.object.context === '' ? 0 : 1);
  return rankOf(one) - rankOf(other);
}

function objectText({ clause: { object, tail }, keys, size }: ListItem): string {
  if (size === 1) return `${textOfWords(object)}${tail}`;
  return `${object.many ?? object.one} ${listed(keys)}${object.context}`;
}

/** Whether what comes next would be taken for what this one is of. */
function isAmbiguousBefore({ object }: DifferenceClause, next: ListItem | undefined): boolean {
  return object.context !== '' && next?.clause.object.context === '';
}

/** Clauses in a row; with a comma before the last `and` where one of them is a list itself. */
function sequence(clauses: readonly string[], hasLists: boolean): string {
  if (!hasLists || clauses.length < 2) return listed(clauses, clauses.length);
  return `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
}
