import type { AuditEvent } from '../../model/event';
import { isWithin, localeOf, placeSegments } from '../../model/place';
import { compareKeys, positionOf } from '../../model/position';
import type { StoredEvent } from '../../model/stored';
import { testAlias } from '../../model/test-alias';
import type { AliasPromotions } from '../promotions';
import { localesOf } from '../state-of-version';

/**
 * How near a change came to those who talk to the bot, nearest first: `live`, an alias, who may use the bot, or its end;
 * `served`, something that an alias served later, in a version; `draft`, what only those who build it see.
 */
export const nearnesses = ['live', 'served', 'draft'] as const;
export type Nearness = (typeof nearnesses)[number];

/** How near a change came, and for `served` by what. */
export interface ChangeReach {
  readonly nearness: Nearness;
  /** The version that froze the change, and the alias that served it. */
  readonly version?: string;
  readonly alias?: AliasPromotions;
}

/** The versions of a bot that were made, and what its aliases served. */
export interface Releases {
  /** Calls that made versions, oldest first. */
  readonly versions: readonly StoredEvent[];
  /** Without the alias for tests, which serves the draft. */
  readonly aliases: readonly AliasPromotions[];
}

/** How near a change came to the callers of the bot. */
export function reachOf({ event }: StoredEvent, { versions, aliases }: Releases): ChangeReach {
  if (event.place === '' && event.action.startsWith('Delete')) return { nearness: 'live' };
  const kinds = placeSegments(event.place).map(({ kind }) => kind);
  const isTest = isWithin(event.place, testAlias.place);
  if ((kinds[0] === 'alias' && !isTest) || event.place === 'policy') return { nearness: 'live' };
  for (const made of versions.filter((one) => one.event === event || isFrozenBy(one, event))) {
    const version = placeSegments(made.event.place).at(-1)?.id;
    const alias = aliases.find(({ promotions }) => promotions.some(({ to }) => to === version));
    if (alias !== undefined) return { nearness: 'served', version, alias };
  }
  return { nearness: 'draft' };
}

/** Whether a version was made of the draft after a call changed it there. */
function isFrozenBy(version: StoredEvent, event: AuditEvent): boolean {
  if (compareKeys(positionOf(version.event), positionOf(event)) <= 0) return false;
  if (event.place !== '' && !isWithin(event.place, 'DRAFT')) return false;
  const locale = localeOf(event.place)?.id;
  return localesOf(version).some(
    ([id, source]) => source === 'DRAFT' && (locale === undefined || id === locale),
  );
}
