import { dayMs } from '../../model/duration';
import type { EventRow } from '../../model/event';
import type { StoredRow } from '../../model/stored';
import { byBot } from '../../store/keys';
import type { EventStore } from '../../store/store';
import { rowsThatFit } from '../read-all';

/** What a bot's calls before an incident show of who usually calls it, from where, when and with which keys. */
export interface EarlierCalls {
  /** Newest first. */
  readonly rows: readonly StoredRow[];
  /** False where there were more than can be looked through. */
  readonly isComplete: boolean;
  /** Whether they go back far enough to call somebody new. */
  readonly isLongEnough: boolean;
  readonly readUnits: number;
}

/** Who was not seen for so long is new. */
const rememberedDays = 90;
/** A bot that is younger than a week has seen too little to call anything unusual. */
const leastDays = 7;
const mostCalls = 5_000;

/** The calls about a bot in the 90 days before an instant. */
export async function earlierCalls(store: EventStore, scope: string, before: string): Promise<EarlierCalls> {
  const moment = Date.parse(before);
  const query = {
    index: byBot.index,
    partition: byBot.partition(scope),
    from: new Date(moment - rememberedDays * dayMs).toISOString(),
    to: new Date(moment - 1).toISOString(),
    newestFirst: true,
    limit: mostCalls,
    budget: mostCalls,
  } as const;
  const { rows, next, readUnits } = await rowsThatFit(store, query, () => true);
  const first = rows.at(-1);
  const isLongEnough = first !== undefined && Date.parse(first.instant) <= moment - leastDays * dayMs;
  return { rows, isComplete: next === undefined, isLongEnough, readUnits };
}

/** When people work at the console: the first and the last hour (0 to 23, UTC), and whether at weekends too. */
export interface OfficeHours {
  readonly first: number;
  readonly last: number;
  readonly isAtWeekends: boolean;
}

/** Fewer calls at the console say nothing of when people work. */
const leastConsoleCalls = 50;
/** An hour with fewer of the calls than this is no hour of work. */
const leastShare = 0.02;
/** Two days of seven have a third of the calls where people work at weekends as they do else. */
const leastWeekendShare = 0.1;

/** When people work, as far as their calls at the console show it; undefined where these are too few. */
export function officeHoursIn(rows: readonly EventRow[]): OfficeHours | undefined {
  const instants = rows.filter(({ tool }) => tool === 'console').map(({ instant }) => instant);
  if (instants.length < leastConsoleCalls) return undefined;
  const share = (isIn: (instant: string) => boolean) => instants.filter(isIn).length / instants.length;
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter(
    (hour) => share((instant) => hourOf(instant) === hour) >= leastShare,
  );
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { first, last, isAtWeekends: share(isAtWeekend) >= leastWeekendShare };
}

export function isInOfficeHours(instant: string, { first, last, isAtWeekends }: OfficeHours): boolean {
  const isInWeek = isAtWeekends || !isAtWeekend(instant);
  return isInWeek && hourOf(instant) >= first && hourOf(instant) <= last;
}

function hourOf(instant: string): number {
  return Number(instant.slice(11, 13));
}

function isAtWeekend(instant: string): boolean {
  return [0, 6].includes(new Date(instant).getUTCDay());
}
