import type { Place } from '../model/place';
import { scopeOf } from '../model/scope';
import { keyPart } from './bounded';
import { type Located, placeOfKnown, scopePart } from './located';
import type { ParameterLookup } from './parameter-lookup';

/** Locates the resource of a V2 call. `root` is the start of every Lex ARN in the call's Region and account. */
export function locateV2(
  resource: string | undefined,
  parameter: ParameterLookup,
  root: string,
): Located | undefined {
  const bot = parameter('botId');
  if (bot !== undefined) return inBot(bot, resource, parameter, root);
  const testSet = parameter('testSetId');
  if (testSet !== undefined) {
    const scope = scopeOf({ root, kind: 'test-set', id: keyPart(testSet), isName: false });
    return { scope, place: '', arn: resource === 'test-set' ? scope : undefined };
  }
  // A failed CreateBot, or the import of a whole bot: nobody knows the id.
  const botName = parameter('botName');
  return botName === undefined
    ? undefined
    : { scope: scopeOf({ root, kind: 'bot-named', id: keyPart(botName), isName: true }), place: '' };
}

function inBot(bot: string, resource: string | undefined, parameter: ParameterLookup, root: string): Located {
  const scope = scopeOf({ root, kind: 'bot', id: keyPart(bot), isName: false });
  return {
    scope,
    bot: keyPart(bot),
    place: placeInBot(resource, parameter),
    arn: resource === 'bot' ? scope : aliasArn(bot, resource, parameter, root),
  };
}

/** Versions, locales and what they hold have no ARN in V2 (IAM service authorization reference). */
function aliasArn(
  bot: string,
  resource: string | undefined,
  parameter: ParameterLookup,
  root: string,
): string | undefined {
  const alias = resource === 'bot-alias' ? parameter('botAliasId') : undefined;
  return alias === undefined ? undefined : `${root}bot-alias/${scopePart(bot)}/${scopePart(alias)}`;
}

type PlaceParts = readonly (string | undefined)[];

/** An import, build or session has no place of its own: it gets that of the innermost resource it names. */
function placeInBot(resource: string | undefined, parameter: ParameterLookup): Place {
  const parts = resource === undefined ? undefined : places.get(resource);
  return placeOfKnown((parts ?? innermost)(parameter));
}

const places: ReadonlyMap<string, (parameter: ParameterLookup) => PlaceParts> = new Map([
  ['bot', () => []],
  ['bot-alias', (parameter) => ['alias', parameter('botAliasId')]],
  ['bot-version', (parameter) => (parameter('botVersion') === undefined ? ['version'] : version(parameter))],
  ['bot-replica', (parameter) => ['replica', parameter('replicaRegion')]],
  ['bot-channel', () => ['channel']],
  ['bot-locale', locale],
  ['intent', intent],
  ['slot', slot],
  ['slot-type', slotType],
  ['custom-vocabulary', (parameter) => [...locale(parameter), 'vocabulary']],
]);

function version(parameter: ParameterLookup): PlaceParts {
  const number = parameter('botVersion');
  return number === undefined || number === 'DRAFT' ? [number] : ['version', number];
}

function locale(parameter: ParameterLookup): PlaceParts {
  return parameter('botVersion') === undefined ? [] : [...version(parameter), parameter('localeId')];
}

function intent(parameter: ParameterLookup): PlaceParts {
  return [...locale(parameter), 'intent', parameter('intentId')];
}

function slot(parameter: ParameterLookup): PlaceParts {
  return [...intent(parameter), 'slot', parameter('slotId')];
}

function slotType(parameter: ParameterLookup): PlaceParts {
  return [...locale(parameter), 'slottype', parameter('slotTypeId')];
}

function innermost(parameter: ParameterLookup): PlaceParts {
  const alias = parameter('botAliasId');
  if (alias !== undefined) return ['alias', alias];
  if (parameter('slotId') !== undefined) return slot(parameter);
  if (parameter('intentId') !== undefined) return intent(parameter);
  return parameter('slotTypeId') === undefined ? locale(parameter) : slotType(parameter);
}
