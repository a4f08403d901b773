import type { Place } from '../model/place';
import { keyPart } from './bounded';
import { type Located, placeOfKnown, scopePart } from './located';
import type { Members } from './parameter-lookup';

/** Where the resource of a V2 call stands. `root` is what every Lex ARN of the call's Region and account begins with. */
export function locateV2(resource: string | undefined, members: Members, root: string): Located | undefined {
  const bot = members('botId');
  if (bot !== undefined) return inBot(bot, resource, members, root);
  const testSet = members('testSetId');
  if (testSet !== undefined) {
    const scope = `${root}test-set/${scopePart(testSet)}`;
    return { scope, place: '', arn: resource === 'test-set' ? scope : undefined };
  }
  // A failed CreateBot, or the import of a whole bot: nobody knows the id.
  const botName = members('botName');
  return botName === undefined ? undefined : { scope: `${root}bot-named/${scopePart(botName)}`, place: '' };
}

function inBot(bot: string, resource: string | undefined, members: Members, root: string): Located {
  const scope = `${root}bot/${scopePart(bot)}`;
  return {
    scope,
    bot: keyPart(bot),
    place: placeInBot(resource, members),
    arn: resource === 'bot' ? scope : aliasArn(bot, resource, members, root),
  };
}

/** Versions, locales and what they hold have no ARN in V2 (IAM service authorization reference). */
function aliasArn(
  bot: string,
  resource: string | undefined,
  members: Members,
  root: string,
): string | undefined {
  const alias = resource === 'bot-alias' ? members('botAliasId') : undefined;
  return alias === undefined ? undefined : `${root}bot-alias/${scopePart(bot)}/${scopePart(alias)}`;
}

type Parts = readonly (string | undefined)[];

/** What is no resource of its own (an import, a build, a session, …) stands at the innermost thing it names. */
function placeInBot(resource: string | undefined, members: Members): Place {
  const parts = resource === undefined ? undefined : PLACES.get(resource);
  return placeOfKnown((parts ?? innermost)(members));
}

const PLACES: ReadonlyMap<string, (members: Members) => Parts> = new Map([
  ['bot', () => []],
  ['bot-alias', (members) => ['alias', members('botAliasId')]],
  ['bot-version', (members) => (members('botVersion') === undefined ? ['version'] : version(members))],
  ['bot-replica', (members) => ['replica', members('replicaRegion')]],
  ['bot-channel', () => ['channel']],
  ['bot-locale', locale],
  ['intent', intent],
  ['slot', slot],
  ['slot-type', slotType],
  ['custom-vocabulary', (members) => [...locale(members), 'vocabulary']],
]);

function version(members: Members): Parts {
  const number = members('botVersion');
  return number === undefined || number === 'DRAFT' ? [number] : ['version', number];
}

function locale(members: Members): Parts {
  return members('botVersion') === undefined ? [] : [...version(members), members('localeId')];
}

function intent(members: Members): Parts {
  return [...locale(members), 'intent', members('intentId')];
}

function slot(members: Members): Parts {
  return [...intent(members), 'slot', members('slotId')];
}

function slotType(members: Members): Parts {
  return [...locale(members), 'slottype', members('slotTypeId')];
}

function innermost(members: Members): Parts {
  const alias = members('botAliasId');
  if (alias !== undefined) return ['alias', alias];
  if (members('slotId') !== undefined) return slot(members);
  if (members('intentId') !== undefined) return intent(members);
  return members('slotTypeId') === undefined ? locale(members) : slotType(members);
}
