import type { Declared } from './declared';

/** What cannot be had back. */
export const destructionRules: readonly Declared[] = [
  {
    name: 'destructive-call',
    title: 'Bot, version, alias, language or vocabulary deleted',
    filter:
      'event:DeleteBot,DeleteBotVersion,DeleteBotAlias,DeleteBotLocale,DeleteBotReplica,DeleteCustomVocabulary,DeleteTestSet outcome:ok',
    severity: 'warning',
    meaning:
      'Something went for good that holds much: a whole bot, a version that could be rolled back to, an alias that callers use, a language, a replica, a vocabulary. Lex keeps no copy.',
    isOn: true,
  },
  {
    name: 'in-use-check-skipped',
    title: 'Deleted although it may be in use',
    filter: 'event:Delete* outcome:ok req.skipResourceInUseCheck:true',
    severity: 'critical',
    meaning:
      'The call told Lex not to look whether what it deletes is still used. Aliases, channels or intents may point to nothing now.',
    isOn: true,
  },
  {
    name: 'mass-deletion',
    title: 'Many deletions at once',
    filter: 'event:Delete*,BatchDelete* effect:write outcome:ok',
    threshold: 20,
    windowMinutes: 15,
    severity: 'critical',
    meaning:
      'Far more was deleted in a quarter of an hour than editing does: a clean-up gone wrong, or meant harm.',
    isOn: true,
  },
  {
    name: 'utterances-deleted',
    title: 'Recorded utterances deleted',
    filter: 'event:DeleteUtterances outcome:ok',
    severity: 'warning',
    meaning:
      'What callers said to the bot, as Lex kept it for analysis, was deleted: a duty where a person asked for it, and a way to remove evidence.',
    isOn: true,
  },
];
