import { declaredStateOf } from '../../change/declared-state';
import { textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { isWithin, placeOf } from '../../model/place';
import { positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { byBot } from '../../store/keys';
import type { WatchContext } from '../context';
import { earlierRows } from '../earlier-rows';

/**
 * Whoever points the alias to a version also made that version, and edited the draft it froze: nobody
 * else had to look. Lex V2 only, where edits, versions and aliases share one history.
 */
export async function isOnePerson(named: NamedEvent, { store }: WatchContext): Promise<boolean> {
  const { event } = named;
  const version = pointedTo(named);
  if (version === undefined || !byBot.holds(event.scope)) return false;
  const rows = earlierRows(store, {
    index: byBot.index,
    partition: byBot.partition(event.scope),
    to: positionOf(event),
    most: 5000,
  });
  const freeze = placeOf('version', version);
  let isFrozen = false;
  for await (const row of rows) {
    if (row.lane !== 'state') continue;
    const verdict: boolean | undefined = isFrozen ? editedBy(row, event) : madeBy(row, event, freeze);
    if (verdict !== undefined && (isFrozen || !verdict)) return verdict;
    isFrozen ||= verdict === true;
  }
  return false;
}

/** Whether the same person made the version; undefined for any other call. */
function madeBy(row: StoredRow, event: StoredRow, freeze: string): boolean | undefined {
  return row.action === 'CreateBotVersion' && row.place === freeze ? isSame(row, event) : undefined;
}

/** Whether the same person edited the draft; edits older than the version before are in that one. */
function editedBy(row: StoredRow, event: StoredRow): boolean | undefined {
  if (row.action === 'CreateBotVersion') return false;
  return isWithin(row.place, 'DRAFT') && isSame(row, event) ? true : undefined;
}

/** The version that the alias points to from this call on, unless it pointed there before. */
function pointedTo({ event, change }: NamedEvent): string | undefined {
  const statement = declaredStateOf(event);
  if (statement.kind !== 'whole') return undefined;
  const isUnmoved =
    change?.against === 'earlier' && !change.differences.some(({ path }) => path === 'botVersion');
  return isUnmoved ? undefined : textOf(statement.document.botVersion);
}

function isSame(one: Pick<StoredRow, 'actor'>, other: Pick<StoredRow, 'actor'>): boolean {
  return one.actor.toLowerCase() === other.actor.toLowerCase();
}
