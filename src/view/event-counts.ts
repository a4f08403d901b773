import { dayMs } from '../model/duration';
import { compareKeys } from '../model/position';
import { isBotScope, readScope, type ScopeResource } from '../model/scope';
import { clip, safeText } from './safe-text';
import { type Count, type Summary, summarySchema } from './summary';

/** So many events of one day have the same scope, actor, action and outcome. */
export type EventCount = Readonly<Record<'day' | CountedKind, string>> & {
  readonly count: number;
};

type CountedKind = (typeof kinds)[number];
const kinds = ['scope', 'actor', 'action', 'outcome'] as const;

/** Counts of events as they come in: each value is held once, however many events have it. */
export interface EventCounts {
  add(count: EventCount): void;
  events(): number;
  /** The scopes of bots among them. */
  bots(): readonly string[];
  /** The most frequent value first, values of the same count by name; `nameOf` a bot is the name it had last. */
  summary(nameOf: (scope: string) => string | undefined): Summary;
}

export function eventCounts(): EventCounts {
  const perDay = new Map<string, number>();
  const perKind = { scope: new Map(), actor: new Map(), action: new Map(), outcome: new Map() };
  const values: Readonly<Record<CountedKind, Map<string, Map<string, number>>>> = perKind;
  const bots = () => [...values.scope.keys()].filter(isBotScope).sort();
  return {
    add({ day, count, ...of }) {
      addTo(perDay, day, count);
      for (const kind of kinds) {
        const days = values[kind].get(of[kind]) ?? new Map<string, number>();
        values[kind].set(of[kind], days);
        addTo(days, day, count);
      }
    },
    events: () => sumOf(perDay),
    bots,
    summary(nameOf) {
      const days = daysBetween([...perDay.keys()]);
      const countOf = countsOver(days);
      const countsOf = (kind: CountedKind) =>
        inOrder([...values[kind]].flatMap(([value, each]) => (value === '' ? [] : [countOf(value, each)])));
      const botOf = (scope: string) => {
        const { kind, id = scope, region = '' }: Partial<ScopeResource> = readScope(scope) ?? {};
        const name = clip(safeText(nameOf(scope) ?? id), mostOfName);
        const count = countOf(name, values.scope.get(scope));
        return { ...(kind === 'bot-named' ? {} : { id }), region, ...count };
      };
      return {
        schema: summarySchema,
        events: sumOf(perDay),
        days,
        perDay: countOf('', perDay).perDay,
        bots: inOrder(bots().map(botOf)),
        actors: countsOf('actor'),
        actions: countsOf('action'),
        outcomes: countsOf('outcome'),
      };
    },
  };
}

type DayCounts = ReadonlyMap<string, number>;

const mostOfName = 60;

function addTo(days: Map<string, number>, day: string, count: number): void {
  days.set(day, (days.get(day) ?? 0) + count);
}

function countsOver(days: readonly string[]) {
  return (value: string, each: DayCounts = new Map()): Count => ({
    value,
    count: sumOf(each),
    perDay: days.map((day) => each.get(day) ?? 0),
  });
}

function sumOf(days: DayCounts): number {
  return [...days.values()].reduce((sum, count) => sum + count, 0);
}

function inOrder<Each extends Count>(counts: readonly Each[]): readonly Each[] {
  return counts.toSorted((one, other) => other.count - one.count || compareKeys(one.value, other.value));
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
