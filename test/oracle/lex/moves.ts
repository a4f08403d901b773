import { contentOf, edited } from './content';
import type { Dice } from './dice';
import { type Doc, docOf, textOf } from './json';
import { type Bot, type Call, end, type Lex, living, makeBot, newId, put, used } from './lex';
import { isIn, type NounName, nouns, testAlias } from './nouns';

/** What somebody may do next; undefined where there is nothing to do it to. */
export type Move = (lex: Lex, dice: Dice) => Call | undefined;

/** Something in a bot that a call can name. */
export interface Spot {
  readonly bot: Bot;
  readonly place: string;
}

/** Where there is something of the kind asked for; nearly always what was worked on last. */
export function spotOf(lex: Lex, dice: Dice, fits: (place: string) => boolean): Spot | undefined {
  const recent = lex.recent.filter(
    ({ bot, place }) => fits(place) && bot.things.has(place) && !bot.isDeleted,
  );
  if (recent[0] !== undefined && dice.isLucky(75)) return recent[0];
  const all = living(lex).flatMap((bot) =>
    [...bot.things.keys()].filter(fits).map((place): Spot => ({ bot, place })),
  );
  return dice.pick(all);
}

/** The members that name what is at a place. */
export function idsOf({ bot, place }: Spot): Doc {
  const [first, second, kind, id, , slot] = place.split('/');
  if (place === '') return { botId: bot.id };
  if (first === 'alias') return { botId: bot.id, botAliasId: second ?? '' };
  if (first === 'version') return { botId: bot.id, botVersion: second ?? '' };
  const inner: Doc = kind === 'intent' ? { intentId: id ?? '' } : { slotTypeId: id ?? '' };
  return {
    ...{ botId: bot.id, botVersion: 'DRAFT', localeId: second ?? '' },
    ...(kind === undefined ? {} : inner),
    ...(slot === undefined ? {} : { slotId: slot }),
  };
}

const kinds: Readonly<Record<NounName, RegExp>> = {
  Bot: /^$/,
  BotAlias: /^alias\/[^/]+$/,
  BotLocale: /^DRAFT\/[^/]+$/,
  BotVersion: /^version\/[^/]+$/,
  Intent: /^DRAFT\/[^/]+\/intent\/[^/]+$/,
  Slot: /\/slot\/[^/]+$/,
  SlotType: /\/slottype\/[^/]+$/,
};

export function isOf(noun: NounName): (place: string) => boolean {
  return (place) => kinds[noun].test(place);
}

export const createBot: Move = (lex, dice) => {
  if (living(lex).length > 1) return undefined;
  const names = ['Shop', 'Help', 'Desk'].filter((name) => living(lex).every((bot) => bot.name !== name));
  const name = dice.pick(names) ?? 'Shop';
  const settings = contentOf('Bot', name, dice);
  const botTags = dice.isLucky(40) ? { stage: 'dev' } : undefined;
  const testBotAliasTags = dice.isLucky(20) ? { team: 'voice' } : undefined;
  const bot = makeBot(lex, name, settings, { bot: botTags, alias: testBotAliasTags });
  const request = {
    ...settings,
    ...(botTags === undefined ? {} : { botTags }),
    ...(testBotAliasTags === undefined ? {} : { testBotAliasTags }),
  };
  return {
    action: 'CreateBot',
    request,
    response: { ...request, botId: bot.id },
    moment: 'creationDateTime',
  };
};

/** A new thing in a home of a kind: an intent in a locale, a slot in an intent. */
export function creating(noun: Created, home: NounName): Move {
  return (lex, dice) => {
    const spot = spotOf(lex, dice, isOf(home));
    return spot && createdIn(lex, spot, noun, dice);
  };
}

type Created = Exclude<NounName, 'Bot' | 'BotVersion'>;

function createdIn(lex: Lex, spot: Spot, noun: Created, dice: Dice): Call | undefined {
  const { own, isChosen, place: placeOf } = nouns[noun];
  const known = { ...idsOf(spot), ...(noun === 'BotLocale' ? { botVersion: 'DRAFT' } : {}) };
  const ids: Doc = { ...known, [own]: isChosen ? (dice.pick(['en_US', 'de_DE']) ?? '') : newId(lex) };
  const place = placeOf(ids);
  if (spot.bot.things.has(place)) return undefined;
  const content = { ...contentOf(noun, `${noun}${used(lex)}`, dice), ...pointing(noun, spot, dice) };
  put(lex, spot.bot, place, content);
  const tags = noun === 'BotAlias' ? firstTags(spot.bot, place, dice) : {};
  const request = { ...known, ...(isChosen ? ids : {}), ...content, ...tags };
  return { action: `Create${noun}`, request, response: { ...request, ...ids }, moment: 'creationDateTime' };
}

function firstTags(bot: Bot, alias: string, dice: Dice): Doc {
  const tags: Doc = dice.isLucky(30) ? { stage: 'prod' } : {};
  bot.things.set(`${alias}/tags`, { tags });
  return Object.keys(tags).length === 0 ? {} : { tags };
}

/** What an alias points to, and a slot: something that is there. */
function pointing(noun: NounName, { bot, place }: Spot, dice: Dice): Doc {
  if (noun === 'BotAlias') {
    const versions = [...bot.things.keys()].filter(isOf('BotVersion'));
    const version = dice.pick(versions)?.split('/')[1];
    return version === undefined ? {} : { botVersion: version };
  }
  if (noun !== 'Slot') return {};
  const locale = place.split('/').slice(0, 2).join('/');
  const types = [...bot.things.keys()].filter((one) => isIn(one, locale) && isOf('SlotType')(one));
  return { slotTypeId: dice.pick(types)?.split('/').at(-1) ?? 'AMAZON.Date' };
}

export function updating(noun: Exclude<NounName, 'BotVersion'>): Move {
  return (lex, dice) => {
    const spot = spotOf(lex, dice, isOf(noun));
    const before = spot?.bot.things.get(spot.place);
    if (spot === undefined || before === undefined) return undefined;
    const isMoved = noun === 'BotAlias' && dice.isLucky(60);
    const content = isMoved ? { ...before, ...pointing(noun, spot, dice) } : renamed(noun, lex, before, dice);
    put(lex, spot.bot, spot.place, content);
    if (noun === 'Bot') spot.bot.name = textOf(content.botName) ?? spot.bot.name;
    const said = { ...idsOf(spot), ...content };
    return { action: `Update${noun}`, request: said, response: said, moment: 'lastUpdatedDateTime' };
  };
}

function renamed(noun: NounName, lex: Lex, before: Doc, dice: Dice): Doc {
  const [name] = Object.keys(before).filter((member) => /Name$/.test(member));
  if (name === undefined || !dice.isLucky(8)) return edited(noun, before, dice);
  return { ...before, [name]: `${noun}${used(lex)}` };
}

export function deleting(noun: NounName): Move {
  return (lex, dice) => {
    const spot = spotOf(lex, dice, (place) => isOf(noun)(place) && place !== testAlias);
    if (spot === undefined || isInUse(noun, spot)) return undefined;
    end(lex, spot.bot, spot.place);
    return { action: `Delete${noun}`, request: idsOf(spot), response: answerOf(noun, spot) };
  };
}

/** Lex refuses to delete a version that an alias points to. */
function isInUse(noun: NounName, { bot, place }: Spot): boolean {
  if (noun !== 'BotVersion') return false;
  const version = place.split('/')[1];
  return [...bot.things].some(([at, doc]) => isOf('BotAlias')(at) && doc.botVersion === version);
}

/** A Delete answers with a status; of intents, slots and slot types with nothing. */
function answerOf(noun: NounName, spot: Spot): Doc | null {
  const statuses = { Bot: 'botStatus', BotAlias: 'botAliasStatus', BotLocale: 'botLocaleStatus' };
  const status = noun === 'BotVersion' ? 'botStatus' : statuses[noun as keyof typeof statuses];
  return status === undefined ? null : { ...idsOf(spot), [status]: 'Deleting' };
}

/** Freezes the draft, or copies what an earlier version holds. */
export const createVersion: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isOf('BotLocale'));
  if (spot === undefined) return undefined;
  const { bot } = spot;
  const locales = [...bot.things.keys()].filter(isOf('BotLocale')).map((place) => place.split('/')[1] ?? '');
  const entries = locales.map((locale) => [locale, { sourceBotVersion: sourceOf(bot, locale, dice) }]);
  const specification: Doc = Object.fromEntries(entries);
  bot.versions += 1;
  const botVersion = String(bot.versions);
  const content = { ...contentOf('BotVersion', '', dice), botVersionLocaleSpecification: specification };
  put(lex, bot, `version/${botVersion}`, content);
  const request = { botId: bot.id, ...content };
  return {
    ...{ action: 'CreateBotVersion', request, moment: 'creationDateTime' },
    response: { ...request, botVersion, botStatus: 'Creating' },
  };
};

function sourceOf(bot: Bot, locale: string, dice: Dice): string {
  if (!dice.isLucky(20)) return 'DRAFT';
  const earlier = [...bot.things].filter(
    ([at, doc]) =>
      isOf('BotVersion')(at) && docOf(docOf(doc.botVersionLocaleSpecification)?.[locale]) !== undefined,
  );
  return dice.pick(earlier)?.[0].split('/')[1] ?? 'DRAFT';
}
