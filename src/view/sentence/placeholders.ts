import { isObject, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { botOf, standingOf } from '../resource-path';
import { conversationSource, specified, testTarget } from './import-export-target';
import { bareBot, isV1, noun, thingOf } from './nouns';
import { listed, quoted, textAt, valueAt } from './reading';
import { taggedResource, tagKeys, tagPairs } from './tags';

/**
 * Fills the holes of a phrase's second part from an event. Ids without a name are still marked in it:
 * `settled` makes it readable.
 */
export function filled(what: string, named: NamedEvent): string {
  return what.replace(/\{([^}]*)\}/g, (hole, name: string) => HOLES.get(name)?.(named) ?? hole);
}

/** What can stand in a hole. Those that begin with a preposition are empty where there is nothing to say. */
const holes: Readonly<Record<string, (named: NamedEvent) => string>> = {
  bot: (named) => noun('bot', botOf(named)),
  'bot name': (named) => bareBot(botOf(named)),
  'of bot': (named) => ofBot('of', named),
  'for bot': (named) => ofBot('for', named),
  locale: (named) => `${localeOf(named) ?? 'a language'}${inVersion(named)}`,
  'in locale': (named) => (localeOf(named) === undefined ? '' : ` in ${localeOf(named)}${inVersion(named)}`),
  'in version': inVersion,
  version: (named) => versionName(standingOf(named).version ?? textAt(named, 'botVersion')),
  'new version': (named) => versionName(textAt(named, 'version')),
  alias: (named) => noun('alias', thingOf(named, 'alias')),
  intent: (named) => noun('intent', thingOf(named, 'intent')),
  slot: (named) => `${noun('slot', thingOf(named, 'slot'))} of ${noun('intent', thingOf(named, 'intent'))}`,
  'slot type': (named) => noun('slot type', thingOf(named, 'slottype')),
  'in replica region': (named) => after(' in ', textAt(named, 'replicaRegion')),
  'test set': (named) => noun('test set', testSetOf(named)),
  'test execution': (named) => numbered('test run', textAt(named, 'testExecutionId')),
  export: (named) => numbered('export', textAt(named, 'exportId')),
  import: (named) => numbered('import', textAt(named, 'importId')),
  specified,
  target: testTarget,
  'from conversations': conversationSource,
  'vocabulary items': vocabularyItems,
  'tagged resource': taggedResource,
  'with tags': (named) => after(' with ', tagPairs(named)),
  'tag keys': tagKeys,
  'policy resource': taggedResource,
  'policy statement': (named) => numbered('statement', textAt(named, 'statementId')),
  'conversation partner': (named) => `${noun('alias', thingOf(named, 'alias'))}${ofBot('of', named)}`,
  'of session': (named) => (textAt(named, 'sessionId') === undefined ? '' : ' of one conversation'),
  channel: (named) => noun('channel', { name: textAt(named, 'name') }),
  'channel alias': (named) => noun('alias', { name: textAt(named, 'botAlias') }),
  signature: (named) => quoted(textAt(named, 'signature') ?? 'of unknown name'),
  'exported by name': (named) => noun(v1Kind(named), { name: textAt(named, 'name') }),
  'imported kind': (named) => noun(v1Kind(named), { name: textAt(named, 'name') }),
  'migrated bot': (named) => noun('bot', { name: textAt(named, 'v1BotName') }),
};

const HOLES: ReadonlyMap<string, (named: NamedEvent) => string> = new Map(Object.entries(holes));

function ofBot(preposition: string, named: NamedEvent): string {
  const bot = botOf(named);
  return bot === undefined ? '' : ` ${preposition} ${bareBot(bot)}`;
}

function localeOf(named: NamedEvent): string | undefined {
  const locale = standingOf(named).locale ?? textAt(named, 'localeId') ?? textAt(named, 'locale');
  return locale === undefined ? undefined : quoted(locale);
}

/** ` (version 7)`; nothing for the draft, where nearly everything happens. */
function inVersion(named: NamedEvent): string {
  const v1 = isV1(named) ? (textAt(named, 'versionOrAlias') ?? textAt(named, 'version')) : undefined;
  const version = v1 ?? standingOf(named).version ?? textAt(named, 'botVersion');
  if (version === undefined || DRAFTS.has(version)) return '';
  // V1 takes the name of an alias in place of a version.
  return /^\d+$/.test(version) ? ` (version ${version})` : ` (alias ${quoted(version)})`;
}

const DRAFTS: ReadonlySet<string> = new Set(['DRAFT', '$LATEST']);

function versionName(version: string | undefined): string {
  if (version === undefined) return 'a version';
  return DRAFTS.has(version) ? 'the draft' : `version ${quoted(version)}`;
}

function testSetOf(named: NamedEvent): { readonly id?: string; readonly name?: string } {
  const { root } = standingOf(named);
  const name = textAt(named, 'testSetName') ?? (root?.kind === 'test-set' ? root.name : undefined);
  return { id: textAt(named, 'testSetId'), name };
}

/** A thing that has an id and never a name, so that nothing is missing where only the id stands. */
function numbered(kind: string, id: string | undefined): string {
  return noun(kind, { name: id });
}

function after(words: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `${words}${quoted(text)}`;
}

const V1_KINDS: ReadonlyMap<string, string> = new Map([
  ['BOT', 'bot'],
  ['INTENT', 'intent'],
  ['SLOT_TYPE', 'slot type'],
]);

function v1Kind(named: NamedEvent): string {
  return V1_KINDS.get(textAt(named, 'resourceType') ?? '') ?? 'resource';
}

/** The phrases of a custom vocabulary that a call names, or how many entries where it names none. */
export function vocabularyItems({ event }: NamedEvent): string {
  const value = valueAt(event.request, 'customVocabularyItemList');
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const phrases = items.flatMap((item) => (isObject(item) ? (textOf(item.phrase) ?? []) : []));
  if (phrases.length > 0 && phrases.length === items.length) {
    return listed(phrases.map((phrase) => `“${quoted(phrase)}”`));
  }
  if (items.length === 0) return 'entries';
  return items.length === 1 ? 'one entry' : `${items.length} entries`;
}
