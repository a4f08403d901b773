import { shellWord } from '../model/shell';
import type { CommandContext } from './command';
import { firstInstantOf, lastInstantOf } from './time-options';

/** A command to type next, as far as the answer decides it. */
export interface NextStep {
  readonly command: string;
  readonly words?: readonly string[];
  /** Its options, by name; they go before those that were given, and undefined leaves one out. */
  readonly options?: Readonly<Record<string, string | true | undefined>>;
}

/**
 * A command line that goes on from the one that was typed: every option given there that the next command
 * takes too is in it, with times as moments, so that it means the same whenever it is run.
 */
export function nextCommand(
  context: CommandContext,
  { command, words = [], options = {} }: NextStep,
): string {
  const known = context.line.flagsOf(command);
  const carried = Object.fromEntries(
    [...context.line.given]
      .filter(([name]) => known.has(name) && !momentary.has(name))
      .map(([name, value]) => [name, absolute(name, value, context)]),
  );
  // `--json` says the output too.
  const isOutputDecided = 'output' in options;
  const all = Object.entries({ ...carried, ...(isOutputDecided && { json: undefined }), ...options });
  const flags = all.flatMap(([name, value]) =>
    value === undefined ? [] : [withValue(known.get(name) ?? `--${name}`, value)],
  );
  const quoted = words.map(shellWord);
  // What begins with a dash and is no negated term would be taken for an option.
  const isOptionLike = words.some((word) => word.startsWith('-') && !/^-[^-\s]*[:("@*]/.test(word));
  const parts = isOptionLike ? [...flags, '--', ...quoted] : [...quoted, ...flags];
  return ['lextrail', command, ...parts].join(' ');
}

/** The options that any next command takes, each with a space before it; for commands that a view words. */
export function carriedOptions(context: CommandContext): string {
  return nextCommand(context, { command: '' }).slice('lextrail '.length);
}

/** What belongs to one run of a command only. */
const momentary: ReadonlySet<string> = new Set(['after', 'explain', 'quiet', 'debug', 'failOnMatch']);

/** `--since 7d` names another moment an hour later. */
function absolute(name: string, value: string | true, context: CommandContext): string | true {
  if (value === true) return value;
  if (name === 'since') return firstInstantOf('--since', value, context) ?? value;
  if (name === 'until' || name === 'at') return lastInstantOf(`--${name}`, value, context) ?? value;
  return value;
}

function withValue(flag: string, value: string | true): string {
  return value === true ? flag : `${flag} ${shellWord(value)}`;
}
