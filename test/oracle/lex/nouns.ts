import type { Doc, Json } from './json';

/** A kind of thing that Lex V2 keeps, and how its calls name it (model building API V2). */
export interface Noun {
  /** The member that holds its own id. */
  readonly own: string;
  /** The members that say what it is in. */
  readonly parents: readonly string[];
  /** Members of a request that are what the thing is and not which it is. */
  readonly content: readonly string[];
  /** The caller chooses the id, so that what is made again has the same. */
  readonly isChosen?: true;
  /** Where it is in its bot. */
  readonly place: (ids: Doc) => string;
}

const inLocale = ['botId', 'botVersion', 'localeId'];
const locale = (ids: Doc) => `DRAFT/${ids.localeId}`;
const intent = (ids: Doc) => `${locale(ids)}/intent/${ids.intentId}`;

export type NounName = 'Bot' | 'BotAlias' | 'BotLocale' | 'BotVersion' | 'Intent' | 'Slot' | 'SlotType';

export const nouns: Readonly<Record<NounName, Noun>> = {
  Bot: {
    own: 'botId',
    parents: [],
    content: ['botName', 'roleArn', 'dataPrivacy', 'idleSessionTTLInSeconds', 'description'],
    place: () => '',
  },
  BotAlias: {
    own: 'botAliasId',
    parents: ['botId'],
    content: ['botAliasName', 'botVersion', 'description', 'botAliasLocaleSettings'],
    place: (ids) => `alias/${ids.botAliasId}`,
  },
  BotLocale: {
    own: 'localeId',
    parents: ['botId', 'botVersion'],
    content: ['nluIntentConfidenceThreshold', 'description'],
    isChosen: true,
    place: locale,
  },
  BotVersion: {
    own: 'botVersion',
    parents: ['botId'],
    content: ['description', 'botVersionLocaleSpecification'],
    place: (ids) => `version/${ids.botVersion}`,
  },
  Intent: {
    own: 'intentId',
    parents: inLocale,
    content: ['intentName', 'description', 'sampleUtterances', 'inputContexts', 'fulfillmentCodeHook'],
    place: intent,
  },
  Slot: {
    own: 'slotId',
    parents: [...inLocale, 'intentId'],
    content: ['slotName', 'slotTypeId', 'description', 'valueElicitationSetting'],
    place: (ids) => `${intent(ids)}/slot/${ids.slotId}`,
  },
  SlotType: {
    own: 'slotTypeId',
    parents: inLocale,
    content: ['slotTypeName', 'description', 'slotTypeValues'],
    place: (ids) => `${locale(ids)}/slottype/${ids.slotTypeId}`,
  },
};

export function nounNamed(text: string): Noun | undefined {
  return Object.hasOwn(nouns, text) ? nouns[text as NounName] : undefined;
}

/** What something in a bot is in, outermost (the bot itself, the empty place) first. */
export function homesOf(place: string): readonly string[] {
  if (place === '') return [];
  const parts = place.split('/');
  return ['', ...parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))];
}

export function isIn(place: string, home: string): boolean {
  return home === '' || place === home || place.startsWith(`${home}/`);
}

/** Tags, policy and vocabulary are there, empty, from the moment that their home is. */
export function isAspect(place: string): boolean {
  return /(?:^|\/)(?:tags|policy|vocabulary)$/.test(place);
}

/** The alias that Lex makes with every bot. */
export const testAlias = 'alias/TSTALIASID';

const region = 'eu-west-1';
const account = '111122223333';

export const where = { region, account };

export function scopeOf(bot: string): string {
  return `arn:aws:lex:${region}:${account}:bot/${bot}`;
}

export function arnOf(bot: string, home: string): string {
  const alias = /^alias\/(.+)$/.exec(home)?.[1];
  return alias === undefined ? scopeOf(bot) : `arn:aws:lex:${region}:${account}:bot-alias/${bot}/${alias}`;
}

/** The inverse: which bot, and the alias in it if it is one's. */
export function homeOfArn(
  arn: Json | undefined,
): { readonly bot: string; readonly home: string } | undefined {
  const [, kind, bot = '', alias] = /:(bot|bot-alias)\/([^/]+)(?:\/(.+))?$/.exec(String(arn)) ?? [];
  if (kind === undefined) return undefined;
  return { bot, home: kind === 'bot' || alias === undefined ? '' : `alias/${alias}` };
}
