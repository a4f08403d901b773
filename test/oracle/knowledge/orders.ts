import { docOf, textOf } from '../lex/json';
import type { TrailRecord } from '../trail/record';
import { after } from './replay';
import { type Said, saidBy } from './said';
import { aWorld, type World } from './world';

/** One order of a bot's calls that its records allow. */
export interface Order {
  /** What is known at the end of each second in which something happened, by epoch second; ascending. */
  readonly worlds: ReadonlyMap<number, World>;
  readonly last: World;
}

/** More orders than these are not enumerated: the history is left out, and counted. */
const mostOrders = 300;
const mostSteps = 20_000;

/** A call, and what else the records say happened under its id. */
export interface Story {
  readonly bots: readonly string[];
  readonly said: readonly Said[];
  /** Ids that two different records bear. */
  readonly disputed: ReadonlySet<string>;
}

/** What the records say, without what CloudTrail took back by a correction. */
export function storyOf(records: readonly TrailRecord[]): Story {
  const corrected = new Set(
    records.flatMap((record) => textOf(docOf(record.addendum)?.originalEventID) ?? []),
  );
  const kept = records.filter(({ eventID }) => !corrected.has(eventID));
  const said = kept.flatMap((record) => saidBy(record) ?? []);
  const ids = said.map(({ id }) => id);
  return {
    bots: [...new Set(said.flatMap(({ bot }) => bot ?? []))],
    said,
    disputed: new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
  };
}

/** Every order of what concerns a bot that the records allow; undefined where there are too many to try. */
export function ordersOf({ said, disputed }: Story, bot: string): readonly Order[] | undefined {
  const own = said.filter((one) => one.bot === bot || one.bot === undefined);
  const born = new Set(own.flatMap((one) => (isBirth(one) ? [one.place ?? ''] : [])));
  const revisions = new Set(own.flatMap((one) => revisionLeftBy(one) ?? []));
  const orders: Order[] = [];
  for (const version of versionsOf(own, disputed)) {
    const found = ordersIn(version, aWorld(born, revisions));
    if (found === undefined) return undefined;
    orders.push(...found);
  }
  return orders.length > mostOrders ? undefined : orders;
}

/** Locales are made under ids that were used before; all else is made once. */
function isBirth({ place, deed }: Said): boolean {
  return deed.kind === 'make' && place !== undefined && deed.noun !== 'BotLocale';
}

function revisionLeftBy({ deed }: Said): string | undefined {
  if (deed.kind === 'part') return deed.part.revision?.left;
  return deed.kind === 'aspect' ? deed.revision?.left : undefined;
}

/** Of records under one id at most one tells what happened: every choice among them. */
function versionsOf(said: readonly Said[], disputed: ReadonlySet<string>): readonly (readonly Said[])[] {
  let versions: readonly (readonly Said[])[] = [said.filter(({ id }) => !disputed.has(id))];
  for (const id of disputed) {
    const choices = said.filter((one) => one.id === id);
    if (choices.length === 0) continue;
    versions = versions.flatMap((version) => choices.map((choice) => [...version, choice]));
  }
  return versions;
}

function ordersIn(said: readonly Said[], world: World): readonly Order[] | undefined {
  let orders: readonly Order[] = [{ worlds: new Map(), last: world }];
  for (const [second, calls] of bySecond(said)) {
    const steps = { left: mostSteps };
    const next = orders.flatMap(({ worlds, last }) =>
      endings(last, calls, steps).map((end) => ({ worlds: new Map(worlds).set(second, end), last: end })),
    );
    orders = distinct(next);
    if (steps.left <= 0 || orders.length > mostOrders) return undefined;
  }
  return orders;
}

/** Two calls can change places only within a second: no call is known to less. */
function bySecond(said: readonly Said[]): readonly (readonly [number, readonly Said[]])[] {
  const seconds = new Map<number, Said[]>();
  for (const one of said.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const second = Math.floor(one.from / 1000);
    seconds.set(second, [...(seconds.get(second) ?? []), one]);
  }
  return [...seconds];
}

/** Every world in which the calls can end, in whatever order Lex can have taken them. */
function endings(world: World, calls: readonly Said[], steps: { left: number }): readonly World[] {
  if (calls.length === 0) return [world];
  const next = calls.filter((call) => calls.every((other) => other === call || !(other.to < call.from)));
  return next.flatMap((call) => {
    steps.left -= 1;
    const then = steps.left > 0 ? after(world, call) : undefined;
    const rest = calls.filter((other) => other !== call);
    return then === undefined ? [] : endings(then, rest, steps);
  });
}

/** Orders that differ only in calls that have nothing to do with each other are one. */
function distinct(orders: readonly Order[]): readonly Order[] {
  const found = new Map(orders.map((order) => [signatureOf(order.last), order]));
  return [...found.values()];
}

function signatureOf({ things, happenings }: World): string {
  const stories = [...happenings].map(([place, story]) => [
    place,
    story.map(({ id, frozen }) => [
      id,
      frozen && [...frozen.things].map(([at, one]) => [at, [...one.leaves]]),
    ]),
  ]);
  const flags = [...things].map(([place, { life, isSure, hasKnownParts }]) => [
    place,
    life,
    isSure,
    hasKnownParts,
  ]);
  return JSON.stringify([stories.toSorted(byText), flags.toSorted(byText)]);
}

function byText(one: unknown, other: unknown): number {
  return String(one) < String(other) ? -1 : 1;
}
