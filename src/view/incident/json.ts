import type { JsonObject } from '../../model/json';
import type { IncidentCaller, Unusual } from '../../questions/incident/callers';
import type { Incident, IncidentChange } from '../../questions/incident-of';
import type { AliasPromotions } from '../../questions/promotions';
import { referenceJson } from '../answers/reference';
import { doubtsJson } from '../doubt';
import { eventJson } from '../event-json';
import { jsonOf } from '../json-of';
import type { IncidentAnswer } from './report';
import { unusualWords } from './unusual-words';

/** The members of `lextrail.incident/1`: what the page says, as data. */
export function incidentJson(answer: IncidentAnswer): JsonObject {
  const { resource, from, to, incident, rules, labelOf, restoreCommands } = answer;
  return {
    resource: { ...resource },
    from,
    to,
    aliases: incident.aliases.map(aliasJson),
    changes: incident.changes.map(changeJson),
    attempts: incident.attempts.map(eventJson),
    comparable: incident.isComparable,
    callers: incident.callers.map((caller) => callerJson(caller, incident)),
    rules: rules.map(({ name, title, severity, isOn, events }) => ({
      name,
      title,
      severity,
      on: isOn,
      events: events.map(({ id }) => id),
    })),
    besides: {
      events: incident.besides.events.map(eventJson),
      reads: incident.besides.reads,
      complete: incident.besides.isComplete,
    },
    unattributed: incident.unattributed.map(({ named, after }) => ({
      event: eventJson(named),
      after: after === undefined ? null : referenceJson(after),
    })),
    before: incident.before.map(({ place, kind, differences, doubts }) => ({
      label: labelOf(place),
      place,
      kind,
      differences: differences.map(jsonOf),
      doubts: doubtsJson(doubts),
    })),
    restore: { at: incident.restoreAt, commands: restoreCommands },
    doubts: doubtsJson(incident.doubts),
  };
}

function aliasJson({ place, name, isDeleted, promotions }: AliasPromotions): JsonObject {
  return {
    place,
    name: name ?? null,
    deleted: isDeleted,
    serves: isDeleted ? null : (promotions.at(-1)?.to ?? null),
    since: promotions.at(-1)?.event.event.time ?? null,
  };
}

function changeJson({ named, reach, isRisky }: IncidentChange): JsonObject {
  const { nearness, version, alias } = reach;
  return {
    nearness,
    version: version ?? null,
    alias: alias?.name ?? null,
    risky: isRisky,
    event: eventJson(named),
  };
}

function callerJson({ events, addresses, keys, unusual }: IncidentCaller, incident: Incident): JsonObject {
  const [first, last] = [events[0], events.at(-1)];
  return {
    actor: first?.actor ?? null,
    role: first?.role ?? null,
    session: first?.session ?? null,
    addresses,
    keys,
    first: first?.time ?? null,
    last: last?.time ?? null,
    events: events.map(({ id }) => id),
    unusual: unusual.map((one) => unusualJson(one, incident)),
  };
}

function unusualJson(unusual: Unusual, { isBaselineComplete }: Incident): JsonObject {
  const text = unusualWords(unusual, isBaselineComplete, {});
  const issuedBy =
    unusual.kind === 'new-key' && unusual.issuedBy !== undefined
      ? { issuedBy: referenceJson({ event: unusual.issuedBy }) }
      : {};
  return { kind: unusual.kind, text, ...issuedBy };
}
