import type { JsonObject } from '../src/model/json';
import type { Place } from '../src/model/place';

/** A kind of resource with CRUD calls, and what its calls look like. */
export interface ResourceKind {
  /** The operations are `Create…`, `Describe…`, `Update…` and `Delete…` this. */
  readonly noun: string;
  readonly name?: string;
  /** The member of the create that holds the first tags, where it is not `tags`. */
  readonly tags?: string;
  /** What Lex adds to its answers besides the state. */
  readonly created: JsonObject;
  readonly updated: JsonObject;
  /** Absent: a delete answers nothing. */
  readonly deleted?: JsonObject;
  /** The place of a create that failed: without the id of the resource. */
  readonly home: (place: Place) => Place;
}

const parentOf = (place: Place) => place.split('/').slice(0, -1).join('/');

export const kinds = {
  bot: {
    noun: 'Bot',
    name: 'botName',
    tags: 'botTags',
    created: { botStatus: 'Creating' },
    updated: { botStatus: 'Available' },
    deleted: { botStatus: 'Deleting' },
    home: () => '',
  },
  alias: {
    noun: 'BotAlias',
    name: 'botAliasName',
    created: { botAliasStatus: 'Creating' },
    updated: { botAliasStatus: 'Creating' },
    deleted: { botAliasStatus: 'Deleting' },
    home: parentOf,
  },
  locale: {
    noun: 'BotLocale',
    created: { botLocaleStatus: 'Creating', localeName: 'English (US)' },
    updated: { botLocaleStatus: 'NotBuilt', localeName: 'English (US)' },
    deleted: { botLocaleStatus: 'Deleting' },
    home: (place) => place,
  },
  intent: { noun: 'Intent', name: 'intentName', created: {}, updated: {}, home: parentOf },
  slot: { noun: 'Slot', name: 'slotName', created: {}, updated: {}, home: parentOf },
  slottype: { noun: 'SlotType', name: 'slotTypeName', created: {}, updated: {}, home: parentOf },
  vocabulary: {
    noun: 'CustomVocabulary',
    created: {},
    updated: {},
    deleted: { customVocabularyStatus: 'Deleting' },
    home: (place) => place,
  },
  version: {
    noun: 'BotVersion',
    created: {},
    updated: {},
    deleted: { botStatus: 'Deleting' },
    home: parentOf,
  },
  replica: {
    noun: 'BotReplica',
    created: { botReplicaStatus: 'Enabling' },
    updated: {},
    deleted: { botReplicaStatus: 'Deleting' },
    home: (place) => place,
  },
} as const satisfies Record<string, ResourceKind>;

export function resourceKindOf(place: Place): ResourceKind {
  const parts = place.split('/');
  if (place === '') return kinds.bot;
  if (parts[0] === 'alias') return kinds.alias;
  if (parts[0] === 'replica') return kinds.replica;
  if (parts[0] === 'version' && parts.length === 2) return kinds.version;
  if (parts[4] === 'slot') return kinds.slot;
  if (parts[2] === 'intent') return kinds.intent;
  if (parts[2] === 'slottype') return kinds.slottype;
  if (parts[2] === 'vocabulary') return kinds.vocabulary;
  return kinds.locale;
}
