import type { EventReference } from '../../model/doubt';
import { referenceTo } from '../../model/doubt';
import type { AuditEvent } from '../../model/event';
import { isObject, textOf } from '../../model/json';
import type { StoredEvent } from '../../model/stored';
import type { EventStore } from '../../store/store';
import type { AliasPromotions } from '../promotions';
import { type EarlierCalls, isInOfficeHours, type OfficeHours, officeHoursIn } from './earlier-calls';

/** In what a caller is unlike those who called the bot before. */
export type Unusual =
  | { readonly kind: 'new-here' }
  | { readonly kind: 'new-address'; readonly addresses: readonly string[] }
  /** `issuedBy`: the call that created the key, where it is stored. */
  | { readonly kind: 'new-key'; readonly key: string; readonly issuedBy?: EventReference }
  /** `deployers`: who moved the aliases before. */
  | { readonly kind: 'outside-pipeline'; readonly deployers: readonly string[] }
  | { readonly kind: 'outside-hours'; readonly hours: OfficeHours };

/** Somebody who changed the bot: one person or workload in one sign-in or with one key. */
export interface IncidentCaller {
  /** Their calls that changed the bot or tried to, oldest first. */
  readonly events: readonly AuditEvent[];
  readonly addresses: readonly string[];
  readonly keys: readonly string[];
  /** Empty where nothing is. */
  readonly unusual: readonly Unusual[];
}

/** What callers are compared with. */
export interface Baseline {
  readonly earlier: EarlierCalls;
  readonly aliases: readonly AliasPromotions[];
  /** When the incident begins: alias moves before are those of its usual deployers. */
  readonly from: string;
  /** Roles or names of those who deploy, where they are configured. */
  readonly isDeployer?: (event: Pick<AuditEvent, 'actor' | 'role'>) => boolean;
  /** Calls that created access keys, in the time and before. */
  readonly keyCalls: readonly StoredEvent[];
}

/** Those who made the calls, each with what is unusual about them; who is most unusual comes first. */
export async function callersOf(
  store: EventStore,
  events: readonly AuditEvent[],
  baseline: Baseline,
): Promise<{ readonly callers: readonly IncidentCaller[]; readonly readUnits: number }> {
  const groups = new Map<string, AuditEvent[]>();
  for (const event of events)
    groups.set(signInOrKey(event), [...(groups.get(signInOrKey(event)) ?? []), event]);
  const known = await keysBefore(store, events, baseline.earlier);
  const hours = officeHoursIn(baseline.earlier.rows);
  const callers = [...groups.values()].map((own): IncidentCaller => {
    const addresses = distinct(own.map(({ ip }) => ip));
    const keys = distinct(own.flatMap(({ identity }) => identity.accessKeyId ?? []));
    return {
      events: own,
      addresses,
      keys,
      unusual: unusualOf(own, { ...baseline, hours, known: known.keys }),
    };
  });
  return {
    callers: callers.toSorted((one, other) => other.unusual.length - one.unusual.length),
    readUnits: known.readUnits,
  };
}

/** One sign-in, or where there is none, one person with one key. */
export function signInOrKey({ session, actor, identity }: AuditEvent): string {
  return session ?? `${actor}|${identity.accessKeyId ?? ''}`;
}

interface CallerBaseline extends Baseline {
  readonly hours?: OfficeHours;
  /** Lasting keys that were used for the bot before, by actor. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

function unusualOf(own: readonly AuditEvent[], comparison: CallerBaseline): readonly Unusual[] {
  const { earlier } = comparison;
  const [first] = own;
  if (first === undefined) return [];
  const pipeline = outsidePipeline(first, comparison);
  const isPipeline = pipeline === 'deployer';
  return [
    ...(earlier.isLongEnough ? newcomerMarks(own, earlier) : []),
    ...newKeys(own, comparison),
    ...(isPipeline || pipeline === undefined ? [] : [pipeline]),
    ...(isPipeline ? [] : outsideHours(own, comparison)),
  ];
}

function newcomerMarks(own: readonly AuditEvent[], { rows }: EarlierCalls): readonly Unusual[] {
  const isKnown = rows.some(({ actor }) => actor === own[0]?.actor);
  const known = new Set(rows.map(({ ip }) => ip));
  const addresses = distinct(own.map(({ ip }) => ip)).filter((ip) => !known.has(ip));
  return [
    ...(isKnown ? [] : [{ kind: 'new-here' } as const]),
    ...(addresses.length === 0 ? [] : [{ kind: 'new-address', addresses } as const]),
  ];
}

/** Keys of users last; that of a session is always new. */
function newKeys(own: readonly AuditEvent[], { known, keyCalls }: CallerBaseline): readonly Unusual[] {
  const keys = distinct(own.flatMap(({ identity }) => identity.accessKeyId ?? [])).filter(isLasting);
  return keys.flatMap((key): readonly Unusual[] => {
    const issuedBy = keyCalls.find(({ event }) => keyCreatedBy(event) === key)?.event;
    const before = known.get(own[0]?.actor ?? '');
    if (issuedBy !== undefined) return [{ kind: 'new-key', key, issuedBy: referenceTo(issuedBy) }];
    return before === undefined || before.has(key) ? [] : [{ kind: 'new-key', key }];
  });
}

/** IAM user guide, "IAM identifiers": a key that begins so belongs to a user, and lasts. */
function isLasting(key: string): boolean {
  return key.startsWith('AKIA');
}

/** The key that a call of IAM created. */
export function keyCreatedBy({ action, response }: AuditEvent): string | undefined {
  if (action !== 'CreateAccessKey' || !isObject(response)) return undefined;
  return isObject(response.accessKey) ? textOf(response.accessKey.accessKeyId) : undefined;
}

/** `deployer` for the pipeline itself, undefined where nothing shows who deploys. */
function outsidePipeline(
  event: AuditEvent,
  { aliases, from, isDeployer }: CallerBaseline,
): Unusual | 'deployer' | undefined {
  const moves = aliases
    .flatMap(({ promotions }) => promotions)
    .filter((move) => move.event.event.instant < from);
  const movers = moves.map((move) => move.event.event);
  const deployers = distinct(movers.map(({ actor }) => actor)).filter((actor) => {
    const own = movers.filter((mover) => mover.actor === actor);
    return own.length * 2 >= movers.length || own.some((mover) => isDeployer?.(mover) === true);
  });
  if (isDeployer?.(event) === true || deployers.includes(event.actor)) return 'deployer';
  return deployers.length === 0 ? undefined : { kind: 'outside-pipeline', deployers };
}

function outsideHours(own: readonly AuditEvent[], { hours }: CallerBaseline): readonly Unusual[] {
  if (hours === undefined || own.some(({ instant }) => isInOfficeHours(instant, hours))) return [];
  return [{ kind: 'outside-hours', hours }];
}

/** So many of a caller's earlier calls are looked at for keys. */
const mostFetched = 50;

/** The keys with which those who made these calls called the bot before. */
async function keysBefore(store: EventStore, events: readonly AuditEvent[], { rows }: EarlierCalls) {
  const known = new Map<string, ReadonlySet<string>>();
  let readUnits = 0;
  const actors = distinct(
    events.filter(({ identity }) => isLasting(identity.accessKeyId ?? '')).map(({ actor }) => actor),
  );
  for (const actor of actors) {
    const own = rows.filter((row) => row.actor === actor).slice(0, mostFetched);
    const fetched = await store.fetch(own);
    readUnits += fetched.readUnits;
    const keys = fetched.events.flatMap(({ event }) => event.identity.accessKeyId ?? []);
    if (own.length > 0) known.set(actor, new Set(keys));
  }
  return { keys: known, readUnits };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
