import type { NamedEvent } from '../model/named';
import { shellWord } from '../model/shell';
import { labelledBot } from './resource-label';

/** A command to run next, ready to paste into a shell, and what it answers. */
export interface NextCommand {
  readonly command: string;
  readonly answers: string;
}

/** What a next command depends on beyond the event. */
export interface NextOptions {
  /** Options for every command, such as those that choose the same store again; with a space before them. */
  readonly carried?: string;
  /** Whether there is a way to undo the call. @default false */
  readonly isRevertible?: boolean;
}

/** Where to look next from one event. */
export function nextCommands(
  named: NamedEvent,
  { carried = '', isRevertible = false }: NextOptions = {},
): readonly NextCommand[] {
  const { event } = named;
  const id = plainWord(event.id);
  const bot = labelledBot(named);
  const botWord = plainWord(bot?.name) ?? plainWord(bot?.id);
  const actor = plainWord(event.actor);
  const commands: readonly (NextCommand | false)[] = [
    id !== undefined && about(id, isRevertible),
    id !== undefined && { command: `around ${shellWord(shortId(id))}`, answers: 'what else happened then' },
    id !== undefined &&
      event.session !== undefined && {
        command: `session ${shellWord(shortId(id))}`,
        answers: 'what else this sign-in did',
      },
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
    .map(({ command, answers }) => ({ command: `lextrail ${command}${carried}`, answers }));
}

/** The first 8 characters of an id, or of the hash that is one: commands accept it as git does. Any other id is kept whole. */
export function shortId(id: string): string {
  return /^(?:sha256-)?[0-9a-f]{8}(?=-|[0-9a-f]{56}$)/i.exec(id)?.[0] ?? id;
}

function about(id: string, isRevertible: boolean): NextCommand {
  const word = shellWord(shortId(id));
  return isRevertible
    ? { command: `show ${word} --revert`, answers: 'how to undo it' }
    : { command: `show ${word} --raw`, answers: 'the record as received' };
}

/** A value that the filter language and every shell take unquoted; undefined for any other. */
function plainWord(text: string | undefined): string | undefined {
  return text !== undefined && /^[\p{L}\p{N}_][\p{L}\p{N}_.@:+=/-]*$/u.test(text) ? text : undefined;
}
