import type { NamedEvent } from '../named';
import { botOf } from './standing';

/** A command to go on with, ready to paste into a shell, and what it answers. */
export interface NextCommand {
  readonly command: string;
  readonly answers: string;
}

/** Where to look next from one event. */
export function nextCommands(named: NamedEvent): readonly NextCommand[] {
  const { event } = named;
  const bot = botOf(named);
  const botWord = bot === undefined ? undefined : (plainWord(bot.name) ?? plainWord(bot.id));
  const actorWord = plainWord(event.actor);
  const idWord = plainWord(event.id);
  return [
    ...(idWord === undefined
      ? []
      : [
          { command: `lextrail show ${shellWord(shortId(idWord))} --raw`, answers: 'the record as received' },
        ]),
    ...(botWord === undefined
      ? []
      : [
          {
            command: `lextrail query ${shellWord(`bot:${botWord}`)} effect:write`,
            answers: 'what else changed in this bot',
          },
        ]),
    ...(actorWord === undefined
      ? []
      : [
          {
            command: `lextrail query ${shellWord(`actor:${actorWord}`)}`,
            answers: 'what else this actor did',
          },
        ]),
  ];
}

/** The first part of an id, which `show` takes like git does; an id that is no GUID is kept whole. */
export function shortId(id: string): string {
  return /^[0-9a-f]{8}-/i.test(id) ? id.slice(0, 8) : id;
}

/** A value as the filter language and every shell take it as it stands; undefined for one that is too odd to paste. */
function plainWord(text: string | undefined): string | undefined {
  return text !== undefined && /^[\p{L}\p{N}_][\p{L}\p{N}_.@:+=/-]*$/u.test(text) ? text : undefined;
}

/** Single quotes only where a shell could make something of the text. */
function shellWord(text: string): string {
  return /^[\w.@:+=/-]+$/.test(text) ? text : `'${text}'`;
}
