import type { JsonObject } from '../../model/json';
import { isAspect, type Place, type PlaceSegment, parentOf, placeSegments } from '../../model/place';
import { readScope } from '../../model/scope';
import { testAlias } from '../../model/test-alias';
import { identities } from '../api-command';

/** The nouns in the names of the calls about each kind of resource. */
const nouns: Readonly<Record<string, string>> = {
  alias: 'BotAlias',
  locale: 'BotLocale',
  intent: 'Intent',
  slot: 'Slot',
  slottype: 'SlotType',
  replica: 'BotReplica',
};

/** What Lex makes and ends together with what it is in, always with the same id. */
const automaticIds: ReadonlySet<string> = new Set([testAlias.place.replace('alias/', ''), 'FALLBCKINT']);

/** Something in a bot that has its own Create, Update and Delete calls. */
export interface BotResource {
  readonly noun: string;
  readonly ids: JsonObject;
  /** The member with its own id. */
  readonly own: string;
  /** Whether the caller chooses its id, so that it has the same when it is made again. */
  readonly isChosen: boolean;
  readonly isAutomatic: boolean;
}

/** The resource at a place; undefined where calls of another kind write what is there, such as tags. */
export function botResource(scope: string, place: Place): BotResource | undefined {
  const segments = placeSegments(place);
  const last = segments.at(-1);
  const noun = last === undefined ? 'Bot' : nouns[last.kind];
  const identity = noun === undefined ? undefined : identities.get(noun);
  if (noun === undefined || identity === undefined || place.startsWith('version/')) return undefined;
  if (last !== undefined && last.id === undefined) return undefined;
  const said = idsOf(scope, segments);
  const { own, parents, isChosen = false } = identity;
  const ids = Object.fromEntries([...parents, own].map((member) => [member, said[member]]));
  return { noun, ids, own, isChosen, isAutomatic: automaticIds.has(last?.id ?? '') };
}

/** The ids of the locale that a vocabulary belongs to. */
export function localeIds(scope: string, place: Place): JsonObject {
  const { botId, botVersion, localeId } = idsOf(scope, placeSegments(place));
  return { botId, botVersion, localeId };
}

const members: Readonly<Record<string, string>> = {
  version: 'botVersion',
  alias: 'botAliasId',
  locale: 'localeId',
  intent: 'intentId',
  slot: 'slotId',
  slottype: 'slotTypeId',
  replica: 'replicaRegion',
};

function idsOf(scope: string, segments: readonly PlaceSegment[]): JsonObject {
  const known = segments.flatMap(({ kind, id }) => {
    const member = members[kind];
    return member === undefined || id === undefined ? [] : [[member, id] as const];
  });
  return { botId: readScope(scope)?.id ?? '', ...Object.fromEntries(known) };
}

/** The ARN of the bot or alias whose tags or policy are at a place. */
export function arnOf(scope: string, place: Place): string {
  const home = parentOf(place);
  const { root = '', id = '' } = readScope(scope) ?? {};
  return home === '' ? scope : `${root}bot-alias/${id}/${placeSegments(home).at(-1)?.id ?? ''}`;
}

/** What a place is, by the last step to it: `bot`, `alias`, `intent`, …, `tags`, `policy`, `vocabulary`. */
export function kindOf(place: Place): string {
  return placeSegments(place).at(-1)?.kind ?? 'bot';
}

/** Whether a place is one that this program knows how to write. */
export function isWritable(scope: string, place: Place): boolean {
  return (
    botResource(scope, place) !== undefined || (isAspect(kindOf(place)) && !place.startsWith('version/'))
  );
}
