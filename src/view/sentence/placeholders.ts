import { counted } from '../../model/counted';
import { isObject, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { labelledBot, resourcePathOf } from '../resource-label';
import { clip, safeText } from '../safe-text';
import { listed } from '../words';
import { conversationSource, importExportTarget, testTarget } from './import-export-target';
import { bareBot, isV1, noun, resourceOfKind } from './nouns';
import { nameText, textAt, valueAt } from './reading';
import { taggedResource, tagKeys, tagPairs } from './tags';

/**
 * Fills the placeholders of a phrase's second part from an event. Ids without a name are still marked in it:
 * `settled` makes it readable.
 */
export function filled(what: string, named: NamedEvent): string {
  return what.replace(
    /\{([^}]*)\}/g,
    (placeholder, name: string) => placeholders.get(name)?.(named) ?? placeholder,
  );
}

/** What fills each placeholder; one that begins with a preposition is filled with nothing where it does not apply. */
const fillers: Readonly<Record<string, (named: NamedEvent) => string>> = {
  bot: (named) => noun('bot', labelledBot(named)),
  'bot name': (named) => bareBot(labelledBot(named)),
  'of bot': (named) => ofBot('of', named),
  'for bot': (named) => ofBot('for', named),
  locale: (named) => `${localeOf(named) ?? 'a language'}${inVersion(named)}`,
  'in locale': (named) => (localeOf(named) === undefined ? '' : ` in ${localeOf(named)}${inVersion(named)}`),
  'in version': inVersion,
  version: (named) => versionName(resourcePathOf(named).version ?? textAt(named, 'botVersion')),
  'new version': (named) => versionName(textAt(named, 'version')),
  alias: (named) => noun('alias', resourceOfKind(named, 'alias')),
  intent: (named) => noun('intent', resourceOfKind(named, 'intent')),
  slot: (named) =>
    `${noun('slot', resourceOfKind(named, 'slot'))} of ${noun('intent', resourceOfKind(named, 'intent'))}`,
  'slot type': (named) => noun('slot type', resourceOfKind(named, 'slottype')),
  'in replica region': (named) => after(' in ', textAt(named, 'replicaRegion')),
  'test set': (named) => noun('test set', testSetOf(named)),
  'test execution': (named) => numbered('test run', textAt(named, 'testExecutionId')),
  export: (named) => numbered('export', textAt(named, 'exportId')),
  import: (named) => numbered('import', textAt(named, 'importId')),
  'import or export target': importExportTarget,
  target: testTarget,
  'from conversations': conversationSource,
  'vocabulary items': vocabularyItems,
  'tagged resource': taggedResource,
  'with tags': (named) => (tagPairs(named) === '' ? '' : ` with ${tagPairs(named)}`),
  'tag keys': tagKeys,
  'policy resource': taggedResource,
  'policy statement': (named) => numbered('statement', textAt(named, 'statementId')),
  'conversation partner': (named) => `${noun('alias', resourceOfKind(named, 'alias'))}${ofBot('of', named)}`,
  'of session': (named) => (textAt(named, 'sessionId') === undefined ? '' : ' of one conversation'),
  channel: (named) => noun('channel', { name: textAt(named, 'name') }),
  'channel alias': (named) => noun('alias', { name: textAt(named, 'botAlias') }),
  signature: (named) => nameText(textAt(named, 'signature') ?? 'of unknown name'),
  'exported by name': (named) => noun(v1Kind(named), { name: textAt(named, 'name') }),
  'imported kind': (named) => noun(v1Kind(named), { name: textAt(named, 'name') }),
  'migrated bot': (named) => noun('bot', { name: textAt(named, 'v1BotName') }),
};

const placeholders: ReadonlyMap<string, (named: NamedEvent) => string> = new Map(Object.entries(fillers));

function ofBot(preposition: string, named: NamedEvent): string {
  const bot = labelledBot(named);
  return bot === undefined ? '' : ` ${preposition} ${bareBot(bot)}`;
}

function localeOf(named: NamedEvent): string | undefined {
  const locale = resourcePathOf(named).locale ?? textAt(named, 'localeId') ?? textAt(named, 'locale');
  return locale === undefined ? undefined : nameText(locale);
}

/** ` (version 7)`; nothing for the draft, where nearly everything happens. */
function inVersion(named: NamedEvent): string {
  const v1 = isV1(named) ? (textAt(named, 'versionOrAlias') ?? textAt(named, 'version')) : undefined;
  const version = v1 ?? resourcePathOf(named).version ?? textAt(named, 'botVersion');
  if (version === undefined || drafts.has(version)) return '';
  // V1 takes the name of an alias in place of a version.
  return /^\d+$/.test(version) ? ` (version ${version})` : ` (alias ${nameText(version)})`;
}

const drafts: ReadonlySet<string> = new Set(['DRAFT', '$LATEST']);

function versionName(version: string | undefined): string {
  if (version === undefined) return 'a version';
  return drafts.has(version) ? 'the draft' : `version ${nameText(version)}`;
}

function testSetOf(named: NamedEvent): { readonly id?: string; readonly name?: string } {
  const { root } = resourcePathOf(named);
  const name = textAt(named, 'testSetName') ?? (root?.kind === 'test-set' ? root.name : undefined);
  return { id: textAt(named, 'testSetId'), name };
}

/** A resource that has an id and never a name: its id alone is all there is to say. */
function numbered(kind: string, id: string | undefined): string {
  return noun(kind, { name: id });
}

function after(words: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `${words}${nameText(text)}`;
}

const v1Kinds: ReadonlyMap<string, string> = new Map([
  ['BOT', 'bot'],
  ['INTENT', 'intent'],
  ['SLOT_TYPE', 'slot type'],
]);

function v1Kind(named: NamedEvent): string {
  return v1Kinds.get(textAt(named, 'resourceType') ?? '') ?? 'resource';
}

/** The phrases of a custom vocabulary that a call names, or how many entries where it names none. */
export function vocabularyItems({ event }: NamedEvent): string {
  const value = valueAt(event.request, 'customVocabularyItemList');
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const phrases = items.flatMap((item) => (isObject(item) ? (textOf(item.phrase) ?? []) : []));
  if (phrases.length > 0 && phrases.length === items.length) {
    return listed(phrases.map((phrase) => `“${clip(safeText(phrase), 80)}”`));
  }
  if (items.length === 0) return 'entries';
  return counted(items.length, 'entry', 'entries');
}
