import type { JsonObject } from '../model/json';
import type { NamedEvent } from '../model/named';
import { doubtsJson } from './doubt';
import { doubtsOf } from './event-doubts';
import { jsonOf } from './json-of';
import { botLabel, labelledBot, resourceLabel } from './resource-label';
import { safeJson } from './safe-text';
import { sentence } from './sentence/sentence';

/** Name and version of this JSON format: members are only ever added. */
export const eventSchema = 'lextrail.event/1';

/** Members that every event has, null where there is no value. */
export const promisedMembers = [
  'id',
  'time',
  'action',
  'effect',
  'outcome',
  'actor',
  'bot',
  'resource',
  'region',
  'account',
  'tool',
  'ip',
  'sentence',
] as const;

/**
 * An event as plain JSON for other programs: flat, readable members first. Members without a value are
 * left out, except the promised ones, which are null.
 *
 * @example
 * ```ts
 * console.log(JSON.stringify(eventJson(named)));
 * ```
 */
export function eventJson(named: NamedEvent): JsonObject {
  return jsonOf({ schema: eventSchema, ...summaryOf(named), ...detailOf(named), ...contentOf(named) });
}

/** One event a line, for pipes. */
export function eventLine(named: NamedEvent): string {
  return safeJson(eventJson(named));
}

function summaryOf(named: NamedEvent) {
  const { event } = named;
  return {
    id: event.id,
    time: event.time,
    action: event.action,
    effect: event.effect,
    outcome: event.outcome,
    error: event.error,
    actor: textOrNull(event.actor),
    bot: botLabel(named),
    resource: resourceLabel(named),
    region: textOrNull(event.region),
    account: textOrNull(event.account),
    tool: event.tool,
    ip: textOrNull(event.ip),
    sentence: sentence(named),
  };
}

function detailOf(named: NamedEvent) {
  const { event } = named;
  return {
    resourceType: event.resourceType,
    botId: event.bot,
    botName: labelledBot(named)?.name,
    place: event.place,
    name: event.name,
    role: event.role,
    session: event.session,
    accessKeyId: event.identity.accessKeyId,
    mfa: event.mfa,
    root: event.root,
    network: event.network,
    toolDetail: event.toolDetail,
    userAgent: event.userAgent,
    service: event.service,
    lex: event.lex,
    catalogued: event.catalogued,
    errorMessage: event.errorMessage,
    arn: event.arn,
    instant: event.instant,
    identity: jsonOf(event.identity),
  };
}

function contentOf(named: NamedEvent) {
  const { event, change, file } = named;
  return {
    doubts: doubtsJson(doubtsOf(named)),
    against: change?.against,
    changeCount: change?.differences.length,
    changedPaths: change?.differences.map(({ path }) => path),
    changes: change?.differences.map(jsonOf),
    omitted: event.omitted,
    problems: event.problems,
    file,
    request: event.request,
    response: event.response,
  };
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
