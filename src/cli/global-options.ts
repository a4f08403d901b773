import type { OptionSpec } from './command';
import { misused } from './failure';

// The options of every command; `--help` and `--version` are made in run.ts.

const formats = ['table', 'json', 'ndjson', 'csv', 'markdown'];
const colors = ['auto', 'always', 'never'];

export const globalOptions: readonly OptionSpec[] = [
  { flags: '--store <dir>', help: 'events in this folder (default: your data folder)' },
  { flags: '--table <name>', help: 'events in this DynamoDB table (default: LEXTRAIL_TABLE)' },
  { flags: '--stack <name>', help: 'events in the table of this deployed stack' },
  { flags: '--region <region>', help: 'AWS Region of the table' },
  { flags: '--profile <name>', help: 'AWS profile to use' },
  {
    flags: '--endpoint-url <url>',
    help: 'another DynamoDB endpoint, such as an emulator',
    parse: address,
  },
  {
    flags: '-o, --output <format>',
    help: 'table, json, ndjson, csv or markdown',
    parse: oneOf('--output', formats),
    initial: 'table',
  },
  { flags: '--json', help: 'the same as -o json' },
  {
    flags: '--tz <zone>',
    help: 'time zone, such as Europe/Berlin',
    parse: timeZone,
    initial: 'UTC',
  },
  {
    flags: '--color <when>',
    help: 'auto, always or never',
    parse: oneOf('--color', colors),
    initial: 'auto',
  },
  { flags: '-q, --quiet', help: 'no progress and no hints', initial: false },
  { flags: '--debug', help: 'show where an unexpected error came from', initial: false },
];

/** A whole number from `least` on. */
export function wholeNumber(flag: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw misused(`${flag} takes a whole number of at least ${least}, got '${text}'`);
    }
    return value;
  };
}

function address(text: string): string {
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  throw misused(`--endpoint-url takes an address such as http://127.0.0.1:8000, got '${text}'`);
}

function oneOf(flag: string, allowed: readonly string[]): (text: string) => string {
  return (text) => {
    if (!allowed.includes(text)) throw misused(`${flag} takes ${allowed.join(', ')}; got '${text}'`);
    return text;
  };
}

function timeZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw misused(`--tz takes a time zone such as UTC or Europe/Berlin, got '${zone}'`, cause);
  }
}
