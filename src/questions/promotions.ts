import { declaredStateOf } from '../change/declared-state';
import { placeHistory } from '../change/history';
import { isImport } from '../change/import-target';
import { otherSequences } from '../change/replay-history';
import { allOfHistory } from '../evidence/all-of-history';
import { concerns } from '../evidence/concerning';
import { type Doubt, doubtOf, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { textOf } from '../model/json';
import { nameIndex } from '../model/name-index';
import { isWithin, type Place } from '../model/place';
import type { StoredEvent } from '../model/stored';
import type { EventStore } from '../store/store';
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
  /** Calls that left the version and changed something else of the alias meanwhile, oldest first. */
  readonly edits: readonly StoredEvent[];
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
  const around = await allOfHistory(store, { scope, lane: 'state', place: '', newestFirst: false });
  const names = nameIndex(marks.marks);
  const stored = new Map([...read.events, ...around.events].map((one) => [one.event, one]));
  const places = [...new Set([...stored.keys()].map(({ place }) => place))];
  const aliases = places
    .filter((place) => /^alias\/[^/]+$/.test(place) && isWithin(place, alias))
    .map((place): AliasPromotions => {
      const events = [...stored.keys()].filter((event) => concerns(event, scope, place) && !isImport(event));
      return { place, name: names.nameAt(scope, place, ever), ...servedAt(place, events, stored) };
    });
  return { aliases, readUnits: read.readUnits + marks.readUnits + around.readUnits };
}

/** What an alias served in the order that is shown, with a doubt where another order says otherwise. */
function servedAt(
  place: Place,
  events: readonly AuditEvent[],
  stored: ReadonlyMap<AuditEvent, StoredEvent>,
): Pick<AliasPromotions, 'isDeleted' | 'promotions'> {
  const history = placeHistory(place, events);
  // The call that created the bot is none about its aliases.
  const isMeant = (event: AuditEvent) => event.place === place || declaredStateOf(event).kind === 'gone';
  const chain = (order: readonly AuditEvent[]) =>
    order.filter(isMeant).flatMap((event) => stored.get(event) ?? []);
  const shown = chain(history.events);
  const differing = otherSequences(history).filter(
    (other) => storyOf(chain(other.clusters.flatMap((one) => one.shown))) !== storyOf(shown),
  );
  const reordered = new Set(differing.flatMap((other) => other.reordered));
  const order = reordered.size === 0 ? [] : [doubtOf('order-unsure', ...reordered)];
  const undecided = new Map(
    history.clusters.flatMap(({ shown: calls, doubt }) =>
      doubt ? calls.map((call) => [call, doubt] as const) : [],
    ),
  );
  const moves = movesOf(shown);
  const end = shown.at(-1)?.event;
  const doubtsOf = (event: AuditEvent | undefined) => {
    const doubt = event && undecided.get(event);
    return [...(event && reordered.has(event) ? order : []), ...(doubt ? [doubt] : [])];
  };
  return {
    isDeleted: isEnd(shown.at(-1)),
    promotions: moves.map((move, index) => {
      const isLast = index === moves.length - 1;
      const doubts = [doubtsOf(move.event.event), ...(isLast ? [order, doubtsOf(end)] : [])];
      return { ...move, doubts: mergedDoubts(move.doubts, ...doubts) };
    }),
  };
}

function storyOf(chain: readonly StoredEvent[]): string {
  const moves = movesOf(chain).map(({ from, to, event }) => [from, to, event.event.id]);
  return JSON.stringify([moves, isEnd(chain.at(-1))]);
}

function isEnd(stored: StoredEvent | undefined): boolean {
  return stored !== undefined && declaredStateOf(stored.event).kind === 'gone';
}

function movesOf(chain: readonly StoredEvent[]): readonly Promotion[] {
  return chain.reduce<readonly Promotion[]>(withCall, []);
}

/** The moves up to a call, with what it did: a move, the end, or an edit of something else. */
function withCall(moves: readonly Promotion[], event: StoredEvent): readonly Promotion[] {
  const last = moves.at(-1);
  const open = last?.until === undefined ? last : undefined;
  const next = moveTo(event, open);
  const closed = open === undefined ? moves : moves.slice(0, -1);
  if (next === 'same')
    return open === undefined ? moves : [...closed, { ...open, edits: [...open.edits, event] }];
  const ended = open === undefined ? moves : [...closed, { ...open, until: event.event.instant }];
  return next === 'end' ? ended : [...ended, next];
}

function moveTo(event: StoredEvent, last: Promotion | undefined): Promotion | 'same' | 'end' {
  const statement = declaredStateOf(event.event);
  if (statement.kind === 'gone') return 'end';
  const isUnrecorded = statement.kind !== 'whole';
  const to = statement.kind === 'whole' ? textOf(statement.document.botVersion) : undefined;
  const from = last?.to;
  if (last !== undefined && !isUnrecorded && !last.isUnrecorded && to === from) return 'same';
  const doubts = event.change?.doubts ?? [];
  return { from, to, isUnrecorded, isRollback: isLower(to, from), event, edits: [], doubts };
}

function isLower(to: string | undefined, from: string | undefined): boolean {
  return to !== undefined && from !== undefined && Number(to) < Number(from);
}
