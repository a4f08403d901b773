import { keyPart } from './bounded';
import type { Operation } from './catalogue/operation';
import { type Located, placeOfKnown, scopePart } from './located';
import type { Members } from './parameter-lookup';

/** Where the resource of a V1 call stands; in V1 a name is the id. `root` as in V2. */
export function locateV1(
  operation: Operation | undefined,
  members: Members,
  root: string,
): Located | undefined {
  const home = operation === undefined ? undefined : HOMES.get(operation.resource)?.(members, operation.verb);
  if (home === undefined || home.name === undefined) return undefined;
  return {
    scope: `${root}${home.kind}:${scopePart(home.name)}`,
    bot: home.kind === 'bot' ? keyPart(home.name) : undefined,
    place: placeOfKnown(home.within),
    arn: home.arn === undefined ? undefined : `${root}${home.arn.map(scopePart).join(':')}`,
  };
}

/** What holds the history, and where within it the call stands. */
interface Home {
  readonly kind: 'bot' | 'intent' | 'slottype';
  readonly name: string | undefined;
  readonly within: readonly (string | undefined)[];
  /** The parts of the resource's own ARN, where it has one. */
  readonly arn?: readonly string[];
}

const HOMES: ReadonlyMap<string, (members: Members, verb: string) => Home> = new Map([
  ['bot', bot],
  ['bot-version', (members, verb) => versioned('bot', members, verb)],
  ['bot-alias', alias],
  ['bot-channel', channel],
  ['utterance-data', (members) => ({ kind: 'bot', name: members('botName'), within: [] })],
  [
    'session',
    (members) => ({ kind: 'bot', name: members('botName'), within: ['alias', members('botAlias')] }),
  ],
  ['migration', (members) => ({ kind: 'bot', name: members('v1BotName'), within: [] })],
  ['intent', (members, verb) => versioned('intent', members, verb)],
  ['slot-type', (members, verb) => versioned('slottype', members, verb)],
  ['export', transferred],
  ['import', transferred],
]);

function bot(members: Members): Home {
  const name = members('name');
  return { kind: 'bot', name, within: [], arn: knownParts('bot', name) };
}

/** A numbered version is frozen and stands by itself; `$LATEST`, which a put writes, is the thing itself. */
function versioned(kind: Home['kind'], members: Members, verb: string): Home {
  const name = members('name');
  const version = verb === 'put' ? '$LATEST' : members('version');
  const isNumbered = version !== undefined && version !== '$LATEST';
  return {
    kind,
    name,
    within: isNumbered ? ['version', version] : [],
    arn: knownParts(kind, name, version),
  };
}

function alias(members: Members): Home {
  const name = members('name');
  const botName = members('botName');
  return { kind: 'bot', name: botName, within: ['alias', name], arn: knownParts('bot', botName, name) };
}

function channel(members: Members): Home {
  const botName = members('botName');
  const botAlias = members('botAlias');
  const name = members('name');
  return {
    kind: 'bot',
    name: botName,
    within: ['alias', botAlias, 'channel', name],
    arn: knownParts('bot-channel', botName, botAlias, name),
  };
}

const KIND_OF_TYPE: ReadonlyMap<string, Home['kind']> = new Map([
  ['BOT', 'bot'],
  ['INTENT', 'intent'],
  ['SLOT_TYPE', 'slottype'],
]);

/** An export or import names the type of what it moves. */
function transferred(members: Members, verb: string): Home {
  const kind = KIND_OF_TYPE.get(members('resourceType') ?? '') ?? 'bot';
  return { ...versioned(kind, members, verb), arn: undefined };
}

/** An ARN can be said only if all its parts are known. */
function knownParts(...parts: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}
