import { declaredStateOf } from '../../change/declared-state';
import { doubtOf } from '../../model/doubt';
import type { AuditEvent } from '../../model/event';
import { textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { isWithin, placeOf } from '../../model/place';
import { endOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { byBot } from '../../store/keys';
import type { Holding, WatchContext } from '../context';
import { earlierRows } from '../earlier-rows';

/**
 * Whoever points the alias to a version also made that version, and edited the draft it froze: nobody
 * else had to look. Lex V2 only, where edits, versions and aliases share one history. Where the records do
 * not say whether an edit came before the version or after it, neither does the answer.
 */
export async function isOnePerson(named: NamedEvent, { store }: WatchContext): Promise<Holding> {
  const { event } = named;
  const version = pointedTo(named);
  if (version === undefined || !byBot.holds(event.scope)) return false;
  const made = await makingOf(event, placeOf('version', version), store);
  if (made === undefined || !isSame(made.freeze, event)) return false;
  const { freeze, before, edits } = made;
  const isFar = ({ instant }: StoredRow) =>
    instant < later(freeze, -2) && (before === undefined || instant > later(before, 2));
  if (edits.some(isFar)) return true;
  return holdsNearby(made, store);
}

/** The call that made a version, the one that made the version before it, and the person's edits from there on. */
interface Making {
  readonly freeze: StoredRow;
  readonly before?: StoredRow;
  readonly edits: readonly StoredRow[];
}

/** What made a version, as far back as it matters. It is made before an alias points to it, however their second shows them. */
async function makingOf(
  event: AuditEvent,
  place: string,
  store: WatchContext['store'],
): Promise<Making | undefined> {
  const query = { index: byBot.index, partition: byBot.partition(event.scope) } as const;
  const found: PartialMaking = { edits: [] };
  for await (const row of earlierRows(store, { ...query, to: endOf(later(event, 2)), most: 5000 })) {
    if (isPast(row, found)) break;
    if (row.lane === 'state') add(row, found, event, place);
  }
  const { freeze } = found;
  return freeze && { ...found, freeze };
}

interface PartialMaking {
  freeze?: StoredRow;
  before?: StoredRow;
  readonly edits: StoredRow[];
}

function add(row: StoredRow, found: PartialMaking, event: AuditEvent, place: string): void {
  const isVersion = row.action === 'CreateBotVersion';
  if (isVersion && row.place === place) found.freeze = row;
  if (isVersion && numberOf(row.place) < numberOf(place)) found.before ??= row;
  if (isWithin(row.place, 'DRAFT') && isSame(row, event)) found.edits.push(row);
}

function numberOf(version: string): number {
  return Number(version.split('/')[1]);
}

/** Whether a call is older than all that matters: than the version before, or an edit that is surely in the version. */
function isPast(row: StoredRow, { freeze, before, edits }: PartialMaking): boolean {
  if (freeze === undefined) return false;
  const oldest = before ?? edits.find((edit) => edit.instant < later(freeze, -2));
  return oldest !== undefined && row.instant < later(oldest, -2);
}

/** Whether an edit within seconds of a version is in it, by when the calls took effect. */
async function holdsNearby(
  { freeze, before, edits }: Making,
  store: WatchContext['store'],
): Promise<Holding> {
  const near = edits.filter(({ instant }) => instant <= later(freeze, 2));
  const fetched = await store.fetch([freeze, ...(before === undefined ? [] : [before]), ...near]);
  const events = new Map(fetched.events.map(({ event }) => [event.id, event]));
  const [end, start] = [events.get(freeze.id), before && events.get(before.id)];
  if (end === undefined) return false;
  const found = near.flatMap(({ id }) => events.get(id) ?? []);
  const isIn = (edit: AuditEvent) => isEarlier(edit, end) && (start === undefined || isEarlier(start, edit));
  if (found.some(isIn)) return true;
  const isOut = (edit: AuditEvent) => isEarlier(end, edit) || (start !== undefined && isEarlier(edit, start));
  const possible = found.filter((edit) => !isOut(edit));
  return possible.length > 0 && [doubtOf('order-unsure', ...possible, end)];
}

function isEarlier(one: AuditEvent, other: AuditEvent): boolean {
  return one.interval.to < other.interval.from;
}

/** An instant so many seconds away from that of a call; a call takes effect within two seconds of it. */
function later({ instant }: Pick<StoredRow, 'instant'>, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
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
