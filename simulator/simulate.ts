import { dayMs, hourMs } from '../src/model/duration';
import type { AccountSize } from './appointments';
import { randomOf } from './random';
import { incident } from './scenarios/incident';
import type { Scenario, Steps } from './scene';
import { type Schedule, scheduleOf } from './schedule';
import { type SimulatedCall, type SimulatedWorld, worldOf } from './world';

export interface Extent extends AccountSize {
  /** The end of the last day. */
  readonly until: Date;
  /** What the last day is given to; absent: it is a day like the others. */
  readonly scenario?: ScenarioName;
}

/** Days that go as they are told, whatever the seed. */
const dayScenarios = { incident } as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof dayScenarios;

export const scenarioNames = Object.keys(dayScenarios) as readonly ScenarioName[];

/** One day's calls, oldest first. */
export interface Day {
  readonly startMs: number;
  readonly calls: readonly SimulatedCall[];
}

/** How many calls one visit makes on average; only paces the day, so it need not be exact. */
const callsPerVisit = 18;

/** Runs the simulated account day by day; returns the world at the end. */
export function* simulate(extent: Extent): Generator<Day, SimulatedWorld, void> {
  const { scenario } = extent;
  if (scenario === undefined) return yield* ordinaryDays(extent);
  const startMs = extent.until.getTime() - dayMs;
  const world = yield* ordinaryDays({ ...extent, until: new Date(startMs), days: extent.days - 1 });
  world.now = startMs;
  for (const wait of dayScenarios[scenario](world)) world.now += wait;
  yield { startMs, calls: world.newCalls };
  world.newCalls = [];
  return world;
}

function* ordinaryDays(extent: Extent): Generator<Day, SimulatedWorld, void> {
  const firstMs = firstDayMs(extent);
  const world = worldOf(randomOf(extent.seed, 1), firstMs);
  const schedule = scheduleOf(extent);
  const shares = workloads(firstMs, extent.days);
  for (const [index, share] of shares.entries()) {
    const startMs = firstMs + index * dayMs;
    const isLast = index === extent.days - 1;
    const goal = isLast ? extent.events : Math.round(extent.events * share);
    const hours = { from: startMs + 8 * hourMs, to: startMs + 18 * hourMs };
    const night = { from: startMs + 1 * hourMs, to: startMs + 5 * hourMs };
    const byNight = world.bots.length === 0 ? 0 : Math.floor((goal - world.callCount) * 0.06);
    run(
      { world, schedule, limit: extent.events },
      { ...night, goal: world.callCount + byNight, isNight: true },
    );
    run({ world, schedule, limit: extent.events }, { ...hours, goal, isNight: false });
    yield { startMs, calls: world.newCalls };
    world.newCalls = [];
  }
  return world;
}

export function firstDayMs({ until, days }: Pick<Extent, 'until' | 'days'>): number {
  return Math.floor(until.getTime() / dayMs) * dayMs - days * dayMs;
}

/** For every day, what share of all calls has been made by its end; people rest at weekends. */
function workloads(firstMs: number, days: number): readonly number[] {
  const weights = Array.from({ length: days }, (_, index) => {
    const weekday = new Date(firstMs + index * dayMs).getUTCDay();
    return weekday === 0 || weekday === 6 ? 0.15 : 1;
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum / whole;
  });
}

interface Stage {
  readonly world: SimulatedWorld;
  readonly schedule: Schedule;
  /** No call is made beyond this many in all. */
  readonly limit: number;
}

interface Shift {
  readonly from: number;
  readonly to: number;
  /** Visits begin until this many calls have been made in all; those begun are finished. */
  readonly goal: number;
  readonly isNight: boolean;
}

interface Active {
  readonly steps: Steps;
  due: number;
}

/** Visits come and go side by side; whoever is due next makes the next call. */
function run({ world, schedule, limit }: Stage, shift: Shift): void {
  world.now = Math.max(world.now, shift.from);
  const active: Active[] = [];
  let arrival = world.now;
  while (world.callCount < limit) {
    const next = earliest(active);
    if (world.callCount < shift.goal && (next === undefined || arrival <= next.due)) {
      world.now = Math.max(world.now, arrival);
      active.push({ steps: schedule.next(world, shift.isNight), due: world.now });
      arrival = nextArrival(world, shift);
    } else if (next === undefined) return;
    else advance(world, active, next);
  }
}

function advance(world: SimulatedWorld, active: Active[], next: Active): void {
  world.now = Math.max(world.now, next.due);
  const step = next.steps.next();
  if (step.done) active.splice(active.indexOf(next), 1);
  else next.due = world.now + step.value;
}

function earliest(active: readonly Active[]): Active | undefined {
  let first = active[0];
  for (const one of active) if (first === undefined || one.due < first.due) first = one;
  return first;
}

/** When somebody else begins, so that the shift's calls fill its hours; late in the shift, at once. */
function nextArrival({ now, callCount, random }: SimulatedWorld, { to, goal }: Shift): number {
  const visits = Math.max(1, (goal - callCount) / callsPerVisit);
  const even = Math.max(0, to - now) / visits;
  const wait = Math.max(20, Math.floor((even * random.between(50, 150)) / 100));
  return Math.min(now + wait, Math.max(to, now + 20));
}
