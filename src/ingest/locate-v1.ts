import { scopeOf } from '../model/scope';
import { keyPart } from './bounded';
import type { Operation } from './catalogue/operation';
import { type Located, placeOfKnown, scopePart } from './located';
import type { ParameterLookup } from './parameter-lookup';

/** Locates the resource of a V1 call; in V1 the name is the id. `root` as in V2. */
export function locateV1(
  operation: Operation | undefined,
  parameter: ParameterLookup,
  root: string,
): Located | undefined {
  const location =
    operation === undefined ? undefined : locations.get(operation.resource)?.(parameter, operation.verb);
  if (location === undefined || location.name === undefined) return undefined;
  return {
    scope: scopeOf({ root, kind: location.kind, id: keyPart(location.name), isName: true }),
    bot: location.kind === 'bot' ? keyPart(location.name) : undefined,
    place: placeOfKnown(location.within),
    arn: location.arn === undefined ? undefined : `${root}${location.arn.map(scopePart).join(':')}`,
  };
}

/** Which history a call belongs to, and its place within it. */
interface V1Location {
  readonly kind: 'bot' | 'intent' | 'slottype';
  readonly name: string | undefined;
  readonly within: readonly (string | undefined)[];
  /** The parts of the resource's own ARN, where it has one. */
  readonly arn?: readonly string[];
}

const locations: ReadonlyMap<string, (parameter: ParameterLookup, verb: string) => V1Location> = new Map([
  ['bot', bot],
  ['bot-version', (parameter, verb) => versioned('bot', parameter, verb)],
  ['bot-alias', alias],
  ['bot-channel', channel],
  ['utterance-data', (parameter) => ({ kind: 'bot', name: parameter('botName'), within: [] })],
  [
    'session',
    (parameter) => ({ kind: 'bot', name: parameter('botName'), within: ['alias', parameter('botAlias')] }),
  ],
  ['migration', (parameter) => ({ kind: 'bot', name: parameter('v1BotName'), within: [] })],
  ['intent', (parameter, verb) => versioned('intent', parameter, verb)],
  ['slot-type', (parameter, verb) => versioned('slottype', parameter, verb)],
  ['export', transferred],
  ['import', transferred],
]);

function bot(parameter: ParameterLookup): V1Location {
  const name = parameter('name');
  return { kind: 'bot', name, within: [], arn: knownParts('bot', name) };
}

/** A numbered version is frozen and has its own place; `$LATEST`, which a put writes, is the resource itself. */
function versioned(kind: V1Location['kind'], parameter: ParameterLookup, verb: string): V1Location {
  const name = parameter('name');
  const version = verb === 'put' ? '$LATEST' : parameter('version');
  const isNumbered = version !== undefined && version !== '$LATEST';
  return {
    kind,
    name,
    within: isNumbered ? ['version', version] : [],
    arn: knownParts(kind, name, version),
  };
}

function alias(parameter: ParameterLookup): V1Location {
  const name = parameter('name');
  const botName = parameter('botName');
  return { kind: 'bot', name: botName, within: ['alias', name], arn: knownParts('bot', botName, name) };
}

function channel(parameter: ParameterLookup): V1Location {
  const botName = parameter('botName');
  const botAlias = parameter('botAlias');
  const name = parameter('name');
  return {
    kind: 'bot',
    name: botName,
    within: ['alias', botAlias, 'channel', name],
    arn: knownParts('bot-channel', botName, botAlias, name),
  };
}

const kindOfType: ReadonlyMap<string, V1Location['kind']> = new Map([
  ['BOT', 'bot'],
  ['INTENT', 'intent'],
  ['SLOT_TYPE', 'slottype'],
]);

/** An export or import names the type of what it moves. */
function transferred(parameter: ParameterLookup, verb: string): V1Location {
  const kind = kindOfType.get(parameter('resourceType') ?? '') ?? 'bot';
  return { ...versioned(kind, parameter, verb), arn: undefined };
}

/** An ARN can be said only if all its parts are known. */
function knownParts(...parts: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}
