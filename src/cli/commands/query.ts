import { decodeCursor } from '../../query/cursor';
import { explain } from '../../query/explain';
import { type Page, runQuery } from '../../query/run-query';
import { shortId } from '../../view/next-commands';
import { readableTime } from '../../view/time';
import { writeEvents } from '../answer';
import type { Invocation } from '../command';
import { countryLookup } from '../countries';
import { misused } from '../failure';
import { filterOf } from '../filter-words';
import { emptyStoreHint, hint, withStore } from '../streams';
import { chooseTarget, quoted, type Target, targetArguments } from '../target';
import type { ExitCode } from '../world';

interface Options {
  readonly limit: number;
  readonly after?: string;
  readonly explain?: true;
  readonly failOnMatch?: true;
  readonly mmdb?: string;
}

/** `lextrail query [filter...]`: one page of events, newest first. */
export async function query(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  const country = countryLookup(options.mmdb);
  const filter = filterOf(words, invocation, country !== undefined);
  if (options.after !== undefined && decodeCursor(options.after) === undefined) {
    throw misused(`--after takes the cursor that an earlier answer printed, got '${options.after}'`);
  }
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const { limit, after } = options;
    const page = await runQuery(store, filter, { limit, after, country, signal: world.signal });
    writeEvents(page.events, invocation);
    if (options.explain) world.err.write(`${explain(page)}\n`);
    const isEmpty = page.matched === 0 && (await store.days()).days.length === 0;
    hint(invocation, isEmpty ? emptyStoreHint(target) : closingLine(page, invocation, target));
    return options.failOnMatch && page.matched > 0 ? 3 : 0;
  });
}

function closingLine(page: Page, { words, options }: Invocation<Options>, target: Target): string {
  const store = targetArguments(target);
  const count = `${page.matched} ${page.matched === 1 ? 'event' : 'events'}`;
  const [first] = page.events;
  if (first === undefined) return `${count} match; lextrail help filter explains filters`;
  const show = `show one: lextrail show ${quoted(shortId(first.event.id))}${store}`;
  if (page.next === undefined) return `${count} · ${show}`;
  const upTo = readableTime(page.upTo ?? first.event.time, options.tz);
  const more = ['lextrail query', ...words.map(quoted), `--after ${page.next}`].join(' ');
  return `${count}, complete back to ${upTo} · ${show}\nolder: ${more}${store}`;
}
