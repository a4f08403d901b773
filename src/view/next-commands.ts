import type { NamedEvent } from '../model/named';
import { botOf } from './resource-path';

/** A command to run next, ready to paste into a shell, and what it answers. */
export interface NextCommand {
  readonly command: string;
  readonly answers: string;
}

/** Where to look next from one event; `storeArguments` are the options that choose the same store again. */
export function nextCommands(named: NamedEvent, storeArguments = ''): readonly NextCommand[] {
  const { event } = named;
  const id = plainWord(event.id);
  const bot = botOf(named);
  const botWord = plainWord(bot?.name) ?? plainWord(bot?.id);
  const actor = plainWord(event.actor);
  const isChange = event.lane === 'state';
  const commands: readonly (NextCommand | false)[] = [
    id !== undefined && about(id, isChange),
    id !== undefined && { command: `around ${shellWord(shortId(id))}`, answers: 'what else happened then' },
    botWord !== undefined && {
      command: `history ${shellWord(botWord)} -p`,
      answers: 'what changed in this bot',
    },
    actor !== undefined && {
      command: `query ${shellWord(`actor:${actor}`)}`,
      answers: 'what else this actor did',
    },
  ];
  return commands
    .filter((one): one is NextCommand => one !== false)
    .map(({ command, answers }) => ({ command: `lextrail ${command}${storeArguments}`, answers }));
}

/** The first 8 characters of an id, which commands accept as git does; an id that is no GUID is kept whole. */
export function shortId(id: string): string {
  return /^[0-9a-f]{8}-/i.test(id) ? id.slice(0, 8) : id;
}

function about(id: string, isChange: boolean): NextCommand {
  const word = shellWord(shortId(id));
  return isChange
    ? { command: `show ${word} --revert`, answers: 'how to undo it' }
    : { command: `show ${word} --raw`, answers: 'the record as received' };
}

/** A value that the filter language and every shell take unquoted; undefined for any other. */
function plainWord(text: string | undefined): string | undefined {
  return text !== undefined && /^[\p{L}\p{N}_][\p{L}\p{N}_.@:+=/-]*$/u.test(text) ? text : undefined;
}

/** Single quotes only where a shell could interpret the text. */
function shellWord(text: string): string {
  return /^[\w.@:+=/-]+$/.test(text) ? text : `'${text}'`;
}
