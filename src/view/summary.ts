import type { FlatList } from './flat-list';

export const summarySchema = 'lextrail.summary/1';

/** How often one value occurs, in total and by day. */
export interface Count {
  readonly value: string;
  readonly count: number;
  /** One number a day of the summary's days. */
  readonly perDay: readonly number[];
}

/** How often a bot occurs: each by its id, and by the name it had last, or by its id where no name is known. */
export interface BotCount extends Count {
  /** Absent for a bot that calls knew by its name only, such as one that could not be made. */
  readonly id?: string;
  readonly region: string;
}

/** Counts of events by bot, actor, action and outcome. */
export interface Summary {
  readonly schema: typeof summarySchema;
  readonly events: number;
  /** The UTC days from the first event to the last, without gaps. */
  readonly days: readonly string[];
  readonly perDay: readonly number[];
  readonly bots: readonly BotCount[];
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

/** The same with the trend of the most frequent values only, so that it stays small. */
export function summaryJson(summary: Summary) {
  const bounded = <Each extends Count>(counts: readonly Each[]) =>
    counts.map((count, index) => (index < mostTrends ? { ...count } : { ...count, perDay: null }));
  const { bots, actors, actions, outcomes, ...whole } = summary;
  return {
    ...whole,
    bots: bounded(bots),
    actors: bounded(actors),
    actions: bounded(actions),
    outcomes: bounded(outcomes),
  };
}

const mostTrends = 50;
