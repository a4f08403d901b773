import type { JsonObject } from '../src/model/json';
import { textOf } from '../src/model/json';
import type { Place } from '../src/model/place';
import { type Bot, forget, type Resource } from './bot';
import type { TruthChange, TruthEvent } from './truth';

/** How a successful call changes the state of the thing at its place. */
export interface StateChange {
  /** The state from now on; absent: the thing is gone, with everything beneath it. */
  readonly state?: JsonObject;
  readonly changes: readonly TruthChange[];
  /** The call says a part of the state only. */
  readonly part?: true;
  /** The name that the call gives the thing. */
  readonly name?: string;
  /** Whether the response says the moment to the millisecond. */
  readonly timed: boolean;
}

/** The call that made a change, as far as the bot's own story needs to know it. */
export interface Maker {
  readonly id: string;
  readonly ms: number;
  readonly time: string;
  readonly by: string;
  /** Whether the log leaves out what the call said. */
  readonly omitted: boolean;
}

/** Carries a change into the model and into what the truth will tell of it. */
export function keep(bot: Bot, place: Place, change: StateChange, maker: Maker): void {
  const before = bot.resources.get(place);
  if (change.state === undefined) forget(bot, place);
  else bot.resources.set(place, resourceOf(change, change.state, before, maker));
  if (change.name !== undefined && !maker.omitted) keepName(bot, place, change.name, maker);
  if (isAlias(place) && change.state !== undefined)
    keepMove(bot, place, [before?.state, change.state], maker);
  if (change.state !== undefined) keepBlame(bot, place, change.changes, maker.id);
  if (place === '' && change.state === undefined) bot.deletedMs = maker.ms;
  if (place === '' && before === undefined) bot.createdMs = maker.ms;
}

/** What an audit of the log could compare this change with. */
export function againstOf(
  bot: Bot,
  place: Place,
  change: StateChange,
  omitted: boolean,
): TruthEvent['against'] {
  if (change.part) return 'part';
  const told = bot.resources.get(place)?.told ?? 'never';
  if (omitted || told === 'omitted') return 'unrecorded';
  return told === 'never' ? 'first' : 'earlier';
}

function resourceOf(
  change: StateChange,
  state: JsonObject,
  before: Resource | undefined,
  maker: Maker,
): Resource {
  // A part says nothing of the rest, but of what began with parts every one was seen.
  const told = change.part ? (before?.told ?? 'whole') : maker.omitted ? 'omitted' : 'whole';
  return { state, createdMs: before?.createdMs ?? maker.ms, told };
}

function keepName(bot: Bot, place: Place, name: string, maker: Maker): void {
  if (place === '' && bot.said.get('') !== name) bot.names.push({ from: maker.time, name, id: maker.id });
  bot.said.set(place, name);
}

function isAlias(place: Place): boolean {
  return /^alias\/[^/]+$/.test(place);
}

function keepMove(
  bot: Bot,
  place: Place,
  [before, after]: readonly [JsonObject | undefined, JsonObject],
  maker: Maker,
): void {
  const [from, to] = [textOf(before?.botVersion), textOf(after.botVersion)];
  if (before !== undefined && from === to) return;
  const rollback = Number(to) < Number(from);
  const move = { time: maker.time, id: maker.id, from, to, by: maker.by, rollback };
  bot.moves.set(place, [...(bot.moves.get(place) ?? []), move]);
}

function keepBlame(bot: Bot, place: Place, changes: readonly TruthChange[], id: string): void {
  const paths = bot.blame.get(place) ?? new Map<string, string>();
  for (const { kind, path } of changes) {
    for (const known of [...paths.keys()]) {
      if (known !== path && kind !== 'changed' && isBeneath(known, path)) paths.delete(known);
    }
    if (kind === 'removed') paths.delete(path);
    else paths.set(path, id);
  }
  bot.blame.set(place, paths);
}

function isBeneath(path: string, ancestor: string): boolean {
  return ancestor === '' || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}
