import { declaredStateOf } from '../change/declared-state';
import { unrecordedDoubt } from '../change/unrecorded';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import { isObject, textOf } from '../model/json';
import { localeOf } from '../model/place';
import { endOf } from '../model/position';
import { requireInstant, requireWhole, startOf } from '../model/requirements';
import type { StoredEvent } from '../model/stored';
import { byBot } from '../store/keys';
import type { EventStore } from '../store/store';
import { rowsThatFit } from './read-all';

/** What became of one build, as far as later calls show it. */
export interface Build {
  readonly event: StoredEvent;
  readonly locale: string;
  /** CloudTrail records that a build was accepted, never how it ended. */
  readonly outcome: 'not recorded by CloudTrail';
  /** The next build of the same locale. */
  readonly repeatedBy?: StoredEvent;
  /** The first version that froze what was built. */
  readonly version?: { readonly number: string; readonly event: StoredEvent };
  /** The calls that pointed an alias at that version. */
  readonly promotions: readonly StoredEvent[];
  /** Why something else may have followed; empty where the records prove it. */
  readonly doubts: readonly Doubt[];
}

export interface BuildsOptions {
  /** Instants, both inclusive. */
  readonly since?: string;
  readonly until?: string;
  /** How many of the bot's calls to look through. @default 10000 */
  readonly budget?: number;
}

const linked: ReadonlySet<string> = new Set([
  'BuildBotLocale',
  'CreateBotVersion',
  'CreateBotAlias',
  'UpdateBotAlias',
]);

/**
 * The builds of a bot, oldest first, linked to the versions and promotions that followed them.
 *
 * @example
 * ```ts
 * const { builds: all } = await builds(store, named.event.scope, { since: '2026-11-01T00:00:00Z' });
 * for (const { locale, event } of all) console.log(locale, event.event.time);
 * ```
 */
export async function builds(
  store: EventStore,
  scope: string,
  { since, until, budget = 10_000 }: BuildsOptions = {},
): Promise<{ readonly builds: readonly Build[]; readonly next?: string; readonly readUnits: number }> {
  requireWhole('budget', budget);
  requireInstant('since', since);
  requireInstant('until', until);
  const to = until === undefined ? undefined : endOf(until);
  const query = {
    index: 'byBot',
    partition: byBot.partition(scope),
    from: since && startOf(since),
    to,
    newestFirst: false,
  } as const;
  const found = await rowsThatFit(
    store,
    { ...query, limit: budget, budget },
    (row) => row.outcome === 'ok' && linked.has(row.action),
  );
  const { events, readUnits } = await store.fetch(found.rows);
  const made = events.flatMap((stored, index) =>
    stored.event.action === 'BuildBotLocale' ? [buildAt(stored, events.slice(index + 1), events)] : [],
  );
  return { builds: made, next: found.next, readUnits: found.readUnits + readUnits };
}

function buildAt(event: StoredEvent, later: readonly StoredEvent[], all: readonly StoredEvent[]): Build {
  const locale = builtLocale(event);
  const again = later.findIndex(
    (stored) => stored.event.action === 'BuildBotLocale' && builtLocale(stored) === locale,
  );
  const frozen = later
    .slice(0, again < 0 ? undefined : again)
    .find((stored) => stored.event.action === 'CreateBotVersion' && freezes(stored, locale));
  const number = frozen && /^version\/([^/]+)$/.exec(frozen.event.place)?.[1];
  return {
    event,
    locale,
    outcome: 'not recorded by CloudTrail',
    repeatedBy: later[again],
    ...(frozen && number && { version: { number, event: frozen } }),
    promotions: number === undefined ? [] : later.filter((stored) => pointsTo(stored, number)),
    doubts: mergedDoubts(
      orderDoubts(event, all),
      orderDoubts(later[again], frozen === undefined ? [] : [frozen]),
      later
        .slice(0, again < 0 ? undefined : again)
        .filter(isUnrecorded)
        .map(({ event: cut }) => unrecordedDoubt(cut)),
    ),
  };
}

/** Which came first of a build and the versions and builds of its locale that time does not order, no record says. */
function orderDoubts(build: StoredEvent | undefined, others: readonly StoredEvent[]): readonly Doubt[] {
  if (build === undefined) return [];
  const locale = builtLocale(build);
  const isOf = (stored: StoredEvent) =>
    stored.event.action === 'BuildBotLocale' ? builtLocale(stored) === locale : freezes(stored, locale);
  const [{ from, to }, unordered] = [
    build.event.interval,
    others.filter((one) => one !== build && isOf(one)),
  ];
  const found = unordered.filter(({ event }) => event.interval.from <= to && from <= event.interval.to);
  return found.length === 0 ? [] : [doubtOf('order-unsure', build.event, ...found.map(({ event }) => event))];
}

/** Whether a call can have made a version of what was built, or pointed an alias to it, and does not say so. */
function isUnrecorded({ event }: StoredEvent): boolean {
  return event.action !== 'BuildBotLocale' && event.omitted.includes('request');
}

function builtLocale({ event }: StoredEvent): string {
  return localeOf(event.place)?.id ?? '';
}

function freezes({ event }: StoredEvent, locale: string): boolean {
  const specification = isObject(event.request) ? event.request.botVersionLocaleSpecification : undefined;
  const details = isObject(specification) ? specification[locale] : undefined;
  return isObject(details) && (textOf(details.sourceBotVersion) ?? 'DRAFT') === 'DRAFT';
}

function pointsTo({ event, change }: StoredEvent, version: string): boolean {
  if (!event.action.endsWith('BotAlias')) return false;
  const isKept =
    change?.against === 'earlier' && change.differences.every(({ path }) => path !== 'botVersion');
  if (isKept) return false;
  const statement = declaredStateOf(event);
  return statement.kind === 'whole' && statement.document.botVersion === version;
}
