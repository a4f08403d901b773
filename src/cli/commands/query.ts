import { shellWord } from '../../model/shell';
import { encodeCursor } from '../../query/run/cursor';
import { explain } from '../../query/run/explain';
import { type Page, runQuery } from '../../query/run/run-query';
import { shortId } from '../../view/next-commands';
import { readableTime } from '../../view/time';
import { counted } from '../../view/words';
import { writeEvents } from '../answer';
import type { Invocation } from '../command';
import { countryLookup } from '../countries';
import { eventOf } from '../event-of';
import { type ExitCode, exitCodes } from '../exit-codes';
import { filterOf } from '../filter-words';
import { emptyStoreHint, hint, withStore } from '../streams';
import { chooseTarget, type Target, targetArguments } from '../target';

interface QueryFlags {
  readonly limit: number;
  readonly after?: string;
  readonly explain?: true;
  readonly failOnMatch?: true;
  readonly mmdb?: string;
}

/** `lextrail query [filter...]`: one page of events, newest first. */
export async function query(invocation: Invocation<QueryFlags>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  const country = countryLookup(options.mmdb);
  const filter = filterOf(words, invocation, country !== undefined);
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const last = options.after === undefined ? undefined : await eventOf({ store, target }, options.after);
    const after = last && encodeCursor(last.event);
    const page = await runQuery(store, filter, {
      limit: options.limit,
      after,
      country,
      signal: world.signal,
    });
    writeEvents(page.events, invocation);
    if (options.explain) world.err.write(`${explain(page)}\n`);
    const isEmpty = page.matched === 0 && (await store.days()).days.length === 0;
    hint(invocation, isEmpty ? emptyStoreHint(target) : queryClosing(page, invocation, target));
    return options.failOnMatch && page.matched > 0 ? exitCodes.findings : exitCodes.done;
  });
}

function queryClosing(page: Page, { words, options }: Invocation<QueryFlags>, target: Target): string {
  const store = targetArguments(target);
  const count = counted(page.matched, 'event');
  const [first, last] = [page.events[0], page.events.at(-1)];
  if (first === undefined || last === undefined)
    return `${count} match; lextrail help filter explains filters`;
  const show = `show one: lextrail show ${shellWord(shortId(first.event.id))}${store}`;
  if (page.complete) return `${count} · ${show}`;
  const upTo = readableTime(page.upTo ?? last.event.time, options.tz);
  const older = [
    'lextrail query',
    ...words.map(shellWord),
    `--after ${shellWord(shortId(last.event.id))}`,
  ].join(' ');
  return `${count}, complete back to ${upTo} · ${show}\nolder: ${older}${store}`;
}
