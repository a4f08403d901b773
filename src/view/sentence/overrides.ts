import type { NamedEvent } from '../../model/named';
import { differenceAt } from './change-of';
import { noun } from './nouns';
import type { Verb } from './phrase';
import { filled } from './placeholders';
import { grantOf } from './policy';
import { nameText } from './reading';

/** A phrase with its placeholders filled. */
export interface Clause {
  readonly verb: Verb;
  readonly what: string;
  /** The path of the difference that the clause already says. */
  readonly said?: string;
}

/** A more precise clause than the operation's phrase, where the content of the call says what it does. */
export function overrideOf(named: NamedEvent): Clause | undefined {
  return named.event.lex === undefined ? undefined : overrides.get(named.event.action)?.(named);
}

const overrides: ReadonlyMap<string, (named: NamedEvent) => Clause | undefined> = new Map([
  ['UpdateBot', renamed],
  ['UpdateBotAlias', (named) => pointed(named) ?? renamed(named)],
  ['UpdateIntent', renamed],
  ['UpdateSlot', renamed],
  ['UpdateSlotType', renamed],
  ['UpdateTestSet', renamed],
  ['PutBotAlias', pointed],
  ['CreateResourcePolicy', granted],
  ['CreateResourcePolicyStatement', granted],
]);

/** A promotion or a rollback: the alias points to another version than before. */
function pointed(named: NamedEvent): Clause | undefined {
  const move = differenceAt(named, 'botVersion');
  if (move?.kind !== 'changed') return undefined;
  const { before, after } = move;
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  const alias = filled('{alias}{of bot}', named);
  const back = isEarlier(after, before) ? ' back' : '';
  return {
    verb: 'point',
    what: `${alias}${back} from ${versionWord(before)} to ${isNumber(before) ? shortVersion(after) : versionWord(after)}`,
    said: move.path,
  };
}

/** The members that name a resource, with the placeholders for what that resource is within. */
const names = {
  botName: { kind: 'bot', within: '' },
  botAliasName: { kind: 'alias', within: '{of bot}' },
  intentName: { kind: 'intent', within: '{of bot}{in locale}' },
  slotName: { kind: 'slot', within: ' of {intent}{of bot}{in locale}' },
  slotTypeName: { kind: 'slot type', within: '{of bot}{in locale}' },
  testSetName: { kind: 'test set', within: '' },
} as const;

/** A resource with another name than before. */
function renamed(named: NamedEvent): Clause | undefined {
  for (const [path, { kind, within }] of Object.entries(names)) {
    const difference = differenceAt(named, path);
    if (difference?.kind !== 'changed') continue;
    const { before, after } = difference;
    if (typeof before !== 'string' || typeof after !== 'string') continue;
    const what = `${noun(kind, { name: before })}${filled(within, named)} to ${nameText(after)}`;
    return { verb: 'rename', what, said: path };
  }
  return undefined;
}

/** A policy that gives somebody access, or everybody. */
function granted(named: NamedEvent): Clause | undefined {
  const grant = grantOf(named);
  if (grant === undefined) return undefined;
  const resource = filled('{policy resource}', named);
  return grant.isOpen
    ? { verb: 'open', what: `${resource} to everyone${grant.condition}` }
    : { verb: 'let', what: `${grant.who} use ${resource}${grant.condition}` };
}

function isEarlier(version: string, than: string): boolean {
  return isNumber(version) && isNumber(than) && Number(version) < Number(than);
}

function isNumber(version: string): boolean {
  return /^\d+$/.test(version);
}

function versionWord(version: string): string {
  return isNumber(version) ? `version ${version}` : shortVersion(version);
}

function shortVersion(version: string): string {
  return version === 'DRAFT' || version === '$LATEST' ? 'the draft' : nameText(version);
}
