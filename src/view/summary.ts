import { dayMs } from '../model/duration';
import type { FlatList } from './flat-list';
import type { NamedRow } from './resource-label';
import { botLabel } from './resource-label';

export const summarySchema = 'lextrail.summary/1';

/** How often one value occurs, in total and by day. */
export interface Count {
  readonly value: string;
  readonly count: number;
  /** One number a day of the summary's days. */
  readonly perDay: readonly number[];
}

/** Counts of events by bot, actor, action and outcome. */
export interface Summary {
  readonly schema: typeof summarySchema;
  readonly events: number;
  /** The UTC days from the first event to the last, without gaps. */
  readonly days: readonly string[];
  readonly perDay: readonly number[];
  readonly bots: readonly Count[];
  readonly actors: readonly Count[];
  readonly actions: readonly Count[];
  readonly outcomes: readonly Count[];
}

/** One row a value, of each kind the most frequent first. */
export function summaryList({ bots, actors, actions, outcomes }: Summary): FlatList {
  const rowsOf = (kind: string, counts: readonly Count[]) =>
    counts.map(({ value, count }) => ({ kind, value, count }));
  const rows = [
    ...rowsOf('bot', bots),
    ...rowsOf('actor', actors),
    ...rowsOf('action', actions),
    ...rowsOf('outcome', outcomes),
  ];
  return { columns: ['kind', 'value', 'count'], rows };
}

/** Counts events; the most frequent value first, values of the same count by name. */
export function summarize(rows: readonly NamedRow[]): Summary {
  const days = daysBetween(rows.map(({ event }) => event.time.slice(0, 10)));
  const dayIndex = new Map(days.map((day, index) => [day, index]));
  const countsBy = (pick: (row: NamedRow) => string | null) => counts(rows, dayIndex, pick);
  return {
    schema: summarySchema,
    events: rows.length,
    days,
    perDay: countsBy(() => 'all')[0]?.perDay ?? [],
    bots: countsBy(botLabel),
    actors: countsBy(({ event }) => event.actor),
    actions: countsBy(({ event }) => event.action),
    outcomes: countsBy(({ event }) => event.outcome),
  };
}

function counts(
  rows: readonly NamedRow[],
  dayIndex: ReadonlyMap<string, number>,
  pick: (row: NamedRow) => string | null,
): readonly Count[] {
  const perDay = new Map<string, number[]>();
  for (const row of rows) {
    const value = pick(row);
    if (value === null || value === '') continue;
    const days = perDay.get(value) ?? new Array<number>(dayIndex.size).fill(0);
    const index = dayIndex.get(row.event.time.slice(0, 10));
    if (index !== undefined) days[index] = (days[index] ?? 0) + 1;
    perDay.set(value, days);
  }
  return [...perDay]
    .map(([value, days]) => ({ value, count: days.reduce((sum, day) => sum + day, 0), perDay: days }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

/** An event without a readable time counts for 1970; over so long a range, days without events are not filled in. */
const mostDays = 3_660;

function daysBetween(seen: readonly string[]): readonly string[] {
  const sorted = [...new Set(seen)].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = Date.parse(first);
  const length = (Date.parse(last) - start) / dayMs + 1;
  if (!(length <= mostDays)) return sorted;
  return Array.from({ length }, (_, index) => new Date(start + index * dayMs).toISOString().slice(0, 10));
}
