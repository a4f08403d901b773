import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { anEvent } from './an-event';

export const botScope = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';

/** A call at the first instant that says nothing, with whatever is to be different; its record says the same. */
function aCall(different: Partial<AuditEvent>): AuditEvent {
  const event = anEvent({
    instant: instantAt(0),
    name: undefined,
    session: undefined,
    request: {},
    response: null,
    ...different,
  });
  return { ...event, received: { ...event.received, ...recordMembersOf(event) } };
}

/** What stores derive again from the record: what was said, and when it took effect. */
function recordMembersOf({ request, response, interval, instant, time, action }: AuditEvent): JsonObject {
  const isMoment = interval.from === interval.to;
  return {
    eventName: action,
    eventTime: isMoment ? instant : time,
    requestParameters: request,
    responseElements: response,
  };
}

/** Any time of the second of an instant, as for a call whose response has no time. */
export function inSecondOf(instant: string): Pick<AuditEvent, 'interval'> {
  const second = instant.slice(0, 19);
  return { interval: { from: `${second}.000Z`, to: `${second}.999Z` } };
}

/** A call of each kind, by the few things that tell them apart. */
export const calls = {
  intent: (request: JsonObject, different: Partial<AuditEvent> = {}) =>
    aCall({
      request: {
        botId: 'ORDERFLWRS',
        botVersion: 'DRAFT',
        localeId: 'en_US',
        intentId: 'BOOKHOTEL1',
        ...request,
      },
      name: typeof request.intentName === 'string' ? request.intentName : undefined,
      ...different,
    }),
  deleteIntent: (different: Partial<AuditEvent> = {}) => aCall({ action: 'DeleteIntent', ...different }),
  bot: (request: JsonObject, different: Partial<AuditEvent> = {}) =>
    aCall({
      action: 'UpdateBot',
      resourceType: 'bot',
      place: '',
      request: { botId: 'ORDERFLWRS', ...request },
      name: typeof request.botName === 'string' ? request.botName : undefined,
      ...different,
    }),
  alias: (request: JsonObject, different: Partial<AuditEvent> = {}) =>
    aCall({
      action: 'UpdateBotAlias',
      resourceType: 'bot-alias',
      place: 'alias/ALIAS00001',
      request: { botId: 'ORDERFLWRS', botAliasId: 'ALIAS00001', ...request },
      name: typeof request.botAliasName === 'string' ? request.botAliasName : undefined,
      ...different,
    }),
  tag: (tags: JsonObject, different: Partial<AuditEvent> = {}) =>
    aCall({
      action: 'TagResource',
      resourceType: 'tagged-resource',
      place: 'tags',
      request: { resourceARN: botScope, tags },
      ...different,
    }),
  untag: (tagKeys: readonly string[], different: Partial<AuditEvent> = {}) =>
    aCall({
      action: 'UntagResource',
      resourceType: 'tagged-resource',
      place: 'tags',
      request: { resourceARN: botScope, tagKeys },
      ...different,
    }),
  policy: (policy: JsonObject, different: Partial<AuditEvent> = {}) =>
    aCall({
      action: 'UpdateResourcePolicy',
      resourceType: 'resource-policy',
      place: 'policy',
      request: { resourceArn: botScope, policy: JSON.stringify(policy) },
      ...different,
    }),
  policyStatement: (statementId: string, different: Partial<AuditEvent> = {}) =>
    aCall({
      action: 'CreateResourcePolicyStatement',
      resourceType: 'resource-policy',
      place: 'policy',
      request: {
        resourceArn: botScope,
        statementId,
        effect: 'Allow',
        principal: [{ arn: 'arn:aws:iam::444455556666:root' }],
        action: ['lex:RecognizeText'],
      },
      ...different,
    }),
};

/** Instants a millisecond apart. */
export function instantAt(milliseconds: number): string {
  return new Date(Date.UTC(2026, 10, 1, 10) + milliseconds).toISOString();
}
