import type { CommandSpec, OptionSpec } from './command';
import { wholeNumber } from './options';

const limit: OptionSpec = {
  flags: '-n, --limit <n>',
  help: 'at most this many events',
  parse: wholeNumber('--limit', 1),
};

/** Every command of the program, in the order of its help. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'query',
    words: '[filter...]',
    summary: 'search the trail, newest first',
    group: 'Investigate',
    takesFilter: true,
    examples: [
      'lextrail query bot:OrderFlowers outcome:denied since:7d',
      "lextrail query effect:write tool:console '-actor:*-deploy' since:24h",
      "lextrail query 'changed:slotTypeValues*' --json",
    ],
    options: [
      { ...limit, initial: 50 },
      { flags: '--after <id>', help: 'go on behind the last event of an earlier answer' },
      { flags: '--explain', help: 'print the plan and what it cost to read' },
      { flags: '--fail-on-match', help: 'exit with 3 if anything matches, for a gate in CI' },
      { flags: '--mmdb <file>', help: 'a country database (.mmdb) for country:' },
    ],
    load: async () => (await import('./commands/query')).query,
  },
  {
    name: 'summary',
    words: '[filter...]',
    summary: 'counts by bot, actor, event and outcome',
    group: 'Investigate',
    takesFilter: true,
    examples: ['lextrail summary since:30d', 'lextrail summary bot:OrderFlowers effect:write'],
    options: [{ flags: '--mmdb <file>', help: 'a country database (.mmdb) for country:' }],
    load: async () => (await import('./commands/summary')).summary,
  },
  {
    name: 'show',
    words: '<id>',
    summary: 'one event: sentence, facts, changes; the id may be cut to 8 characters',
    group: 'Investigate',
    examples: ['lextrail show 5d21f0c8', 'lextrail show 5d21f0c8 --raw'],
    options: [{ flags: '--raw', help: 'the CloudTrail record exactly as it was received' }],
    load: async () => (await import('./commands/show')).show,
  },
  {
    name: 'import',
    words: '<path...>',
    summary: 'load CloudTrail files: .json, .json.gz, .ndjson, folders, - for stdin',
    group: 'Move data',
    examples: ['lextrail import ./AWSLogs', "lextrail import ./AWSLogs --since 90d --event-source '*'"],
    options: [
      { flags: '--since <time>', help: 'only events from this time on: 90d, 2026-11-01' },
      { flags: '--until <time>', help: 'only events up to this time' },
      {
        flags: '--event-source <name>',
        help: "whose calls to take; '*' for every service",
        initial: 'lex.amazonaws.com',
      },
    ],
    load: async () => (await import('./commands/import')).importFiles,
  },
  {
    name: 'generate',
    words: '<folder>',
    summary: 'write demonstration CloudTrail log files; the same seed gives the same bytes',
    group: 'Move data',
    examples: ['lextrail generate ./logs --seed 7 --days 30 --events 2000 --bots 3'],
    options: [
      { flags: '--seed <n>', help: 'which world to make', parse: wholeNumber('--seed', 0), initial: 1 },
      { flags: '--days <n>', help: 'how many days', parse: wholeNumber('--days', 1), initial: 30 },
      {
        flags: '--events <n>',
        help: 'how many Lex events',
        parse: wholeNumber('--events', 1),
        initial: 2000,
      },
      { flags: '--bots <n>', help: 'how many bots', parse: wholeNumber('--bots', 1), initial: 3 },
      {
        flags: '--other-services <n>',
        help: 'how many records of other services',
        parse: wholeNumber('--other-services', 0),
        initial: 0,
      },
      { flags: '--ground-truth <file>', help: 'write what was really done, as JSON' },
    ],
    load: async () => (await import('./commands/generate')).generateLogs,
  },
  {
    name: 'doctor',
    words: '',
    summary: 'check the store and what it holds, each finding with its fix',
    group: 'Operate',
    examples: ['lextrail doctor'],
    options: [],
    load: async () => (await import('./commands/doctor')).doctor,
  },
];
