import { declaredStateOf } from '../change/declared-state';
import type { Doubt } from '../model/doubt';
import { textOf } from '../model/json';
import { nameIndex } from '../model/name-index';
import { isWithin, type Place } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
import { allOfHistory } from './read-all';
import { ever } from './resource';

/** What an alias pointed to for some time. */
export interface Promotion {
  /** The version before; absent at the alias's first known call. */
  readonly from?: string;
  /** The version from this call on; absent where the alias points nowhere, or CloudTrail left out where. */
  readonly to?: string;
  /** CloudTrail left out what the call said. */
  readonly isUnrecorded: boolean;
  /** To a lower numbered version than before. */
  readonly isRollback: boolean;
  readonly event: StoredEvent;
  /** When the next one took over, or the alias was deleted; absent while it is in force. */
  readonly until?: string;
  /** What is not known of it; empty where the records prove it. */
  readonly doubts: readonly Doubt[];
}

export interface AliasPromotions {
  readonly place: Place;
  readonly name?: string;
  readonly isDeleted: boolean;
  /** Oldest first. */
  readonly promotions: readonly Promotion[];
}

/**
 * For every alias of a bot, or the one at a place: which version it served from when to when, and by whom.
 *
 * @example
 * ```ts
 * const { aliases } = await promotions(store, named.event.scope);
 * for (const { name, promotions: moves } of aliases) console.log(name, moves.at(-1)?.to);
 * ```
 */
export async function promotions(
  store: EventStore,
  scope: string,
  alias: Place = 'alias',
): Promise<{ readonly aliases: readonly AliasPromotions[]; readonly readUnits: number }> {
  const read = await allOfHistory(store, {
    scope,
    lane: 'state',
    place: alias,
    subtree: true,
    newestFirst: false,
  });
  const marks = await store.names(scope);
  const ends = await endsOfBot(store, scope);
  const names = nameIndex(marks.marks);
  const own = read.events.filter(
    ({ event }) => /^alias\/[^/]+$/.test(event.place) && isWithin(event.place, alias),
  );
  const aliases = [...new Set(own.map(({ event }) => event.place))].map((place): AliasPromotions => {
    const chain = [...own.filter(({ event }) => event.place === place), ...ends.events];
    const isDeleted = chain.at(-1) !== undefined && isEnd(chain.at(-1));
    return { place, name: names.nameAt(scope, place, ever), isDeleted, promotions: movesOf(chain) };
  });
  return { aliases, readUnits: read.readUnits + marks.readUnits + ends.readUnits };
}

/** A deletion of the bot ends its aliases too. */
async function endsOfBot(store: EventStore, scope: string) {
  const { events, readUnits } = await store.history({
    scope,
    lane: 'state',
    place: '',
    newestFirst: true,
    limit: 1,
  });
  return { events: events.filter(isEnd), readUnits };
}

function isEnd(stored: StoredEvent | undefined): boolean {
  return stored !== undefined && declaredStateOf(stored.event).kind === 'gone';
}

function movesOf(chain: readonly StoredEvent[]): readonly Promotion[] {
  const moves: Promotion[] = [];
  for (const event of chain) {
    const last = moves.at(-1);
    const isOver = last !== undefined && last.until === undefined;
    const next = moveTo(event, isOver ? last : undefined);
    if (next === 'same') continue;
    if (isOver) moves[moves.length - 1] = { ...last, until: event.event.instant };
    if (next !== 'end') moves.push(next);
  }
  return moves;
}

function moveTo(event: StoredEvent, last: Promotion | undefined): Promotion | 'same' | 'end' {
  const statement = declaredStateOf(event.event);
  if (statement.kind === 'gone') return 'end';
  const isUnrecorded = statement.kind !== 'whole';
  const to = statement.kind === 'whole' ? textOf(statement.document.botVersion) : undefined;
  const from = last?.to;
  if (last !== undefined && !isUnrecorded && !last.isUnrecorded && to === from) return 'same';
  const doubts = event.change?.doubts ?? [];
  return { from, to, isUnrecorded, isRollback: isLower(to, from), event, doubts };
}

function isLower(to: string | undefined, from: string | undefined): boolean {
  return to !== undefined && from !== undefined && Number(to) < Number(from);
}
