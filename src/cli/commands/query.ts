import { counted } from '../../model/counted';
import type { Filter } from '../../query/filter/parse-filter';
import { encodeCursor } from '../../query/run/cursor';
import { explain } from '../../query/run/explain';
import { type Page, runQuery, scanEvents } from '../../query/run/run-query';
import type { ReadOptions } from '../../query/run/search';
import { shortId } from '../../view/next-commands';
import { readableTime } from '../../view/time';
import { type ProgramFormat, writeEvents, writeEventsAsTheyCome } from '../answer';
import { type AskedStore, requireEvents } from '../ask';
import { chooseTarget } from '../choose-store';
import type { Invocation } from '../command';
import { countryLookup } from '../countries';
import { explainEmpty, requireSeenBots } from '../empty-answer';
import { eventOf } from '../event-of';
import { type ExitCode, exitCodeOfMatches } from '../exit-codes';
import { filterOf, lastingWords } from '../filter-words';
import { nextCommand } from '../next';
import { hint, withStore } from '../streams';
import { wholeFormat } from '../whole-format';

interface QueryFlags {
  readonly limit: number;
  readonly after?: string;
  readonly explain?: true;
  readonly failOnMatch?: true;
  readonly mmdb?: string;
}

/** `lextrail query [filter...]`: one page of events, newest first; as a file, all of them. */
export async function query(invocation: Invocation<QueryFlags>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  const country = countryLookup(options.mmdb);
  const filter = filterOf(words, invocation, country !== undefined);
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const asked = { store, target, context: invocation };
    const last = options.after === undefined ? undefined : await eventOf(asked, options.after);
    const reading = { after: last && encodeCursor(last.event), country, signal: world.signal };
    const format = wholeFormat(invocation);
    const page = await (format === undefined
      ? writePage(asked, filter, reading, options.limit)
      : writeAll(asked, filter, reading, format));
    await requireSeenBots(asked, filter, options.failOnMatch);
    if (options.explain) world.err.write(`${explain(page)}\n`);
    for (const line of closingLines(page, filter, invocation)) hint(invocation, line);
    return exitCodeOfMatches(page.matched, options.failOnMatch);
  });
}

type QueryReading = Pick<ReadOptions, 'after' | 'country' | 'signal'>;

async function writePage(
  asked: AskedStore,
  filter: Filter,
  reading: QueryReading,
  limit: number,
): Promise<Page> {
  const page = await runQuery(asked.store, filter, { ...reading, limit });
  await explainFirst(asked, filter, reading, page);
  writeEvents(page.events, asked.context);
  return page;
}

/** Writes all that matches; the page that it makes up has the first event only. */
async function writeAll(
  asked: AskedStore,
  filter: Filter,
  reading: QueryReading,
  format: ProgramFormat,
): Promise<Page> {
  await requireEvents(asked);
  const scan = await scanEvents(asked.store, filter, reading);
  const { count, first } = await writeEventsAsTheyCome(scan, format, asked.context);
  const events = first === undefined ? [] : [first];
  const page = { events, matched: count, plan: scan.plan, complete: true, ...scan.cost() };
  await explainFirst(asked, filter, reading, page);
  return page;
}

/** Nothing at all matches, and not only nothing older. */
async function explainFirst(
  asked: AskedStore,
  filter: Filter,
  { after, country }: QueryReading,
  { matched }: Page,
): Promise<void> {
  if (matched === 0 && after === undefined) await explainEmpty(asked, filter, country);
}

function closingLines(page: Page, filter: Filter, invocation: Invocation<QueryFlags>): readonly string[] {
  const count = counted(page.matched, 'event');
  const [first, last] = [page.events[0], page.events.at(-1)];
  if (first === undefined || last === undefined) {
    return invocation.options.after === undefined ? [] : ['no older event matches'];
  }
  const show = `show one: ${nextCommand(invocation, { command: 'show', words: [shortId(first.event.id)] })}`;
  if (page.complete) return [`${count} · ${show}`];
  const upTo = readableTime(page.upTo ?? last.event.time, invocation.options.tz);
  const older = nextCommand(invocation, {
    command: 'query',
    words: lastingWords(invocation.words, filter, invocation),
    options: { after: shortId(last.event.id) },
  });
  return [`${count}, complete back to ${upTo} · ${show}`, `older: ${older}`];
}
