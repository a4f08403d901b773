import type { TargetOptions } from './choose-store';
import type { ExitCode } from './exit-codes';
import type { ColorChoice } from './style';
import type { World } from './world';

export type OutputFormat = 'table' | 'json' | 'ndjson' | 'csv' | 'markdown';

/** Options that every command takes. */
export interface GlobalOptions extends TargetOptions {
  readonly output: OutputFormat;
  readonly color: ColorChoice;
  readonly tz: string;
  readonly quiet: boolean;
  readonly debug: boolean;
  /** Of commands that list events: false where the sentences are not wanted. */
  readonly sentence?: boolean;
}

/** What every part of a command may ask: the options of all commands, what was typed, and the world. */
export interface CommandContext {
  readonly options: GlobalOptions;
  readonly world: World;
  readonly line: CommandLine;
}

/** The command line as it was typed: what the next one is made from. */
export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
  /** The options that were given, by name, with their text. */
  readonly given: ReadonlyMap<string, string | true>;
  /** The options that a command takes, by name: how each is typed, such as `-n`. */
  flagsOf(command: string): ReadonlyMap<string, string>;
}

/** What a command is called with: the words after its name, its own options too, the world. */
export interface Invocation<Options = unknown> extends CommandContext {
  readonly words: readonly string[];
  readonly options: Options & GlobalOptions;
}

export interface OptionSpec {
  /** As commander writes them: `--limit <n>`. */
  readonly flags: string;
  readonly help: string;
  /** From text to value; throws `misused` where the text is wrong. */
  readonly parse?: (text: string) => unknown;
  readonly initial?: unknown;
}

export type CommandGroup = 'Investigate' | 'Move data' | 'Operate' | 'Set up';

/** One command as data; its code is loaded only when it is called, so that help stays fast. */
export interface CommandSpec {
  readonly name: string;
  /** As commander writes them: `<path...>`, `[filter...]`. */
  readonly words: string;
  readonly summary: string;
  readonly group: CommandGroup;
  readonly examples: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Whether its words are a filter, in which `-field:value` negates and is no option. */
  readonly takesFilter?: boolean;
  readonly load: () => Promise<(invocation: Invocation<never>) => Promise<ExitCode>>;
}
