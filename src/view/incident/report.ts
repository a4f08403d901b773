import { counted } from '../../model/counted';
import type { AuditEvent } from '../../model/event';
import type { NamedEvent } from '../../model/named';
import type { Place } from '../../model/place';
import type { IncidentCaller } from '../../questions/incident/callers';
import type { ChangeReach } from '../../questions/incident/nearness';
import type { Incident, IncidentChange } from '../../questions/incident-of';
import type { AliasPromotions } from '../../questions/promotions';
import type { Resource } from '../../questions/resource';
import { minuteOf, referenceWords } from '../answers/reference';
import { resourceWords } from '../answers/resource-words';
import { whoOf } from '../caller-words';
import { changeLines } from '../change-lines';
import { doubtWords } from '../doubt';
import type { Look } from '../look';
import { shortId } from '../next-commands';
import type { PageItem, PageSection, ReportPage } from '../report-page';
import { sentence } from '../sentence/sentence';
import { readableTime } from '../time';
import { listed } from '../words';
import { unusualWords } from './unusual-words';

/** A rule that takes some of the calls. */
export interface RuleFindings {
  readonly name: string;
  readonly title: string;
  readonly severity: string;
  readonly isOn: boolean;
  readonly events: readonly AuditEvent[];
}

/** An incident, and what the command line knows besides. */
export interface IncidentAnswer {
  readonly resource: Resource;
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  readonly incident: Incident;
  readonly rules: readonly RuleFindings[];
  readonly labelOf: (place: Place) => string;
  /** Command lines to go on with. */
  readonly restoreCommands: readonly string[];
  readonly diffCommands: readonly string[];
}

/** The page about an incident; empty sections are left out. */
export function incidentPage(answer: IncidentAnswer, look: Look): ReportPage {
  const { resource, from, to, incident } = answer;
  const times = `${readableTime(from, look.zone)} to ${readableTime(to, look.zone)}`;
  const sections = [
    served(answer, look),
    changes(answer, look),
    callers(answer, look),
    rules(answer),
    besides(answer, look),
    unattributed(answer, look),
    before(answer),
    restore(answer, look),
    doubts(answer, look),
  ];
  return {
    title: `${resourceWords(resource)}, ${times}`,
    summary: summary(incident),
    sections: sections.filter(({ items, commands = [] }) => items.length + commands.length > 0),
  };
}

function summary({ changes: all, attempts, callers: who, isComparable }: Incident): readonly string[] {
  const live = all.filter(({ reach }) => reach.nearness !== 'draft').length;
  const odd = who.filter(({ unusual }) => unusual.length > 0).length;
  const reached =
    live === 0 ? 'none of which is known to have reached callers' : `${live} of which reached callers`;
  if (all.length === 0 && attempts.length === 0) return ['No change of it is recorded in this time.'];
  return [
    `${counted(all.length, 'change')}, ${reached}; ${counted(attempts.length, 'attempt')} failed. By ${counted(who.length, 'sign-in or key', 'sign-ins or keys')}, ${odd === 0 && !isComparable ? 'of which too little is known to call any unusual' : `${odd} of them unusual`}.`,
  ];
}

function served({ incident, from, diffCommands }: IncidentAnswer, look: Look): PageSection {
  const items = incident.aliases
    .filter(({ isDeleted }) => !isDeleted)
    .map((alias) => aliasItem(alias, from, look));
  return { title: 'What callers meet', items, commands: diffCommands };
}

/** What an alias serves, and what it served since the time began. */
function aliasItem({ name, place, promotions }: AliasPromotions, from: string, look: Look): PageItem {
  const last = promotions.at(-1);
  const since = promotions.filter(({ event }) => event.event.instant >= from);
  const before = promotions.filter(({ event }) => event.event.instant < from).at(-1);
  const moves = since.map(
    ({ to, event }) =>
      `version ${to ?? '(not recorded)'} since ${minuteOf(event.event.time, look)} by ${event.event.actor}`,
  );
  const then = before === undefined ? '' : `, version ${before.to ?? '(not recorded)'} before`;
  const text =
    since.length === 0
      ? `version ${last?.to ?? '(not recorded)'}, as before`
      : `${moves.toReversed().join(', ')}${then}`;
  return {
    head: name ?? place.replace(/^alias\//, ''),
    text,
    details: promotions.flatMap((one) => one.doubts.map((doubt) => doubtWords(doubt, look))),
  };
}

function changes({ incident }: IncidentAnswer, look: Look): PageSection {
  return {
    title: 'What changed, nearest to callers first',
    items: [
      ...incident.changes.map((change) => changeItem(change, look)),
      ...incident.attempts.map((named) => eventItem(named, look)),
    ],
  };
}

function changeItem({ named, reach }: IncidentChange, look: Look): PageItem {
  return { ...eventItem(named, look), details: [reachWords(reach)] };
}

function reachWords({ nearness, version, alias }: ChangeReach): string {
  if (nearness === 'live') return 'live at once';
  if (nearness === 'draft') return 'not known to be served by an alias';
  return `served by ${alias?.name ?? 'an alias'} in version ${version}`;
}

function eventItem(named: NamedEvent, look: Look): PageItem {
  const { id, time } = named.event;
  return { head: `${shortId(id)}  ${readableTime(time, look.zone)}`, text: sentence(named) };
}

function callers({ incident }: IncidentAnswer, look: Look): PageSection {
  return {
    title: 'Who did it, and how that is unusual',
    items: incident.callers.map((caller) => callerItem(caller, incident, look)),
  };
}

function callerItem(
  { events, addresses, keys, unusual }: IncidentCaller,
  { isBaselineComplete, isComparable }: Incident,
  look: Look,
): PageItem {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return { text: '' };
  const when = `${minuteOf(first.time, look)} to ${minuteOf(last.time, look)}`;
  const key = keys.length === 0 ? '' : ` with ${keys.length === 1 ? 'key' : 'keys'} ${listed(keys)}`;
  return {
    text: `${whoOf({ event: first })}: ${counted(events.length, 'call')} from ${listed(addresses)}${key}, ${when}`,
    details:
      unusual.length > 0
        ? unusual.map((one) => unusualWords(one, isBaselineComplete, look))
        : [isComparable ? 'nothing unusual' : 'too few earlier calls of this bot to say what is unusual'],
  };
}

function rules({ rules: found }: IncidentAnswer): PageSection {
  return {
    title: 'Which rules take these calls',
    items: found.map(({ name, title, severity, isOn, events }) => ({
      head: name,
      text: `${severity}${isOn ? '' : ', off'}: ${title} (${listed(events.map(({ id }) => shortId(id)))})`,
    })),
  };
}

function besides({ incident }: IncidentAnswer, look: Look): PageSection {
  const { events, reads, isComplete } = incident.besides;
  const reading = reads === 0 ? [] : [{ text: `and ${counted(reads, 'call')} that only read` }];
  const more = isComplete ? [] : [{ text: 'and more: there were too many calls to look through all' }];
  return {
    title: 'What else the unusual ones did, and others from their addresses',
    items: [...events.map((named) => eventItem(named, look)), ...reading, ...more],
  };
}

function unattributed({ incident }: IncidentAnswer, look: Look): PageSection {
  return {
    title: 'Calls that do not say which bot',
    items: incident.unattributed.map(({ named, after }) => ({
      ...eventItem(named, look),
      details:
        after === undefined
          ? ['which bot is not known']
          : [`perhaps this one: the same caller changed it just before, ${referenceWords(after, look)}`],
    })),
  };
}

/** So many lines show what a thing was; `diff` and `state` show all. */
const mostLines = 6;

function before({ incident, labelOf }: IncidentAnswer): PageSection {
  return {
    title: 'What was there before, and what is now',
    items: incident.before.map(({ place, kind, differences }) => {
      const lines = changeLines(differences.slice(0, mostLines));
      const more = differences.length - lines.length;
      return {
        text: `${labelOf(place)}: ${kindWords[kind]}`,
        details: [...lines, ...(more > 0 ? [`and ${counted(more, 'more change')}`] : [])],
      };
    }),
  };
}

const kindWords = {
  added: 'was not there before',
  removed: 'is gone',
  changed: 'changed',
  unknown: 'what it was, or what it is, is not known',
} as const;

function restore({ incident, restoreCommands }: IncidentAnswer, look: Look): PageSection {
  return {
    title: `How to go back to ${readableTime(incident.restoreAt, look.zone)}`,
    items: [],
    commands: restoreCommands,
  };
}

function doubts({ incident }: IncidentAnswer, look: Look): PageSection {
  const said = new Set(incident.doubts.map((doubt) => doubtWords(doubt, look)));
  return { title: 'What is not known', items: [...said].map((text) => ({ text })) };
}
