import { demo } from '../../../simulator/demo';
import { lexEventSource } from '../../ingest/catalogue/catalogue';
import type { CommandSpec } from '../command';
import { wholeNumber } from '../global-options';

/** Commands that bring events in. */
export const moveCommands: readonly CommandSpec[] = [
  {
    name: 'import',
    words: '<path...>',
    summary: 'load CloudTrail log files, folders of them, - for stdin',
    group: 'Move data',
    examples: ['lextrail import ./AWSLogs', "lextrail import ./AWSLogs --since 90d --event-source '*'"],
    options: [
      { flags: '--since <time>', help: 'only events from this time on: 90d, 2026-11-01' },
      { flags: '--until <time>', help: 'only events up to this time' },
      {
        flags: '--event-source <name>',
        help: "AWS service, '*' for all",
        initial: lexEventSource,
      },
      { flags: '--again', help: 'also read files that were imported already' },
      { flags: '--hash-texts', help: 'store hash and length of utterances and prompts only' },
    ],
    load: async () => (await import('../commands/import')).importFiles,
  },
  {
    name: 'generate',
    words: '<folder>',
    summary: 'write demonstration log files; same seed, same bytes',
    group: 'Move data',
    examples: [
      'lextrail generate ./logs --seed 7 --days 30 --events 2000 --bots 3',
      'lextrail generate ./logs --scenario incident',
    ],
    options: [
      { flags: '--seed <n>', help: 'which world to make', parse: wholeNumber('--seed', 0), initial: 1 },
      { flags: '--days <n>', help: 'how many days', parse: wholeNumber('--days', 1), initial: demo.days },
      {
        flags: '--events <n>',
        help: 'how many Lex events',
        parse: wholeNumber('--events', 1),
        initial: demo.events,
      },
      { flags: '--bots <n>', help: 'how many bots', parse: wholeNumber('--bots', 1), initial: demo.bots },
      {
        flags: '--other-services <n>',
        help: 'how many records of other services',
        parse: wholeNumber('--other-services', 0),
        initial: 0,
      },
      { flags: '--scenario <name>', help: 'what the last day is given to: incident' },
      { flags: '--rare', help: 'also what happens once a month or less' },
      { flags: '--ground-truth <file>', help: 'write what was really done, as JSON' },
    ],
    load: async () => (await import('../commands/generate')).generateLogs,
  },
];
