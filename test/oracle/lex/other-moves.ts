import { edited } from './content';
import { diceOf } from './dice';
import type { Call, Lex } from './lex';
import { newId } from './lex';
import { idsOf, isOf, type Move, type Spot, spotOf } from './moves';
import { isIn } from './nouns';

/** Brings a file into a locale. Which things it rewrote, and into what, no record says. */
export const importLocale: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isOf('BotLocale'));
  if (spot === undefined) return undefined;
  rewrite(lex, spot, dice.roll(1000));
  return accepted(lex, { botLocaleImportSpecification: idsOf(spot) });
};

/** Brings a file into a whole bot, which the call knows by its name only. */
export const importBot: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isOf('Bot'));
  if (spot === undefined) return undefined;
  rewrite(lex, { bot: spot.bot, place: 'DRAFT' }, dice.roll(1000));
  const roleArn = 'arn:aws:iam::111122223333:role/Lex';
  return accepted(lex, {
    botImportSpecification: { botName: spot.bot.name, roleArn, dataPrivacy: { childDirected: false } },
  });
};

function accepted(lex: Lex, resourceSpecification: Call['request']): Call {
  const importId = newId(lex);
  return {
    action: 'StartImport',
    request: { importId, resourceSpecification, mergeStrategy: 'Overwrite' },
    response: { importId, resourceSpecification, mergeStrategy: 'Overwrite', importStatus: 'InProgress' },
    moment: 'creationDateTime',
  };
}

/** Edits about half of the intents and slot types of a locale, as a file that somebody edited would. */
function rewrite(_: Lex, { bot, place }: Spot, seed: number): void {
  const things = [...bot.things].filter(([at]) => isIn(at, place));
  for (const [index, [at, doc]] of things.entries()) {
    const dice = diceOf([seed + index * 7, seed + index * 13, seed + index * 31]);
    if (isOf('Intent')(at) && dice.isLucky(50)) bot.things.set(at, edited('Intent', doc, dice));
    if (isOf('SlotType')(at) && dice.isLucky(50)) bot.things.set(at, edited('SlotType', doc, dice));
  }
}

export const build: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isOf('BotLocale'));
  if (spot === undefined) return undefined;
  const request = idsOf(spot);
  return {
    ...{ action: 'BuildBotLocale', request, moment: 'lastBuildSubmittedDateTime' },
    response: { ...request, botLocaleStatus: 'Building' },
  };
};

/** A call that Lex does not take: whatever it says, it changes nothing. */
export const refused: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, (place) => isOf('Intent')(place) || isOf('BotAlias')(place));
  if (spot === undefined) return undefined;
  const noun = isOf('Intent')(spot.place) ? 'Intent' : 'BotAlias';
  const verb = dice.pick(['Update', 'Delete']);
  const content = verb === 'Update' ? edited(noun, spot.bot.things.get(spot.place) ?? {}, dice) : {};
  return {
    action: `${verb}${noun}`,
    request: { ...idsOf(spot), ...content },
    response: null,
    errorCode: dice.pick(['AccessDeniedException', 'ConflictException', 'ThrottlingException']),
  };
};

export const read: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isOf('Intent'));
  return spot && { action: 'DescribeIntent', request: idsOf(spot), response: null };
};
