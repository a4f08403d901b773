import { dayMs } from '../src/model/duration';
import { type LogFile, Packer } from './log-files';
import { type Extent, firstDayMs, type ScenarioName, scenarioNames, simulate } from './simulate';
import type { Truth } from './truth';
import { truthOfRun } from './truth-of-run';

export type { LogFile } from './log-files';
export type { Truth } from './truth';

export interface GenerateOptions {
  /** The same seed gives the same bytes. */
  readonly seed: number;
  readonly days: number;
  /** How many calls to Lex there are in all. */
  readonly events: number;
  /** How many bots come into being, if the events suffice to build them. */
  readonly bots: number;
  /** How many records of other services lie between them. @default 0 */
  readonly otherServices?: number;
  /** The end of the last day; before 2025-09-15 some calls are to Lex V1. @default 2026-11-22T00:00:00Z */
  readonly until?: Date;
  /**
   * Whether there is also what an account sees once a month or less, such as a replica, a deleted version
   * or somebody new. It is another account then: without it a seed gives what it always gave. @default false
   */
  readonly rare?: boolean;
  /** What the last day is given to, with calls beside those that are asked for. @default a day like the others */
  readonly scenario?: ScenarioName;
}

export interface Generated {
  /** Each iteration makes the files anew, one at a time: nothing but the file at hand is in memory. */
  readonly files: Iterable<LogFile>;
  /** What was really done; runs the simulation for itself. */
  truth(): Truth;
}

/** Lex keeps office hours of ten; more calls than this would not fit their seconds. */
const mostEventsADay = 100_000;
const defaultUntil = new Date('2026-11-22T00:00:00Z');

/** Realistic CloudTrail log files of an account that uses Lex, and the truth about them. */
export function generate(options: GenerateOptions): Generated {
  const problem = problemOf(options);
  if (problem !== undefined) throw new Error(problem);
  const extent: Extent = { ...options, until: options.until ?? defaultUntil };
  const others = options.otherServices ?? 0;
  return {
    files: { [Symbol.iterator]: () => filesOf(extent, others) },
    truth: () => truthOfRun(extent.seed, simulate(extent)),
  };
}

/** What is wrong with the options, in a sentence; undefined if nothing is. */
export function problemOf(options: GenerateOptions): string | undefined {
  const least = { seed: 0, days: 1, events: 1, bots: 1, otherServices: 0 } as const;
  for (const [name, bound] of Object.entries(least)) {
    const value = options[name as keyof typeof least] ?? 0;
    if (!Number.isSafeInteger(value) || value < bound) {
      return `${name} must be a whole number from ${bound}, got ${value}`;
    }
  }
  if (options.events > options.days * mostEventsADay) {
    return `events must be at most ${mostEventsADay} a day, got ${options.events} for ${options.days}; ask for more days`;
  }
  return scenarioProblem(options);
}

/** A scenario needs bots that were made and released before it. */
const leastForScenario = { days: 2, events: 300, bots: 2 } as const;

function scenarioProblem({ scenario, ...options }: GenerateOptions): string | undefined {
  if (scenario === undefined) return undefined;
  if (!scenarioNames.includes(scenario))
    return `scenario must be one of ${scenarioNames.join(', ')}, got ${scenario}`;
  const short = Object.entries(leastForScenario).find(
    ([name, least]) => options[name as keyof typeof leastForScenario] < least,
  );
  return (
    short && `${short[0]} must be at least ${short[1]} for a scenario, got ${options[short[0] as 'days']}`
  );
}

function* filesOf(extent: Extent, others: number): Generator<LogFile, void, void> {
  const packer = new Packer(extent.seed);
  let number = 0;
  for (const day of simulate(extent)) {
    // The remainder is spread, so that the days add up to exactly what was asked for.
    const [from, to] = [number, number + 1].map((at) => Math.floor((others * at) / extent.days));
    yield* packer.filesOf(day, (to ?? 0) - (from ?? 0));
    number += 1;
  }
  yield* packer.rest(firstDayMs(extent) + extent.days * dayMs);
}
