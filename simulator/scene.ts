import { type JsonObject, textOf } from '../src/model/json';
import type { Place } from '../src/model/place';
import type { ApiFailure } from './api-call';
import { type Bot, idsOf } from './bot';
import { type Edit, editsOf } from './edit';
import { recordCall } from './record-call';
import { resourceKindOf } from './resource-kinds';
import type { TruthChange } from './truth';
import type { Visit } from './visit';
import type { SimulatedWorld } from './world';

/** Somebody at work on a bot. */
export interface Scene {
  readonly world: SimulatedWorld;
  readonly visit: Visit;
  readonly bot: Bot;
}

/** The calls of a scenario, one at a time; yields the milliseconds until the next. */
export type Steps = Generator<number, void, void>;

/** Something that people or programs do; it begins in the world as it is. */
export type Scenario = (world: SimulatedWorld) => Steps;

export interface Creation {
  readonly state: JsonObject;
  /** Its first tags; their own state, because other calls change them. */
  readonly tags?: JsonObject;
  /** What Lex answers besides what was said. */
  readonly answer?: JsonObject;
  readonly failure?: ApiFailure;
}

export function create({ world, visit, bot }: Scene, place: Place, creation: Creation): void {
  const kind = resourceKindOf(place);
  const isNamedByCaller = kind.home(place) === place && place !== '';
  const { tags } = creation;
  const said = { ...creation.state, ...(tags === undefined ? {} : { [kind.tags ?? 'tags']: tags }) };
  const home = kind.home(place);
  const failure = creation.failure ?? missing(bot, home === place ? '' : parentResource(home));
  const made = recordCall(world, visit, {
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
  bot.resources.set(placeOfTags(place), { state: { tags }, createdMs: world.now, logged: 'whole' });
}

/** The place of the tags of a bot or an alias. */
export function placeOfTags(place: Place): Place {
  return place === '' ? 'tags' : `${place}/tags`;
}

/** Sends the whole new state, as Lex's updates do; a resource that is gone is described in vain. */
export function update(scene: Scene, place: Place, edits: readonly Edit[], failure?: ApiFailure): void {
  const { world, visit, bot } = scene;
  const kind = resourceKindOf(place);
  const before = bot.resources.get(place);
  if (before === undefined) {
    read(scene, { action: `Describe${kind.noun}`, place });
    return;
  }
  const { state, changes } = editsOf(before.state, edits, world.random);
  recordCall(world, visit, {
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
  readonly failure?: ApiFailure;
}

export function remove({ world, visit, bot }: Scene, place: Place, removal: Removal = {}): void {
  const kind = resourceKindOf(place);
  const ids = idsOf(bot, place);
  const answer = kind.deleted === undefined ? {} : { response: () => ({ ...ids, ...kind.deleted }) };
  recordCall(world, visit, {
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

/** A call that only reads. */
export interface ReadCall {
  readonly action: string;
  readonly place?: Place;
  readonly beside?: JsonObject;
  /** The whole request, where it names the resource by its ARN and not by ids. */
  readonly request?: JsonObject;
  readonly failure?: ApiFailure;
}

export function read({ world, visit, bot }: Scene, glance: ReadCall): void {
  const place = glance.place ?? '';
  recordCall(world, visit, {
    action: glance.action,
    effect: 'read',
    bot,
    place: glance.place,
    request: glance.request ?? { ...idsOf(bot, place), ...glance.beside },
    failure: glance.failure ?? missing(bot, place),
  });
}

/** A change of one part of a state: tags, vocabulary, policies. */
export interface PartialUpdate {
  readonly action: string;
  readonly place: Place;
  readonly request: JsonObject;
  readonly response?: JsonObject;
  readonly state?: JsonObject;
  readonly changes: readonly TruthChange[];
  /** The call says the whole state, not a part of it. */
  readonly whole?: true;
}

export function updatePart({ world, visit, bot }: Scene, part: PartialUpdate): void {
  const { response } = part;
  recordCall(world, visit, {
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

/** Lex's answer if the resource is gone; undefined while it exists. */
export function missing(bot: Bot, place: Place): ApiFailure | undefined {
  if (bot.deletedMs !== undefined) return notFound(`Bot with id '${bot.id}'`);
  const last = place.split('/').at(-1) ?? '';
  if (!isResource(place) || bot.resources.has(place)) return undefined;
  return notFound(`Resource with id '${last}'`);
}

function notFound(what: string): ApiFailure {
  return {
    code: 'ResourceNotFoundException',
    message: `${what} does not exist or you do not have access to it.`,
  };
}

/** Whether the place is that of one intent, slot, slot type, locale of the draft or alias. */
function isResource(place: Place): boolean {
  return /^(alias\/[^/]+|DRAFT\/[^/]+(\/(intent|slottype)\/[^/]+(\/slot\/[^/]+)?)?)$/.test(place);
}

function parentResource(home: Place): Place {
  const above = home.split('/').slice(0, -1).join('/');
  return above === 'DRAFT' ? '' : above;
}

function nameIn(member: string | undefined, state: JsonObject): string | undefined {
  return member === undefined ? undefined : textOf(state[member]);
}
