import { concurrently } from '../model/concurrently';
import { nameIndex } from '../model/name-index';
import { lastText } from '../model/position';
import { readScope, type ScopeResource } from '../model/scope';
import { botNames } from '../query/plan/bot-names';
import { byBot } from '../store/keys';
import type { EventStore } from '../store/store';
import { ever } from './resource';

/** A bot that some call was about. */
export interface BotSeen {
  readonly scope: string;
  /** Absent for a bot that calls knew by its name only, such as one that could not be made. */
  readonly id?: string;
  /** All names it has had, oldest first; empty where no call said one. */
  readonly names: readonly string[];
  /** What it was called last. */
  readonly name?: string;
  readonly region: string;
  readonly account: string;
  /** When its first and last call were made. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly isDeleted: boolean;
}

const concurrency = 16;

/** Every bot ever seen, by name. It reads three items of each, and its names. */
export async function botsSeen(store: EventStore): Promise<readonly BotSeen[]> {
  const scopes = [...botNames((await store.bots()).names).keys()].filter(byBot.holds);
  const bots = await concurrently(scopes, concurrency, (scope) => seen(store, scope));
  return bots.toSorted((one, other) => (sortName(one) < sortName(other) ? -1 : 1));
}

async function seen(store: EventStore, scope: string): Promise<BotSeen> {
  const query = { index: byBot.index, partition: byBot.partition(scope), limit: 1 } as const;
  const own = { scope, lane: 'state', place: '', newestFirst: true, limit: 1 } as const;
  const [first, last, state, { marks }] = await Promise.all([
    store.rows({ ...query, newestFirst: false }),
    store.rows({ ...query, newestFirst: true }),
    store.history(own),
    store.names(scope, { place: '' }),
  ]);
  const names = nameIndex(marks);
  const { kind, id, region = '', account = '' }: Partial<ScopeResource> = readScope(scope) ?? {};
  return {
    scope,
    id: kind === 'bot-named' ? undefined : id,
    region,
    account,
    firstSeen: first.rows[0]?.time,
    lastSeen: last.rows[0]?.time,
    name: names.nameAt(scope, '', ever),
    names: names.everNamed(scope, ''),
    isDeleted: state.events[0]?.event.action === 'DeleteBot',
  };
}

function sortName({ name, scope }: BotSeen): string {
  return `${name?.toLowerCase() ?? lastText}|${scope}`;
}
