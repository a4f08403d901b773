import type { NamedEvent } from '../../model/named';
import { aliasById, bareBot, botById, noun } from './nouns';
import { nameText, textAt } from './reading';

/** What is exported or imported: a bot, a language, a custom vocabulary or a test set. */
export function importExportTarget(named: NamedEvent): string {
  const found = specifications.find(
    ({ member, mark }) => textAt(named, `${at}.${member}.${mark}`) !== undefined,
  );
  return found === undefined ? 'a resource' : found.words(named, `${at}.${found.member}`);
}

/** The alias that a test runs against: `alias PROD of bot OrderFlowers in en_US`. */
export function testTarget(named: NamedEvent): string {
  return aliasAt(named, 'target.botAliasTarget');
}

/** ` from conversations with alias PROD of bot OrderFlowers in en_US`. */
export function conversationSource(named: NamedEvent): string {
  const path = 'generationDataSource.conversationLogsDataSource';
  return textAt(named, `${path}.botId`) === undefined
    ? ''
    : ` from conversations with ${aliasAt(named, path)}`;
}

const at = 'resourceSpecification';

/** Lex V2 API, ExportResourceSpecification and ImportResourceSpecification; `mark` is a required member of each. */
const specifications: readonly {
  readonly member: string;
  readonly mark: string;
  readonly words: (named: NamedEvent, path: string) => string;
}[] = [
  { member: 'botExportSpecification', mark: 'botId', words: versionAt },
  { member: 'botLocaleExportSpecification', mark: 'localeId', words: localeAt },
  { member: 'customVocabularyExportSpecification', mark: 'localeId', words: vocabularyAt },
  { member: 'testSetExportSpecification', mark: 'testSetId', words: testSetAt },
  { member: 'botImportSpecification', mark: 'botName', words: importedBotAt },
  { member: 'botLocaleImportSpecification', mark: 'localeId', words: localeAt },
  { member: 'customVocabularyImportSpecification', mark: 'localeId', words: vocabularyAt },
  { member: 'testSetImportResourceSpecification', mark: 'testSetName', words: testSetAt },
];

function botAt(named: NamedEvent, path: string): string {
  return bareBot(botById(named, textAt(named, `${path}.botId`)));
}

function versionAt(named: NamedEvent, path: string): string {
  const version = textAt(named, `${path}.botVersion`);
  if (version === undefined) return noun('bot', botById(named, textAt(named, `${path}.botId`)));
  return `${version === 'DRAFT' ? 'the draft' : `version ${nameText(version)}`} of ${botAt(named, path)}`;
}

function localeAt(named: NamedEvent, path: string): string {
  return `${nameText(textAt(named, `${path}.localeId`) ?? 'a language')} of ${botAt(named, path)}`;
}

function vocabularyAt(named: NamedEvent, path: string): string {
  return `the custom vocabulary of ${botAt(named, path)}${inLocale(named, path)}`;
}

function testSetAt(named: NamedEvent, path: string): string {
  return noun('test set', {
    id: textAt(named, `${path}.testSetId`),
    name: textAt(named, `${path}.testSetName`),
  });
}

function importedBotAt(named: NamedEvent, path: string): string {
  return noun('bot', { name: textAt(named, `${path}.botName`) });
}

function aliasAt(named: NamedEvent, path: string): string {
  const botId = textAt(named, `${path}.botId`);
  const aliasId = textAt(named, `${path}.botAliasId`);
  const isOwn = botId === undefined || botId === named.event.bot;
  const alias = isOwn ? aliasById(named, aliasId) : { id: aliasId };
  return `${noun('alias', alias)} of ${bareBot(botById(named, botId))}${inLocale(named, path)}`;
}

function inLocale(named: NamedEvent, path: string): string {
  const locale = textAt(named, `${path}.localeId`);
  return locale === undefined ? '' : ` in ${nameText(locale)}`;
}
