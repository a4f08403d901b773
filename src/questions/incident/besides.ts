import { dayMs, minuteMs } from '../../model/duration';
import type { AuditEvent } from '../../model/event';
import type { NamedEvent } from '../../model/named';
import type { FieldName } from '../../query/filter/field-table';
import { allOf, anyOf, type Filter, type Value } from '../../query/filter/filter';
import { type Page, runQuery } from '../../query/run/run-query';
import type { EventStore } from '../../store/store';
import type { IncidentCaller } from './callers';

/** A search must end also in a month of a busy account. */
const mostReads = 20_000;
const mostEvents = 500;

export interface Besides {
  /** What they did other than change this bot, oldest first: all that is no mere reading. */
  readonly events: readonly NamedEvent[];
  /** How many calls only read. */
  readonly reads: number;
  readonly isComplete: boolean;
  readonly readUnits: number;
}

/** What those who are unusual did elsewhere in the time, and what others did from their new addresses. */
export async function besidesOf(
  store: EventStore,
  callers: readonly IncidentCaller[],
  {
    from,
    to,
    without,
  }: { readonly from: string; readonly to: string; readonly without: ReadonlySet<string> },
): Promise<Besides> {
  const suspects = callers.filter(({ unusual }) => unusual.length > 0);
  const actors = [...new Set(suspects.flatMap(({ events }) => events.map(({ actor }) => actor)))];
  const addresses = suspects.flatMap(({ unusual }) =>
    unusual.flatMap((mark) => (mark.kind === 'new-address' ? mark.addresses : [])),
  );
  if (actors.length === 0) return { events: [], reads: 0, isComplete: true, readUnits: 0 };
  const who = [...actors.map((actor) => term('actor', actor)), ...[...new Set(addresses)].map(ofAddress)];
  const filter = allOf([anyOf(who), span(from, to)]);
  const page = await runQuery(store, filter, { limit: mostEvents, maxReads: mostReads });
  const others = page.events.toReversed().filter(({ event }) => !without.has(event.id));
  const isReading = ({ event }: NamedEvent) => event.effect === 'read' && event.outcome !== 'denied';
  return {
    events: others.filter((named) => !isReading(named)),
    reads: others.filter(isReading).length,
    isComplete: page.complete,
    readUnits: page.readUnits,
  };
}

/** A key that was created before an incident is looked for so many days back. */
const keyDays = 7;

/** The calls that created access keys in the time and shortly before. */
export function keyCallsOf(
  store: EventStore,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Page> {
  const earlier = new Date(Date.parse(from) - keyDays * dayMs).toISOString();
  const filter = allOf([term('event', 'CreateAccessKey'), span(earlier, to)]);
  return runQuery(store, filter, { limit: 50, maxReads: mostReads });
}

function term(field: FieldName, text: string): Filter {
  return { kind: 'term', field, values: [{ kind: 'text', text }] };
}

/** An address is compared as one; anything else is the name of a service. */
function ofAddress(ip: string): Filter {
  const value: Value = /^[\d.]+$|:/.test(ip) ? { kind: 'block', text: ip } : { kind: 'text', text: ip };
  return { kind: 'term', field: 'ip', values: [value] };
}

/** From one instant to another, both included. */
function span(from: string, to: string): Filter {
  const before = new Date(Date.parse(to) + 1).toISOString();
  return allOf([
    { kind: 'term', field: 'since', values: [{ kind: 'span', from }] },
    { kind: 'term', field: 'until', values: [{ kind: 'span', before }] },
  ]);
}

/** The call of the same caller just before another, if it is about a bot: that may be what the other is about too. */
export function callJustBefore(event: AuditEvent, calls: readonly AuditEvent[]): AuditEvent | undefined {
  const moment = Date.parse(event.instant);
  const isSame = (one: AuditEvent) =>
    one.session === undefined && event.session === undefined
      ? one.actor === event.actor && one.identity.accessKeyId === event.identity.accessKeyId
      : one.session === event.session;
  return calls.findLast((one) => {
    const at = Date.parse(one.instant);
    return one.bot !== undefined && isSame(one) && at < moment && at >= moment - inferenceMs;
  });
}

const inferenceMs = 10 * minuteMs;
