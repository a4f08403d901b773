import type { EventStore } from '../../store/store';
import { allOf, type Filter } from '../filter/filter';
import { printFilter } from '../filter/print-filter';
import { timeFields } from '../plan/plan';
import { windowOf } from '../plan/window';
import { pageSizes } from './page-sizes';
import { runQuery } from './run-query';
import type { ReadOptions } from './search';
import { suggestionFor } from './suggest-value';

type EmptyOptions = Pick<ReadOptions, 'country' | 'signal'>;

/**
 * Why a filter matches nothing, in sentences: the part to blame, and what it may have meant. It reads a
 * bounded number of rows for each part, so that a part may be left unsaid.
 */
export async function whyEmpty(
  store: EventStore,
  filter: Filter,
  options: EmptyOptions,
): Promise<readonly string[]> {
  const outside = await outsideOfTrail(store, filter);
  if (outside !== undefined) return [outside];
  const all = filter.kind === 'and' ? filter.of : [filter];
  const parts = all.filter((part) => !isTime(part));
  const times = allOf(all.filter(isTime));
  const matches = matching(store, filter, options);
  const alone = await sentencesOf(parts, async (part) => {
    if ((await matches(part)) === false) return unmatched(store, part, options);
    const then = await matches(allOf([part, times]));
    return then === false ? `no event of that time matches ${textOf(part)}, though others do` : undefined;
  });
  if (alone.length > 0 || parts.length < 2) return alone;
  const left = await sentencesOf(parts, async (part) => {
    const rest = allOf([...parts.filter((each) => each !== part), times]);
    return (await matches(rest)) ? `without ${textOf(part)} there are events` : undefined;
  });
  return left.length > 0 ? left : ['each part matches events, but none matches all of them'];
}

async function sentencesOf(
  parts: readonly Filter[],
  sentenceOf: (part: Filter) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const sentences: string[] = [];
  for (const part of parts) {
    const sentence = await sentenceOf(part);
    if (sentence !== undefined) sentences.push(sentence);
  }
  return sentences;
}

/** Whether the time that is asked for is before or after all that is stored. */
async function outsideOfTrail(store: EventStore, filter: Filter): Promise<string | undefined> {
  const { days } = await store.days();
  const [first, last] = [days[0], days.at(-1)];
  const { from, to } = windowOf(filter);
  if (first !== undefined && to !== undefined && to < first) return `no event before ${first} is stored`;
  if (last !== undefined && from !== undefined && from.slice(0, 10) > last) {
    return `no event after ${last} is stored`;
  }
  return undefined;
}

/**
 * Whether any event matches a filter; undefined where the rows that may be read are not enough to say. Nothing
 * is searched for twice, nor what is known to match nothing.
 */
function matching(store: EventStore, empty: Filter, options: EmptyOptions) {
  const known = new Map<string, boolean | undefined>([[asSet(empty), false]]);
  return async (filter: Filter): Promise<boolean | undefined> => {
    const key = asSet(filter);
    if (known.has(key)) return known.get(key);
    const page = await runQuery(store, filter, { ...options, limit: 1, maxReads: pageSizes.mostRows });
    const answer = page.matched > 0 ? true : page.complete ? false : undefined;
    known.set(key, answer);
    return answer;
  };
}

/** The same text for the same parts in any order. */
function asSet(filter: Filter): string {
  const parts = filter.kind === 'and' ? filter.of : [filter];
  return JSON.stringify(parts.map(printFilter).sort());
}

async function unmatched(store: EventStore, part: Filter, { signal }: EmptyOptions): Promise<string> {
  const suggestion = part.kind === 'term' ? await suggestionFor(store, part, signal) : undefined;
  const help = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  return `no event at all matches ${textOf(part)}${help}`;
}

function textOf(part: Filter): string {
  return part.kind === 'or' ? `(${printFilter(part)})` : printFilter(part);
}

function isTime(part: Filter): boolean {
  return part.kind === 'term' && timeFields.has(part.field);
}
