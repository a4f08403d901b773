import { type JsonObject, textOf } from '../src/model/json';
import type { Place } from '../src/model/place';
import type { Failure } from './api-call';
import { type Bot, idsOf } from './bot';
import { type Edit, editsOf } from './edit';
import { kindOf } from './kinds';
import { happen } from './record-call';
import type { TruthChange } from './truth';
import type { Visit } from './visit';
import type { World } from './world';

/** Somebody at work on a bot. */
export interface Scene {
  readonly world: World;
  readonly visit: Visit;
  readonly bot: Bot;
}

/** What a visit does: makes one call at a time, and yields the milliseconds until the next. */
export type Play = Generator<number, void, void>;

/** Begins a play in the world as it is. */
export type Opening = (world: World) => Play;

export interface Creation {
  readonly state: JsonObject;
  /** Its first tags; a state of their own, since other calls change them. */
  readonly tags?: JsonObject;
  /** What Lex answers besides what was said. */
  readonly answer?: JsonObject;
  readonly failure?: Failure;
}

export function create({ world, visit, bot }: Scene, place: Place, creation: Creation): void {
  const kind = kindOf(place);
  const isNamedByCaller = kind.home(place) === place && place !== '';
  const { tags } = creation;
  const said = { ...creation.state, ...(tags === undefined ? {} : { [kind.tags ?? 'tags']: tags }) };
  const home = kind.home(place);
  const failure = creation.failure ?? missing(bot, home === place ? '' : parentThing(home));
  const made = happen(world, visit, {
    action: `Create${kind.noun}`,
    effect: 'write',
    bot,
    place: failure === undefined ? place : home,
    request: { ...(place === '' ? {} : idsOf(bot, isNamedByCaller ? place : home)), ...said },
    response: (ms) => ({
      ...idsOf(bot, place),
      ...said,
      ...kind.created,
      ...creation.answer,
      creationDateTime: ms / 1000,
    }),
    failure,
    change: {
      state: creation.state,
      changes: [{ op: 'create', kind: 'added', path: '' }],
      name: nameIn(kind.name, creation.state),
      timed: true,
    },
  });
  if (tags === undefined || made.outcome !== 'ok') return;
  bot.resources.set(placeOfTags(place), { state: { tags }, createdMs: world.now, told: 'whole' });
}

/** Where the tags of a bot or an alias stand. */
export function placeOfTags(place: Place): Place {
  return place === '' ? 'tags' : `${place}/tags`;
}

/** Says the whole new state of a thing, as Lex's updates do; of one that is gone, asks in vain. */
export function update(scene: Scene, place: Place, edits: readonly Edit[], failure?: Failure): void {
  const { world, visit, bot } = scene;
  const kind = kindOf(place);
  const before = bot.resources.get(place);
  if (before === undefined) {
    read(scene, { action: `Describe${kind.noun}`, place });
    return;
  }
  const { state, changes } = editsOf(before.state, edits, world.random);
  happen(world, visit, {
    action: `Update${kind.noun}`,
    effect: 'write',
    bot,
    place,
    request: { ...idsOf(bot, place), ...state },
    response: (ms) => ({
      ...idsOf(bot, place),
      ...state,
      ...kind.updated,
      creationDateTime: before.createdMs / 1000,
      lastUpdatedDateTime: ms / 1000,
    }),
    failure: failure ?? missing(bot, place),
    change: { state, changes, name: nameIn(kind.name, state), timed: true },
  });
}

export interface Removal {
  /** Members of the request besides the ids. */
  readonly beside?: JsonObject;
  readonly failure?: Failure;
}

export function remove({ world, visit, bot }: Scene, place: Place, removal: Removal = {}): void {
  const kind = kindOf(place);
  const ids = idsOf(bot, place);
  const answer = kind.deleted === undefined ? {} : { response: () => ({ ...ids, ...kind.deleted }) };
  happen(world, visit, {
    action: `Delete${kind.noun}`,
    effect: 'write',
    bot,
    place,
    request: { ...ids, ...removal.beside },
    ...answer,
    failure: removal.failure ?? missing(bot, place),
    change: { changes: [{ op: 'delete', kind: 'removed', path: '' }], timed: false },
  });
}

/** A call that only looks. */
export interface Glance {
  readonly action: string;
  readonly place?: Place;
  readonly beside?: JsonObject;
  /** The whole request, where it names the thing by its ARN and not by ids. */
  readonly request?: JsonObject;
  readonly failure?: Failure;
}

export function read({ world, visit, bot }: Scene, glance: Glance): void {
  const place = glance.place ?? '';
  happen(world, visit, {
    action: glance.action,
    effect: 'read',
    bot,
    place: glance.place,
    request: glance.request ?? { ...idsOf(bot, place), ...glance.beside },
    failure: glance.failure ?? missing(bot, place),
  });
}

/** A change of a part of a state: tags, vocabulary, policies. */
export interface Part {
  readonly action: string;
  readonly place: Place;
  readonly request: JsonObject;
  readonly response?: JsonObject;
  readonly state?: JsonObject;
  readonly changes: readonly TruthChange[];
  /** The call says the whole state, not a part of it. */
  readonly whole?: true;
}

export function changePart({ world, visit, bot }: Scene, part: Part): void {
  const { response } = part;
  happen(world, visit, {
    action: part.action,
    effect: 'write',
    bot,
    place: part.place,
    request: part.request,
    ...(response === undefined ? {} : { response: () => response }),
    failure: missing(bot, ''),
    change: { state: part.state, changes: part.changes, timed: false, ...(part.whole ? {} : { part: true }) },
  });
}

/** What Lex answers where the thing itself is gone; undefined while all is well. */
export function missing(bot: Bot, place: Place): Failure | undefined {
  if (bot.deletedMs !== undefined) return notFound(`Bot with id '${bot.id}'`);
  const last = place.split('/').at(-1) ?? '';
  if (!isThing(place) || bot.resources.has(place)) return undefined;
  return notFound(`Resource with id '${last}'`);
}

function notFound(what: string): Failure {
  return {
    code: 'ResourceNotFoundException',
    message: `${what} does not exist or you do not have access to it.`,
  };
}

/** Whether the place is that of one intent, slot, slot type, locale of the draft or alias. */
function isThing(place: Place): boolean {
  return /^(alias\/[^/]+|DRAFT\/[^/]+(\/(intent|slottype)\/[^/]+(\/slot\/[^/]+)?)?)$/.test(place);
}

function parentThing(home: Place): Place {
  const above = home.split('/').slice(0, -1).join('/');
  return above === 'DRAFT' ? '' : above;
}

function nameIn(member: string | undefined, state: JsonObject): string | undefined {
  return member === undefined ? undefined : textOf(state[member]);
}
