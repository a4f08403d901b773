import stringWidth from 'string-width';
import { commands } from '../../src/cli/commands';
import { globalOptions } from '../../src/cli/global-options';
import { aMachine, type Machine } from './a-world';

let machine: Machine;
beforeAll(() => {
  machine = aMachine();
});
afterAll(() => machine.close());

test('the short help begins with examples and names every command', async () => {
  const { out, code } = await machine.lextrail('-h');
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
"Audit trail for Amazon Lex: who changed which bot, when, from where,
and what exactly.

Examples:
  lextrail import ./AWSLogs
  lextrail query bot:OrderFlowers outcome:denied since:7d
  lextrail who-changed OrderFlowers/TrackDelivery
  lextrail history OrderFlowers -p --since 30d

Investigate:
  query [filter...]       search the trail, newest first
  summary [filter...]     counts by bot, actor, event and outcome
  show <id>               one event in full; its id may be cut to 8 characters
  who-changed <resource>  last writer of a bot, intent, slot, alias
  history <resource>      its changes, newest first; -p shows the differences
  blame <resource>        last writer of every path of its configuration
  state <resource>        what it was at a time, or what a version contains
  incident <bot>          one page: what changed, who did it, the way back
  restore <resource>      print the AWS CLI calls that bring it back to a time
  diff <before> <after>   compare two events, or two times or versions of a bot
  promotions <bot>        which version each alias served, and who moved it
  builds <bot>            its builds, and the versions and aliases that followed
  session <event-id>      everything of the sign-in that made a call
  around <event-id>       what anybody did shortly before and after a call
  bots                    every bot seen, with its names and ids

Move data:
  import <path...>   load CloudTrail log files, folders of them, - for stdin
  generate <folder>  write demonstration log files; same seed, same bytes

Operate:
  doctor                         check store or stack, each finding with its fix
  alarms                         alarms and dead letters of a deployed stack
  redrive                        say why messages failed, and bring them back
  rules [verb] [name] [path...]  the watch rules, and what they would take

Set up:
  names <sync>                                read names once from Lex itself
  saved [list|add|remove] [name] [filter...]  filters with a name, used as @name

lextrail <command> --help explains a command,
lextrail help filter explains filters, lextrail --help shows all options.
"
`);
});

test('the help of a command begins with its examples', async () => {
  const { out } = await machine.lextrail('history --help');
  expect(out).toMatchInlineSnapshot(`
"lextrail history: its changes, newest first; -p shows the differences

Examples:
  lextrail history OrderFlowers -p --since 30d
  lextrail history OrderFlowers --intent TrackDelivery

Usage:
  lextrail history <resource> [options]

Options:
  -p, --patch      show what each change was, path by path
  --intent <name>  only this intent and its slots
  --since <time>   only from this time on: 30d, 2026-11-01
  --until <time>   only up to this time
  -n, --limit <n>  at most this many; json, csv: all (default: 20)
  --after <id>     go on behind the last event of an earlier answer
  --explain        print what it cost to read

Options of every command:
  --store <dir>          events in this folder (default: your data folder)
  --table <name>         events in this DynamoDB table (default: LEXTRAIL_TABLE)
  --stack <name>         events in the table of this deployed stack
  --region <region>      AWS Region of the table
  --profile <name>       AWS profile to use
  --endpoint-url <url>   another DynamoDB endpoint, such as an emulator
  -o, --output <format>  table, json, ndjson, csv or markdown (default: table)
  --json                 the same as -o json
  --tz <zone>            time zone, such as Europe/Berlin (default: UTC)
  --color <when>         auto, always or never (default: auto)
  -q, --quiet            no progress and no hints
  --debug                show where an unexpected error came from
"
`);
});

test('the short help of a command is its use and its own options', async () => {
  const { out } = await machine.lextrail('around -h');
  expect(out).toMatchInlineSnapshot(`
"lextrail around: what anybody did shortly before and after a call

Usage:
  lextrail around <event-id> [options]

Options:
  --within <length>  how far before and after: 15m, 1h30m (default: 15m)
  --no-sentence      on a terminal, the columns alone
  --explain          print what it cost to read

--help shows examples and all options.
"
`);
});

test('a bare lextrail, help and --help explain the program', async () => {
  const [bare, help, flag] = [
    await machine.lextrail([]),
    await machine.lextrail('help'),
    await machine.lextrail('--help'),
  ];
  expect(bare.out).toContain('Examples:');
  expect(help).toEqual(flag);
});

test('help on a command is what its --help says', async () => {
  for (const { name } of commands) {
    expect(await machine.lextrail(['help', name])).toEqual(await machine.lextrail([name, '--help']));
  }
});

test('no line of help is wider than a terminal of 80 columns', async () => {
  for (const words of [['--help'], ...commands.map(({ name }) => [name, '--help'])]) {
    const { out } = await machine.lextrail(words);
    const wide = out.split('\n').filter((line) => stringWidth(line) > 80);
    expect({ words, wide }).toEqual({ words, wide: [] });
  }
});

test('every command has an example that calls it, and no option that all commands have already', () => {
  const shared = new Set(globalOptions.flatMap(({ flags }) => flags.match(/--?[a-z-]+/g) ?? []));
  for (const { name, examples, options } of commands) {
    expect(examples.some((example) => example.startsWith(`lextrail ${name}`))).toBe(true);
    expect(
      options.flatMap(({ flags }) => flags.match(/--?[a-z-]+/g) ?? []).filter((flag) => shared.has(flag)),
    ).toEqual([]);
  }
});

test('help on filters lists every field', async () => {
  const { out } = await machine.lextrail('help filter');
  expect(out).toContain('changed');
  expect(out).toContain('outcome');
});
