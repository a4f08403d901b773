import type { NamedEvent } from '../../model/named';
import { differenceAt } from './change-of';
import { noun, settled } from './nouns';
import { phraseOf } from './phrase-of';
import { grantOf } from './policy';
import { isTrue, nameText, textAt, valueAt } from './reading';

/** What qualifies the clause, such as `skipping the in-use check`; empty for most calls. */
export function qualifierOf(named: NamedEvent): string {
  const { lex, action } = named.event;
  if (lex === undefined) return '';
  if (phraseOf(named.event) === undefined) return 'an operation that lextrail does not know yet';
  const qualifier = qualifiers.get(action)?.(named);
  return settled([qualifier, skipped(named)].filter((part) => part !== undefined).join(' and '));
}

const qualifiers: ReadonlyMap<string, (named: NamedEvent) => string | undefined> = new Map([
  ['BatchCreateCustomVocabularyItem', refusedItems],
  ['BatchDeleteCustomVocabularyItem', refusedItems],
  ['BatchUpdateCustomVocabularyItem', refusedItems],
  ['CreateBot', childDirected],
  ['CreateBotAlias', pointing],
  ['PutBot', built],
  ['PutBotAlias', pointing],
  ['PutIntent', versioned],
  ['PutSlotType', versioned],
  ['StartImport', merging],
  ['StartMigration', migrated],
  ['UpdateBotAlias', pointing],
  ['UpdateResourcePolicy', letting],
]);

function skipped({ event }: NamedEvent): string | undefined {
  return isTrue(valueAt(event.request, 'skipResourceInUseCheck')) ? 'skipping the in-use check' : undefined;
}

function childDirected({ event }: NamedEvent): string | undefined {
  return isTrue(valueAt(event.request, 'dataPrivacy.childDirected'))
    ? 'marked as directed at children'
    : undefined;
}

/** The version that the alias points to, where the clause does not say it and it may be new. */
function pointing(named: NamedEvent): string | undefined {
  const isUnmoved = named.change?.against === 'earlier' && differenceAt(named, 'botVersion') === undefined;
  if (isUnmoved || differenceAt(named, 'botVersion')?.kind === 'changed') return undefined;
  const version = textAt(named, 'botVersion');
  if (version === undefined) return undefined;
  return `pointing to ${/^\d+$/.test(version) ? `version ${version}` : draftOr(version)}`;
}

function draftOr(version: string): string {
  return version === 'DRAFT' || version === '$LATEST' ? 'the draft' : nameText(version);
}

function letting(named: NamedEvent): string | undefined {
  const grant = grantOf(named);
  if (grant === undefined) return undefined;
  return grant.isOpen
    ? `which opens it to everyone${grant.condition}`
    : `which lets in ${grant.who}${grant.condition}`;
}

const merges: ReadonlyMap<string, string> = new Map([
  ['Overwrite', 'overwriting what is there'],
  ['OVERWRITE_LATEST', 'overwriting what is there'],
  ['Append', 'adding to what is there'],
  ['FailOnConflict', 'to fail if something is already there'],
  ['FAIL_ON_CONFLICT', 'to fail if something is already there'],
]);

function merging(named: NamedEvent): string | undefined {
  return merges.get(textAt(named, 'mergeStrategy') ?? '');
}

function migrated(named: NamedEvent): string | undefined {
  const name = textAt(named, 'v2BotName');
  return name === undefined ? undefined : `as ${noun('bot', { name })}`;
}

function built(named: NamedEvent): string | undefined {
  return textAt(named, 'processBehavior') === 'BUILD' ? 'asking for a build' : versioned(named);
}

function versioned({ event }: NamedEvent): string | undefined {
  if (!isTrue(valueAt(event.request, 'createVersion'))) return undefined;
  const version = valueAt(event.response, 'version');
  return typeof version === 'string'
    ? `making version ${nameText(version)} of it`
    : 'making a new version of it';
}

/** A batch succeeds as a call even where Lex refuses some of its items. */
function refusedItems({ event }: NamedEvent): string | undefined {
  const errors = valueAt(event.response, 'errors');
  if (!Array.isArray(errors) || errors.length === 0) return undefined;
  return `of which Lex refused ${errors.length}`;
}
