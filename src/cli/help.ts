import type { CommandGroup, CommandSpec, OptionSpec } from './command';
import { globalOptions } from './global-options';

const groups: readonly CommandGroup[] = ['Investigate', 'Move data', 'Operate', 'Set up'];

const programExamples = [
  'lextrail import ./AWSLogs',
  'lextrail query bot:OrderFlowers outcome:denied since:7d',
  'lextrail who-changed OrderFlowers/TrackDelivery',
  'lextrail history OrderFlowers -p --since 30d',
];

/** The help of the program: examples first, in full with the options. */
export function programHelp(commands: readonly CommandSpec[], full: boolean): string {
  const lists = groups.map((group) => commandList(group, commands)).filter((text) => text !== '');
  return [
    'Audit trail for Amazon Lex: who changed which bot, when, from where,\nand what exactly.\n',
    `Examples:\n${indented(programExamples)}`,
    ...lists,
    ...(full ? [`Options of every command:\n${optionList(globalOptions)}`] : []),
    `lextrail <command> --help explains a command,\nlextrail help filter explains filters${full ? ', lextrail --version shows the version' : ', lextrail --help shows all options'}.\n`,
  ].join('\n');
}

export function commandHelp(command: CommandSpec, full: boolean): string {
  const own = command.options.length > 0 ? [`Options:\n${optionList(command.options)}`] : [];
  return [
    `lextrail ${command.name}: ${command.summary}\n`,
    ...(full ? [`Examples:\n${indented(command.examples)}`] : []),
    `Usage:\n  lextrail ${[command.name, command.words, '[options]'].filter(Boolean).join(' ')}\n`,
    ...own,
    full
      ? `Options of every command:\n${optionList(globalOptions)}`
      : '--help shows examples and all options.\n',
  ].join('\n');
}

function commandList(group: CommandGroup, commands: readonly CommandSpec[]): string {
  const members = commands.filter((command) => command.group === group);
  if (members.length === 0) return '';
  return `${group}:\n${columns(members.map((command) => [`${command.name} ${command.words}`, command.summary]))}`;
}

function optionList(options: readonly OptionSpec[]): string {
  return columns(options.map((option) => [option.flags, option.help + initialOf(option)]));
}

function initialOf({ initial }: OptionSpec): string {
  return typeof initial === 'string' || typeof initial === 'number' ? ` (default: ${initial})` : '';
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return indented(rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`));
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}
