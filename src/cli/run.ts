import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { nearest } from '../query/filter/nearest';
import type { CommandLine, CommandSpec, GlobalOptions, OptionSpec } from './command';
import { commands } from './commands';
import { describeError } from './errors';
import { type ExitCode, exitCodes } from './exit-codes';
import { Failure, misused } from './failure';
import { globalOptions } from './global-options';
import { commandHelp, programHelp } from './help';
import { safeLines } from './streams';
import type { World } from './world';

/** Runs one command line (without the program's own name) and says how to exit. Never throws. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = programOf(world, argv.includes('--help'), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv.map(protectNegation), { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, world, argv);
  }
}

function programOf(world: World, full: boolean, exitWith: (code: ExitCode) => void): Command {
  const program = new Command('lextrail');
  const write = (text: string) => world.out.write(text);
  program.exitOverride().configureOutput({ writeOut: write, writeErr: () => {} });
  program.version(version, '--version');
  program.helpCommand(false).configureHelp({ formatHelp: () => programHelp(commands, full) });
  program.argument('[command]').action((name?: string) => {
    if (name !== undefined) throw misused(unknownCommand(name));
    write(programHelp(commands, full));
  });
  for (const spec of commands) program.addCommand(commandOf(spec, world, { full, exitWith }));
  program.command('help [topic]').action(async (topic) => write(await helpOn(topic)));
  return program;
}

interface Wiring {
  readonly full: boolean;
  readonly exitWith: (code: ExitCode) => void;
}

function commandOf(spec: CommandSpec, world: World, { full, exitWith }: Wiring): Command {
  const command = new Command(spec.name).exitOverride();
  command.configureOutput({ writeOut: (text) => world.out.write(text), writeErr: () => {} });
  command.configureHelp({ formatHelp: () => commandHelp(spec, full) });
  for (const word of spec.words.split(' ').filter(Boolean)) command.argument(word);
  for (const option of [...spec.options, ...globalOptions]) command.addOption(optionOf(option));
  return command.action(async (...parameters: unknown[]) => {
    const words = parameters
      .slice(0, -2)
      .flat()
      .filter((word) => word !== undefined) as string[];
    const execute = await spec.load();
    const typed = words.map(unprotected);
    const line = commandLine(spec.name, typed, command);
    const invocation = { words: typed, options: optionsOf(command), world, line };
    exitWith(await execute(invocation as never));
  });
}

function commandLine(name: string, words: readonly string[], command: Command): CommandLine {
  const given = Object.entries(command.opts())
    .filter(([option]) => command.getOptionValueSource(option) === 'cli')
    .map(([option, value]): [string, string | true] => [
      option,
      typeof value === 'boolean' ? true : String(value),
    ]);
  return { command: name, words, given: new Map(given), flagsOf };
}

function flagsOf(name: string): ReadonlyMap<string, string> {
  const own = commands.find((command) => command.name === name)?.options ?? [];
  const options = [...own, ...globalOptions].map(optionOf);
  return new Map(options.map((option) => [option.attributeName(), option.short ?? option.long ?? '']));
}

function unknownCommand(name: string): string {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  return `no command '${name}'; ${near === undefined ? 'lextrail --help lists them' : `did you mean: lextrail ${near}`}`;
}

function optionOf({ flags, help, parse, initial }: OptionSpec): Option {
  const option = new Option(flags, help).default(initial);
  return parse === undefined ? option : option.argParser(parse);
}

function optionsOf(command: Command): GlobalOptions {
  const { json, ...options } = command.opts();
  return { ...options, ...(json && { output: 'json' }) } as GlobalOptions;
}

async function helpOn(topic: string | undefined): Promise<string> {
  if (topic === undefined) return programHelp(commands, true);
  if (topic === 'filter') return (await import('./filter-help')).filterHelp();
  const command = commands.find(({ name }) => name === topic);
  if (command === undefined) throw misused(`no help on '${topic}'; lextrail help lists the commands`);
  return commandHelp(command, true);
}

// `-actor:ci` negates a term of a filter; to commander it would be the option -a. The mark keeps it a word.
const negationMark = '\u0001';

function protectNegation(word: string): string {
  return /^-[^-\s]*[:("@*]/.test(word) ? negationMark + word : word;
}

function unprotected(word: string): string {
  return word.startsWith(negationMark) ? word.slice(1) : word;
}

/** The profile that a command line names, also one that could not be read further. */
function profileIn(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--profile' || word.startsWith('--profile='));
  return at < 0 ? undefined : (argv[at]?.split('=', 2)[1] ?? argv[at + 1]);
}

function reportError(error: unknown, world: World, argv: readonly string[]): ExitCode {
  if (error instanceof CommanderError) return reportUsage(error, world);
  if (error instanceof Failure) {
    world.err.write(`lextrail: ${safeLines(error.message)}\n`);
    return error.exitCode;
  }
  if (world.signal.aborted) return exitCodes.interrupted;
  const { message, exitCode } = describeError(error, profileIn(argv) ?? world.env.AWS_PROFILE);
  world.err.write(`lextrail: ${safeLines(message)}\n`);
  if (argv.includes('--debug') && error instanceof Error) world.err.write(`${error.stack}\n`);
  return exitCode;
}

function reportUsage(error: CommanderError, world: World): ExitCode {
  if (error.exitCode === exitCodes.done) return exitCodes.done;
  const sentence = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll(negationMark, '');
  world.err.write(`lextrail: ${safeLines(sentence)}; see lextrail --help\n`);
  return exitCodes.misused;
}
