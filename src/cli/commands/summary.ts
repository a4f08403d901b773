import { positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { nameDirectory } from '../../query/run/names-of';
import { scanRows } from '../../query/run/scan-rows';
import type { NamedRow } from '../../view/resource-label';
import { safeJson } from '../../view/safe-text';
import { type Summary, summarize, summaryList } from '../../view/summary';
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
    const directory = nameDirectory(store);
    const scan = await scanRows(store, filter, { country, signal: world.signal });
    const rows: NamedRow[] = [];
    for await (const batch of scan) {
      await directory.loadResources(batch.map(({ scope }) => ({ scope, place: '' })));
      rows.push(
        ...batch.map((row) => namedRow(row, (scope, place, at) => directory.names.nameAt(scope, place, at))),
      );
      progress.show(rows.length, undefined, `${rows.length.toLocaleString('en')} events counted`);
    }
    progress.end();
    if (rows.length === 0) await explainEmpty({ store, target, context: invocation }, filter, country);
    const counts = summarize(rows);
    const again = lastingWords(words, filter, invocation);
    world.out.write(answerText(counts, invocation));
    if (rows.length > 0) {
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
      return `${safeJson(counts, 2)}\n`;
    case 'ndjson':
    case 'csv':
      return listText(summaryList(counts), context.options);
  }
}

function namedRow(
  row: StoredRow,
  nameAt: (scope: string, place: string, at: string) => string | undefined,
): NamedRow {
  return { event: row, nameOf: (place) => nameAt(row.scope, place, positionOf(row)) };
}
