import { countEvents } from '../../query/run/count-events';
import { nameDirectory } from '../../query/run/names-of';
import { ever } from '../../questions/resource';
import type { EventStore } from '../../store/store';
import { eventCounts } from '../../view/event-counts';
import { safeJson } from '../../view/safe-text';
import { type Summary, summaryJson, summaryList } from '../../view/summary';
import { summaryText } from '../../view/summary-text';
import { listFormats, listText, requireFormat } from '../ask';
import { chooseTarget } from '../choose-store';
import type { CommandContext, Invocation } from '../command';
import { countryLookup } from '../countries';
import { explainEmpty } from '../empty-answer';
import { type ExitCode, exitCodes } from '../exit-codes';
import { filterOf, lastingWords } from '../filter-words';
import { lookOf } from '../look';
import { nextCommand } from '../next';
import { progressOn } from '../progress';
import { hint, withStore } from '../streams';

const countedBy = ['day', 'scope', 'actor', 'action', 'outcome'] as const;
const nothing = { day: '', scope: '', actor: '', action: '', outcome: '' };

interface SummaryFlags {
  readonly mmdb?: string;
}

/** `lextrail summary [filter...]`: how often what occurs, counted over every row that the filter takes. */
export async function summary(invocation: Invocation<SummaryFlags>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  requireFormat(invocation, 'summary', listFormats);
  const country = countryLookup(options.mmdb);
  const filter = filterOf(words, invocation, country !== undefined);
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const progress = progressOn(world, options.quiet);
    const counted = eventCounts();
    const { signal } = world;
    for await (const counts of countEvents(store, filter, countedBy, { country, signal })) {
      for (const { values, count } of counts) counted.add({ ...nothing, ...values, count });
      progress.show(0, undefined, `${counted.events().toLocaleString('en')} events counted`);
    }
    progress.end();
    if (counted.events() === 0) await explainEmpty({ store, target, context: invocation }, filter, country);
    const nameOf = await lastNames(store, counted.bots());
    const again = lastingWords(words, filter, invocation);
    world.out.write(answerText(counted.summary(nameOf), invocation));
    if (counted.events() > 0) {
      hint(invocation, `list them: ${nextCommand(invocation, { command: 'query', words: again })}`);
    }
    return exitCodes.done;
  });
}

function answerText(counts: Summary, context: CommandContext): string {
  switch (context.options.output) {
    case 'table':
      return summaryText(counts, lookOf(context));
    case 'json':
      return `${safeJson(summaryJson(counts), 2)}\n`;
    default:
      return listText(summaryList(counts), context.options);
  }
}

async function lastNames(store: EventStore, scopes: readonly string[]) {
  const directory = nameDirectory(store);
  await directory.loadResources(scopes.map((scope) => ({ scope, place: '', since: ever })));
  return (scope: string) => directory.names.nameAt(scope, '', ever);
}
