import { counted } from '../../model/counted';
import type { Filter } from '../../query/filter/parse-filter';
import { encodeCursor } from '../../query/run/cursor';
import { explain } from '../../query/run/explain';
import { type Page, runQuery } from '../../query/run/run-query';
import { shortId } from '../../view/next-commands';
import { readableTime } from '../../view/time';
import { writeEvents, writeMoreEvents } from '../answer';
import { chooseTarget } from '../choose-store';
import type { Invocation } from '../command';
import { countryLookup } from '../countries';
import { explainEmpty, requireSeenBots } from '../empty-answer';
import { eventOf } from '../event-of';
import { type ExitCode, exitCodeOfMatches } from '../exit-codes';
import { filterOf, lastingWords } from '../filter-words';
import { nextCommand } from '../next';
import { hint, withStore } from '../streams';
import { eventsAtOnce, takesAll } from '../takes-all';

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
    const limit = takesAll(invocation) ? eventsAtOnce : options.limit;
    const pageAfter = (after: string | undefined) =>
      runQuery(store, filter, { limit, after, country, signal: world.signal });
    const first = await pageAfter(last && encodeCursor(last.event));
    if (first.matched === 0 && last === undefined) await explainEmpty(asked, filter, country);
    await requireSeenBots(asked, filter, options.failOnMatch);
    const page = await writePages(first, pageAfter, invocation);
    if (options.explain) world.err.write(`${explain(page)}\n`);
    for (const line of closingLines(page, filter, invocation)) hint(invocation, line);
    return exitCodeOfMatches(page.matched, options.failOnMatch);
  });
}

/** Writes a page, and where the answer is a file all that follow; what they say together. */
async function writePages(
  first: Page,
  pageAfter: (after: string) => Promise<Page>,
  invocation: Invocation<QueryFlags>,
): Promise<Page> {
  writeEvents(first.events, invocation);
  let page = first;
  while (takesAll(invocation) && page.next !== undefined) {
    const more = await pageAfter(page.next);
    writeMoreEvents(more.events, invocation);
    page = joinedPages(page, more);
  }
  return page;
}

/** What two pages say together; of the events, which are written already, the first and the last. */
function joinedPages(page: Page, more: Page): Page {
  return {
    ...more,
    events: [...page.events.slice(0, 1), ...(more.events.length > 0 ? more : page).events.slice(-1)],
    matched: page.matched + more.matched,
    read: page.read + more.read,
    pages: page.pages + more.pages,
    readUnits: page.readUnits + more.readUnits,
  };
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
