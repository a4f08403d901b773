import type { NamedEvent } from '../../model/named';
import { placeOf } from '../../model/place';
import { type LabelledResource, labelledBot, resourcePathOf } from '../resource-label';
import { article } from '../words';
import { nameText, textAt } from './reading';

/** Marks an id without a known name, until `settled` replaces all marks of a clause by one note. */
const unseen = '\u0001';

/** `intent BookHotel`; `intent K3XAMPLE01` marked as unnamed; or `an intent` where neither is known. */
export function noun(kind: string, resource: Pick<LabelledResource, 'id' | 'name'> | undefined): string {
  const called = calledBy(resource);
  return called === undefined ? `${article(kind)} ${kind}` : `${kind} ${called}`;
}

/** `OrderFlowers`; an id, which does not say what it is, comes with the word `bot`. */
export function bareBot(bot: Pick<LabelledResource, 'id' | 'name'> | undefined): string {
  return bot?.name === undefined ? noun('bot', bot) : nameText(bot.name);
}

/** The name, or the id marked as unnamed. */
function calledBy(resource: Pick<LabelledResource, 'id' | 'name'> | undefined): string | undefined {
  if (resource?.name !== undefined) return nameText(resource.name);
  return resource?.id === undefined ? undefined : `${nameText(resource.id)}${unseen}`;
}

/** Replaces the marks by one note after the last of them. */
export function settled(clause: string): string {
  const [head = '', ...rest] = clause.split(unseen);
  if (rest.length === 0) return clause;
  const tail = rest.pop() ?? '';
  const note = rest.length === 0 ? '(name not seen yet)' : '(names not seen yet)';
  return `${[head, ...rest].join('')} ${note}${tail}`;
}

/** The resource of a kind on the path of a call: from its place, otherwise from its request. */
export function resourceOfKind(
  named: NamedEvent,
  kind: 'intent' | 'slot' | 'slottype' | 'alias',
): LabelledResource {
  const { idMember, nameMember } = members[kind];
  const here = resourcePathOf(named).resources.find((resource) => resource.kind === kind);
  const id = here?.id ?? textAt(named, idMember);
  const said = isV1(named) ? v1Name(named, kind) : textAt(named, nameMember);
  const name = here?.name ?? said ?? (id === undefined ? undefined : elsewhere(named, kind, id));
  return { kind, id, name };
}

export function isV1({ event }: NamedEvent): boolean {
  return event.lex === 'V1';
}

/** A bot that a request names by id, such as the target of a test. */
export function botById(named: NamedEvent, id: string | undefined): LabelledResource | undefined {
  const own = labelledBot(named);
  return id === undefined || id === own?.id ? own : { kind: 'bot', id };
}

/** An alias of the event's own bot by id. */
export function aliasById(named: NamedEvent, id: string | undefined): LabelledResource {
  if (id === undefined) return { kind: 'alias' };
  return { kind: 'alias', id, name: elsewhere(named, 'alias', id) };
}

const members = {
  intent: { idMember: 'intentId', nameMember: 'intentName' },
  slot: { idMember: 'slotId', nameMember: 'slotName' },
  slottype: { idMember: 'slotTypeId', nameMember: 'slotTypeName' },
  alias: { idMember: 'botAliasId', nameMember: 'botAliasName' },
} as const;

function elsewhere(named: NamedEvent, kind: string, id: string): string | undefined {
  if (kind === 'alias') return named.nameOf(placeOf('alias', id));
  const { version, locale } = resourcePathOf(named);
  if (version === undefined || locale === undefined) return undefined;
  const root = version === 'DRAFT' ? ['DRAFT'] : ['version', version];
  return named.nameOf(placeOf(...root, locale, kind, id));
}

function v1Name(named: NamedEvent, kind: string): string | undefined {
  return (kind === 'alias' ? textAt(named, 'botAlias') : undefined) ?? textAt(named, 'name');
}
