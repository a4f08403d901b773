import type { JsonObject } from '../src/model/json';
import { textOf } from '../src/model/json';
import type { Place } from '../src/model/place';
import { type Bot, forget, type SimulatedResource } from './bot';
import type { TruthChange, TruthEvent } from './truth';

/** How a successful call changes the state of the resource at its place. */
export interface StateChange {
  /** The state from now on; absent: the resource is deleted, with everything in it. */
  readonly state?: JsonObject;
  readonly changes: readonly TruthChange[];
  /** The call says a part of the state only. */
  readonly part?: true;
  /** The name that the call sets. */
  readonly name?: string;
  /** Whether the response says the moment to the millisecond. */
  readonly timed: boolean;
}

/** The call that made a change. */
export interface ChangeSource {
  readonly id: string;
  readonly ms: number;
  readonly time: string;
  readonly by: string;
  /** Whether the log leaves out what the call said. */
  readonly omitted: boolean;
}

/** Applies a change to the model, and keeps what the truth needs: names, alias moves, blame. */
export function applyChange(bot: Bot, place: Place, change: StateChange, source: ChangeSource): void {
  const before = bot.resources.get(place);
  if (change.state === undefined) forget(bot, place);
  else bot.resources.set(place, resourceOf(change, change.state, before, source));
  if (change.name !== undefined && !source.omitted) recordName(bot, place, change.name, source);
  if (isAlias(place) && change.state !== undefined)
    recordMove(bot, place, [before?.state, change.state], source);
  if (change.state !== undefined) recordBlame(bot, place, change.changes, source.id);
  if (place === '' && change.state === undefined) bot.deletedMs = source.ms;
  if (place === '' && before === undefined) bot.createdMs = source.ms;
}

/** What an audit of the log could compare this change with. */
export function againstOf(
  bot: Bot,
  place: Place,
  change: StateChange,
  omitted: boolean,
): TruthEvent['against'] {
  if (change.part) return 'partial';
  const logged = bot.resources.get(place)?.logged ?? 'never';
  if (omitted || logged === 'omitted') return 'unrecorded';
  return logged === 'never' ? 'first' : 'earlier';
}

function resourceOf(
  change: StateChange,
  state: JsonObject,
  before: SimulatedResource | undefined,
  source: ChangeSource,
): SimulatedResource {
  // A partial update does not show the rest, but a state built only by partial updates is known whole.
  const logged = change.part ? (before?.logged ?? 'whole') : source.omitted ? 'omitted' : 'whole';
  return { state, createdMs: before?.createdMs ?? source.ms, logged };
}

function recordName(bot: Bot, place: Place, name: string, source: ChangeSource): void {
  if (place === '' && bot.knownNames.get('') !== name)
    bot.names.push({ from: source.time, name, id: source.id });
  bot.knownNames.set(place, name);
}

function isAlias(place: Place): boolean {
  return /^alias\/[^/]+$/.test(place);
}

function recordMove(
  bot: Bot,
  place: Place,
  [before, after]: readonly [JsonObject | undefined, JsonObject],
  source: ChangeSource,
): void {
  const [from, to] = [textOf(before?.botVersion), textOf(after.botVersion)];
  if (before !== undefined && from === to) return;
  const rollback = Number(to) < Number(from);
  const move = { time: source.time, id: source.id, from, to, by: source.by, rollback };
  bot.moves.set(place, [...(bot.moves.get(place) ?? []), move]);
}

function recordBlame(bot: Bot, place: Place, changes: readonly TruthChange[], id: string): void {
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
