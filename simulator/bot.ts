import type { JsonObject } from '../src/model/json';
import type { Place } from '../src/model/place';
import type { Domain } from './phrases';
import type { TruthMove } from './truth';

/** The state of one resource of a bot, as Lex's Create and Update calls say it, without its ids. */
export interface SimulatedResource {
  readonly state: JsonObject;
  readonly createdMs: number;
  /** Whether the log holds this state whole, left it out as too large, or never showed it. */
  readonly logged: 'never' | 'omitted' | 'whole';
}

export interface FrozenVersion {
  readonly version: string;
  readonly createdAt: string;
  readonly id: string;
  readonly by: string;
  readonly contents: ReadonlyMap<Place, SimulatedResource>;
}

/** One bot, one test set, or one resource of Lex V1. It is mutable; the states in it are replaced, never changed. */
export interface Bot {
  readonly id: string;
  /** What it is called at first; later names are in its state. */
  readonly firstName: string;
  readonly region: string;
  readonly scope: string;
  readonly domain: Domain;
  createdMs: number;
  deletedMs?: number;
  readonly resources: Map<Place, SimulatedResource>;
  readonly versions: FrozenVersion[];
  /** The name of each place, as the calls so far gave it. */
  readonly knownNames: Map<Place, string>;
  readonly names: { readonly from: string; readonly name: string; readonly id: string }[];
  readonly moves: Map<Place, TruthMove[]>;
  readonly blame: Map<Place, Map<string, string>>;
}

/** One with nothing in it yet. */
export function emptyBot(
  born: Pick<Bot, 'id' | 'firstName' | 'region' | 'scope' | 'domain' | 'createdMs'>,
): Bot {
  return {
    ...born,
    resources: new Map(),
    versions: [],
    knownNames: new Map(),
    names: [],
    moves: new Map(),
    blame: new Map(),
  };
}

/** Whether it is a bot; a test set and an intent or slot type of Lex V1 are not. */
export function isBot({ scope }: Bot): boolean {
  return !/:(intent:|slottype:|test-set\/)/.test(scope);
}

/** The places right beneath one: the intents of `DRAFT/en_US/intent`, the aliases of `alias`. */
export function placesUnder(bot: Bot, parent: Place): readonly Place[] {
  const start = `${parent}/`;
  return [...bot.resources.keys()].filter(
    (place) => place.startsWith(start) && !place.slice(start.length).includes('/'),
  );
}

/** The members of a request or response that name the bot and the resource at the place. */
export function idsOf(bot: Bot, place: Place): JsonObject {
  const parts = place.split('/');
  const ids: Record<string, string> = { botId: bot.id };
  const note = (member: string, value: string | undefined) => {
    if (value !== undefined && value !== '') ids[member] = value;
  };
  if (parts[0] === 'alias') note('botAliasId', parts[1]);
  if (parts[0] === 'replica') note('replicaRegion', parts[1]);
  if (parts[0] !== 'DRAFT' && parts[0] !== 'version') return ids;
  const [version, locale, kind, id, , slot] = parts[0] === 'DRAFT' ? parts : parts.slice(1);
  note('botVersion', version);
  note('localeId', locale);
  if (kind === 'intent') note('intentId', id);
  if (kind === 'slottype') note('slotTypeId', id);
  note('slotId', slot);
  return ids;
}

/** Forgets a place and everything beneath it. */
export function forget(bot: Bot, place: Place): void {
  for (const known of [...bot.resources.keys()]) {
    if (place === '' || known === place || known.startsWith(`${place}/`)) {
      bot.resources.delete(known);
      bot.blame.delete(known);
    }
  }
}
