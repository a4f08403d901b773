import type { CommandSpec } from '../command';
import { since } from './shared-options';

/** Commands that look after the store and the person's own settings. */
export const operateCommands: readonly CommandSpec[] = [
  {
    name: 'doctor',
    words: '',
    summary: 'check store or stack, each finding with its fix',
    group: 'Operate',
    examples: ['lextrail doctor', 'lextrail doctor --stack Lextrail', 'lextrail doctor --before-deploy'],
    options: [{ flags: '--before-deploy', help: 'look for a trail to use, and what each choice costs' }],
    load: async () => (await import('../commands/doctor')).doctor,
  },
  {
    name: 'alarms',
    words: '',
    summary: 'alarms and dead letters of a deployed stack',
    group: 'Operate',
    examples: ['lextrail alarms --stack Lextrail'],
    options: [],
    load: async () => (await import('../commands/alarms')).alarms,
  },
  {
    name: 'redrive',
    words: '',
    summary: 'say why messages failed, and bring them back',
    group: 'Operate',
    examples: ['lextrail redrive --stack Lextrail', 'lextrail redrive --stack Lextrail --yes'],
    options: [{ flags: '--yes', help: 'do it without asking' }],
    load: async () => (await import('../commands/redrive')).redrive,
  },
  {
    name: 'rules',
    words: '[verb] [name] [path...]',
    summary: 'the watch rules, and what they would take',
    group: 'Operate',
    examples: [
      'lextrail rules',
      'lextrail rules test root-user --since 30d',
      'lextrail rules test root-user ./AWSLogs',
      'lextrail rules for 7dffbc92',
    ],
    options: [
      { flags: '--config <file>', help: 'the rules as deployed (default: cdk.json in this folder)' },
      since,
    ],
    load: async () => (await import('../commands/rules')).rules,
  },
  {
    name: 'names',
    words: '<sync>',
    summary: 'read names once from Lex itself',
    group: 'Set up',
    examples: ['lextrail names sync --region eu-west-1'],
    options: [],
    load: async () => (await import('../commands/names')).names,
  },
  {
    name: 'saved',
    words: '[list|add|remove] [name] [filter...]',
    summary: 'filters with a name, used as @name',
    group: 'Set up',
    takesFilter: true,
    examples: [
      'lextrail saved add denied outcome:denied since:7d',
      'lextrail query @denied bot:OrderFlowers',
      'lextrail saved remove denied',
    ],
    options: [],
    load: async () => (await import('../commands/saved')).saved,
  },
];
