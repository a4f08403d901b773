import type { ResolvedSettings } from '../rule';
import { anyOfThese, type Declared, noneOfThese } from './declared';

/** How bots come to their users: aliases, versions, the pipelines that move them. */
export const releaseRules: readonly Declared[] = [
  {
    name: 'live-alias-changed',
    title: 'Live alias changed outside the deploying roles',
    filter: (settings) =>
      `event:CreateBotAlias,UpdateBotAlias,DeleteBotAlias,PutBotAlias outcome:ok ${live(settings)}${byOthers(settings)}`,
    severity: 'critical',
    meaning:
      'Somebody other than the pipeline changed or deleted the alias that customers talk to: which version answers them, which function, what is logged.',
    needs: 'deployers',
  },
  {
    name: 'alias-moved-backwards',
    title: 'Alias moved backwards',
    filter: 'event:UpdateBotAlias,PutBotAlias outcome:ok changed:botVersion',
    condition: 'version-lowered',
    severity: 'warning',
    meaning:
      'An alias points to an older version than before. It is how a bad release is taken back, and also how an old weakness comes back.',
    isOn: true,
  },
  {
    name: 'console-edit-of-pipeline-bot',
    title: 'Console edit of a bot that a pipeline deploys',
    filter: (settings) => `effect:write outcome:ok tool:console${byOthers(settings)}`,
    condition: 'pipeline-bot',
    windowMinutes: 60,
    severity: 'notice',
    meaning:
      'Somebody edited by hand a bot that a deploying role wrote to within the last 90 days. The next deployment may undo the edit, or carry it along unreviewed.',
    isOn: false,
    needs: 'deployers',
  },
  {
    name: 'code-hook-swapped',
    title: 'Code hook swapped to another function',
    filter: 'event:UpdateBotAlias,PutBotAlias,PutIntent outcome:ok changed:*lambdaARN,*uri',
    condition: 'code-hook-swapped',
    severity: 'warning',
    meaning:
      'Another Lambda function, or one of another account or Region, now answers for the bot and sees what callers say. A new version of the same function is not meant.',
    isOn: true,
  },
  {
    name: 'four-eyes',
    title: 'One person edited, versioned and promoted',
    filter: (settings) =>
      `event:CreateBotAlias,UpdateBotAlias outcome:ok lex:V2 ${live(settings)}${byOthers(settings)}`,
    condition: 'one-person',
    windowMinutes: 60,
    severity: 'notice',
    meaning:
      'The person who pointed a live alias to a version had made that version and edited the draft in it. Nobody else had to look at it.',
    isOn: false,
  },
  {
    name: 'change-in-freeze',
    title: 'Change within a freeze',
    filter: 'effect:write outcome:ok',
    condition: 'in-freeze',
    windowMinutes: 15,
    severity: 'critical',
    meaning: 'A configuration changed, or was deleted, at a time when it was declared that nothing should.',
    needs: 'freezes',
  },
];

function live({ liveAliases }: ResolvedSettings): string {
  return anyOfThese('alias', liveAliases);
}

function byOthers({ deployers }: ResolvedSettings): string {
  return noneOfThese('role', deployers);
}
