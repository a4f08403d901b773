import { declaredStateOf } from '../change/declared-state';
import { isObject, textOf } from '../model/json';
import { localeOf } from '../model/place';
import { endOf } from '../model/position';
import { requireInstant, requireWhole } from '../model/requirements';
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
    from: since,
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
    stored.event.action === 'BuildBotLocale' ? [buildAt(stored, events.slice(index + 1))] : [],
  );
  return { builds: made, next: found.next, readUnits: found.readUnits + readUnits };
}

function buildAt(event: StoredEvent, later: readonly StoredEvent[]): Build {
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
  };
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
