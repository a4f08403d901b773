import type { AuditEvent } from '../../model/event';
import type { NamedEvent } from '../../model/named';
import { namesOf } from '../../query/run/names-of';
import { type Incident, incidentOf } from '../../questions/incident-of';
import { type Resource, resourceAt } from '../../questions/resource';
import type { EventStore } from '../../store/store';
import { incidentJson } from '../../view/incident/json';
import { type IncidentAnswer, incidentPage, type RuleFindings } from '../../view/incident/report';
import type { Look } from '../../view/look';
import { pageMarkdown, pageText } from '../../view/report-page';
import { isDeployer } from '../../watch/conditions/pipeline-bot';
import type { WatchConfiguration } from '../../watch/configuration';
import type { Rule } from '../../watch/rule';
import { rulesFor } from '../../watch/rules-for';
import { burstsOf } from '../../watch/threshold';
import { ask, type QuestionFlags } from '../ask';
import type { CommandContext, Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { misused } from '../failure';
import { nextCommand } from '../next';
import { askedResource, resourceWord } from '../resource-of';
import { firstInstantOf, lastInstantOf } from '../time-options';
import { readWatch } from '../watch-config';

interface IncidentFlags extends QuestionFlags {
  readonly since: string;
  readonly until: string;
  readonly config?: string;
}

/** `lextrail incident <bot>`: one page on what of a bot changed in a time, who did it, and how to go back. */
export async function incident(invocation: Invocation<IncidentFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  const watch = await readWatch(options.config);
  const from = firstInstantOf('--since', options.since, invocation) ?? '';
  const to = lastInstantOf('--until', options.until, invocation) ?? '';
  if (from > to) throw misused('--since is after --until; an incident has a beginning and an end');
  const formats = ['table', 'json', 'markdown'] as const;
  return ask(invocation, { name: 'incident', formats }, async (asked) => {
    const { store } = asked;
    const bot = { ...(await askedResource(asked, words[0] ?? '')), place: '' };
    const { settings } = watch;
    const isOfPipeline = settings.deployers.length === 0 ? undefined : isDeployer(settings);
    const found = await incidentOf(store, bot.scope, { from, to, isDeployer: isOfPipeline });
    const names = await namesOf(store, [bot.scope]);
    const resource = resourceAt(bot.scope, '', names);
    const answer = {
      ...{ resource, from, to, incident: found },
      rules: await rulesThatTake(store, watch, found),
      labelOf: (place: string) => resourceAt(bot.scope, place, names).label,
      restoreCommands: restoreCommands(invocation, resource, found),
      diffCommands: diffCommands(invocation, resource, { from, incident: found }),
    };
    const page = (look: Look) => incidentPage(answer, look);
    return {
      json: incidentJson(answer),
      text: (look) => pageText(page(look), look),
      markdown: (look) => pageMarkdown(page(look)),
      next: nextStep(resource, answer),
    };
  });
}

/** Judging a call can read the history of its bot. */
const mostJudged = 100;

async function rulesThatTake(
  store: EventStore,
  watch: WatchConfiguration,
  { changes, attempts }: Incident,
): Promise<readonly RuleFindings[]> {
  const found = new Map<string, Rule & RuleFindings>();
  const calls: readonly NamedEvent[] = [...changes.map(({ named }) => named), ...attempts];
  for (const named of calls.slice(0, mostJudged)) {
    const taking = (await rulesFor(store, watch, named)).filter(({ doubts }) => doubts === undefined);
    for (const { rule } of taking) {
      const events = [...(found.get(rule.name)?.events ?? []), named.event];
      found.set(rule.name, { ...rule, events });
    }
  }
  return [...found.values()].filter(({ events, ...rule }) => isReached(rule, events));
}

/** Whether there were as many calls within a rule's window as it takes. */
function isReached(rule: Rule, events: readonly AuditEvent[]): boolean {
  return (
    burstsOf(
      rule,
      events.map(({ instant }) => instant),
    ).length > 0
  );
}

/** What serves callers first, as that is quick; then all the rest. */
function restoreCommands(
  context: CommandContext,
  bot: Resource,
  { aliases, changes, restoreAt }: Incident,
): readonly string[] {
  if (changes.length === 0) return [];
  const at = restoreAt.replace(/\.\d+Z$/, 'Z');
  const live = aliases.filter(({ place, isDeleted }) => {
    const isChanged = changes.some(({ named }) => named.event.place === place);
    return isChanged && !isDeleted;
  });
  const words = live.map(({ place, name }) =>
    resourceWord({ ...bot, place, label: `${bot.label}/alias:${name ?? place.replace(/^alias\//, '')}` }),
  );
  return [
    ...words.map((word) => nextCommand(context, restoring(word, { at, within: undefined }))),
    nextCommand(context, restoring(resourceWord(bot), { at, within: true })),
  ];
}

function restoring(word: string, options: { readonly at: string; readonly within: true | undefined }) {
  return {
    command: 'restore',
    words: [word],
    options: { ...options, output: undefined },
  };
}

/** What the version that is served has that the one before did not. */
function diffCommands(
  context: CommandContext,
  bot: Resource,
  { from, incident: { aliases } }: Pick<IncidentAnswer, 'from' | 'incident'>,
): readonly string[] {
  const pairs = aliases.flatMap(({ promotions, isDeleted }) => {
    const before = promotions.filter(({ event }) => event.event.instant < from).at(-1)?.to;
    const now = promotions.at(-1)?.to;
    const isMoved = before !== undefined && now !== undefined && before !== now;
    return isMoved && !isDeleted ? [[before, now] as const] : [];
  });
  return pairs.map(([before, now]) =>
    nextCommand(context, {
      command: 'diff',
      words: [`${resourceWord(bot)}@${before}`, `${resourceWord(bot)}@${now}`],
      options: { output: undefined },
    }),
  );
}

function nextStep(bot: Resource, { incident: { changes }, from }: Pick<IncidentAnswer, 'incident' | 'from'>) {
  const options = { patch: true, since: from } as const;
  return changes.length === 0
    ? { command: 'history', words: [resourceWord(bot)], options: { since: undefined, until: undefined } }
    : { command: 'history', words: [resourceWord(bot)], options };
}
