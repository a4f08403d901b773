import type { Doc, Json } from './json';
import { isIn, testAlias } from './nouns';

/** A bot as Lex keeps it. The model is a simulation: it changes in place. */
export interface Bot {
  readonly id: string;
  name: string;
  isDeleted: boolean;
  /** What is in it, by place; the bot's own settings at the empty one. Tags, policies and vocabularies too. */
  readonly things: Map<string, Doc>;
  /** The revision of each policy that there was. */
  readonly revisions: Map<string, string>;
  versions: number;
}

export interface Lex {
  readonly bots: Bot[];
  /** Numbers that were used up for ids and texts. */
  used: number;
  /** Places by the call that changed them last, latest first: people work on one thing at a time. */
  readonly recent: { readonly bot: Bot; readonly place: string }[];
}

/** An API call that Lex answered, before CloudTrail writes it down. */
export interface Call {
  readonly action: string;
  readonly request: Doc;
  /** Null where Lex answers nothing, or an error. */
  readonly response: Doc | null;
  readonly errorCode?: string;
  /** The member of the response in which Lex says when it did the work; most calls that delete say none. */
  readonly moment?: 'creationDateTime' | 'lastUpdatedDateTime' | 'lastBuildSubmittedDateTime';
}

export function aLex(): Lex {
  return { bots: [], used: 0, recent: [] };
}

export function used(lex: Lex): number {
  lex.used += 1;
  return lex.used;
}

/** An id as Lex makes them: ten capitals and digits, in no order that tells which is older. */
export function newId(lex: Lex): string {
  const scrambled = (used(lex) * 7_919 + 104_729) % 46_656;
  return scrambled.toString(36).toUpperCase().padStart(10, 'LEXTHINGID');
}

export function living(lex: Lex): readonly Bot[] {
  return lex.bots.filter(({ isDeleted }) => !isDeleted);
}

export function put(lex: Lex, bot: Bot, place: string, doc: Doc): void {
  bot.things.set(place, doc);
  touch(lex, bot, place);
}

/** Ends a thing and all that is in it. */
export function end(lex: Lex, bot: Bot, place: string): void {
  for (const inner of [...bot.things.keys()]) if (isIn(inner, place)) bot.things.delete(inner);
  if (place === '') bot.isDeleted = true;
  touch(lex, bot, place);
}

export function touch(lex: Lex, bot: Bot, place: string): void {
  lex.recent.unshift({ bot, place });
  lex.recent.length = Math.min(lex.recent.length, 6);
}

/** Makes a bot with the alias that Lex gives each, and their first tags. */
export function makeBot(lex: Lex, name: string, settings: Doc, tags: { bot?: Json; alias?: Json }): Bot {
  const bot: Bot = {
    id: newId(lex),
    name,
    isDeleted: false,
    things: new Map([
      ['', settings],
      ['tags', { tags: tags.bot ?? {} }],
      [testAlias, { botAliasName: 'TestBotAlias', botVersion: 'DRAFT' }],
      [`${testAlias}/tags`, { tags: tags.alias ?? {} }],
    ]),
    revisions: new Map(),
    versions: 0,
  };
  lex.bots.push(bot);
  touch(lex, bot, '');
  return bot;
}
