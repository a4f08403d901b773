import type { NamedEvent } from '../../model/named';
import { placeOf } from '../../model/place';
import { botOf, standingOf, type Thing } from '../resource-path';
import { quoted, textAt } from './reading';

/** Stands after an id whose name is not known, until the whole clause is there and `settled` says it once. */
const UNSEEN = '\u0001';

/** `intent BookHotel`; `intent K3XAMPLE01` marked as unnamed; or `an intent` where neither is known. */
export function noun(kind: string, thing: Pick<Thing, 'id' | 'name'> | undefined): string {
  const called = calledBy(thing);
  return called === undefined ? `${article(kind)} ${kind}` : `${kind} ${called}`;
}

/** `OrderFlowers`; the word `bot` only before an id, which does not say what it is. */
export function bareBot(bot: Pick<Thing, 'id' | 'name'> | undefined): string {
  return bot?.name === undefined ? noun('bot', bot) : quoted(bot.name);
}

/** The name, or the id marked as unnamed. */
function calledBy(thing: Pick<Thing, 'id' | 'name'> | undefined): string | undefined {
  if (thing?.name !== undefined) return quoted(thing.name);
  return thing?.id === undefined ? undefined : `${quoted(thing.id)}${UNSEEN}`;
}

/** Says once, after the last of them, that names are not known. */
export function settled(clause: string): string {
  const [head = '', ...rest] = clause.split(UNSEEN);
  if (rest.length === 0) return clause;
  const tail = rest.pop() ?? '';
  const note = rest.length === 0 ? '(name not seen yet)' : '(names not seen yet)';
  return `${[head, ...rest].join('')} ${note}${tail}`;
}

/** The thing of a kind that the call is about or passes through: from its place, else from its members. */
export function thingOf(named: NamedEvent, kind: 'intent' | 'slot' | 'slottype' | 'alias'): Thing {
  const { idMember, nameMember } = MEMBERS[kind];
  const here = standingOf(named).things.find((thing) => thing.kind === kind);
  const id = here?.id ?? textAt(named, idMember);
  const said = isV1(named) ? v1Name(named, kind) : textAt(named, nameMember);
  const name = here?.name ?? said ?? (id === undefined ? undefined : elsewhere(named, kind, id));
  return { kind, id, name };
}

export function isV1({ event }: NamedEvent): boolean {
  return event.lex === 'V1';
}

/** The bot that a call names inside its members, such as the target of a test. */
export function botById(named: NamedEvent, id: string | undefined): Thing | undefined {
  const own = botOf(named);
  return id === undefined || id === own?.id ? own : { kind: 'bot', id };
}

/** An alias of the event's own bot by id. */
export function aliasById(named: NamedEvent, id: string | undefined): Thing {
  if (id === undefined) return { kind: 'alias' };
  return { kind: 'alias', id, name: elsewhere(named, 'alias', id) };
}

const MEMBERS = {
  intent: { idMember: 'intentId', nameMember: 'intentName' },
  slot: { idMember: 'slotId', nameMember: 'slotName' },
  slottype: { idMember: 'slotTypeId', nameMember: 'slotTypeName' },
  alias: { idMember: 'botAliasId', nameMember: 'botAliasName' },
} as const;

/** Every V2 bot has this alias, and Lex gives it this name. */
const TEST_ALIAS = { id: 'TSTALIASID', name: 'TestBotAlias' };

function elsewhere(named: NamedEvent, kind: string, id: string): string | undefined {
  if (kind === 'alias') {
    return named.nameOf(placeOf('alias', id)) ?? (id === TEST_ALIAS.id ? TEST_ALIAS.name : undefined);
  }
  const { version, locale } = standingOf(named);
  if (version === undefined || locale === undefined) return undefined;
  const root = version === 'DRAFT' ? ['DRAFT'] : ['version', version];
  return named.nameOf(placeOf(...root, locale, kind, id));
}

function v1Name(named: NamedEvent, kind: string): string | undefined {
  return (kind === 'alias' ? textAt(named, 'botAlias') : undefined) ?? textAt(named, 'name');
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? 'an' : 'a';
}
