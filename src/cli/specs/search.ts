import type { CommandSpec } from '../command';
import { limit, listed, noSentence } from './shared-options';

const mmdb = { flags: '--mmdb <file>', help: 'a country database (.mmdb) for country:' };

/** Commands that search the whole trail, and show what was found. */
export const searchCommands: readonly CommandSpec[] = [
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
      { ...limit, initial: listed.query },
      { flags: '--after <id>', help: 'go on behind the last event of an earlier answer' },
      noSentence,
      { flags: '--explain', help: 'print the plan and what it cost to read' },
      { flags: '--fail-on-match', help: 'exit with 3 if anything matches, for a gate in CI' },
      mmdb,
    ],
    load: async () => (await import('../commands/query')).query,
  },
  {
    name: 'summary',
    words: '[filter...]',
    summary: 'counts by bot, actor, event and outcome',
    group: 'Investigate',
    takesFilter: true,
    examples: ['lextrail summary since:30d', 'lextrail summary bot:OrderFlowers effect:write'],
    options: [mmdb],
    load: async () => (await import('../commands/summary')).summary,
  },
  {
    name: 'show',
    words: '<id>',
    summary: 'one event in full; its id may be cut to 8 characters',
    group: 'Investigate',
    examples: ['lextrail show 5d21f0c8', 'lextrail show 5d21f0c8 --raw', 'lextrail show 5d21f0c8 --revert'],
    options: [
      { flags: '--raw', help: 'the CloudTrail record exactly as it was received' },
      { flags: '--revert', help: 'print the AWS CLI call that takes it back, and keeps later changes' },
      { flags: '--force', help: 'with --revert: also where that loses a later change' },
    ],
    load: async () => (await import('../commands/show')).show,
  },
];
