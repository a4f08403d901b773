import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';

export const BOT = 'arn:aws:lex:eu-west-1:111122223333:bot/BOTAAAAAA1';

/** A successful UpdateIntent by Alice, with whatever is to be different. */
export function anEvent(different: Partial<AuditEvent> = {}): AuditEvent {
  const instant = different.instant ?? '2026-11-01T10:00:00.000Z';
  return {
    id: `id-${instant}`,
    time: `${instant.slice(0, 19)}Z`,
    instant,
    service: 'lex.amazonaws.com',
    action: 'UpdateIntent',
    lex: 'V2',
    effect: 'write',
    outcome: 'ok',
    account: '111122223333',
    region: 'eu-west-1',
    scope: BOT,
    bot: 'BOTAAAAAA1',
    place: 'DRAFT/en_US/intent/INTENT0001',
    resourceType: 'intent',
    lane: 'state',
    actor: 'alice',
    tool: 'console',
    ip: '203.0.113.7',
    network: 'internet',
    identity: { type: 'AssumedRole' },
    catalogued: true,
    request: {},
    response: null,
    omitted: [],
    problems: [],
    received: {},
    ...different,
  };
}

/** A call of each kind, by the few things that tell them apart. */
export const calls = {
  intent: (request: JsonObject, different: Partial<AuditEvent> = {}) =>
    anEvent({
      request: {
        botId: 'BOTAAAAAA1',
        botVersion: 'DRAFT',
        localeId: 'en_US',
        intentId: 'INTENT0001',
        ...request,
      },
      name: typeof request.intentName === 'string' ? request.intentName : undefined,
      ...different,
    }),
  deleteIntent: (different: Partial<AuditEvent> = {}) => anEvent({ action: 'DeleteIntent', ...different }),
  bot: (request: JsonObject, different: Partial<AuditEvent> = {}) =>
    anEvent({
      action: 'UpdateBot',
      resourceType: 'bot',
      place: '',
      request: { botId: 'BOTAAAAAA1', ...request },
      name: typeof request.botName === 'string' ? request.botName : undefined,
      ...different,
    }),
  alias: (request: JsonObject, different: Partial<AuditEvent> = {}) =>
    anEvent({
      action: 'UpdateBotAlias',
      resourceType: 'bot-alias',
      place: 'alias/ALIAS00001',
      request: { botId: 'BOTAAAAAA1', botAliasId: 'ALIAS00001', ...request },
      name: typeof request.botAliasName === 'string' ? request.botAliasName : undefined,
      ...different,
    }),
  tag: (tags: JsonObject, different: Partial<AuditEvent> = {}) =>
    anEvent({
      action: 'TagResource',
      resourceType: 'tagged-resource',
      place: 'tags',
      request: { resourceARN: BOT, tags },
      ...different,
    }),
  untag: (tagKeys: readonly string[], different: Partial<AuditEvent> = {}) =>
    anEvent({
      action: 'UntagResource',
      resourceType: 'tagged-resource',
      place: 'tags',
      request: { resourceARN: BOT, tagKeys },
      ...different,
    }),
  policy: (policy: JsonObject, different: Partial<AuditEvent> = {}) =>
    anEvent({
      action: 'UpdateResourcePolicy',
      resourceType: 'resource-policy',
      place: 'policy',
      request: { resourceArn: BOT, policy: JSON.stringify(policy) },
      ...different,
    }),
  policyStatement: (statementId: string, different: Partial<AuditEvent> = {}) =>
    anEvent({
      action: 'CreateResourcePolicyStatement',
      resourceType: 'resource-policy',
      place: 'policy',
      request: {
        resourceArn: BOT,
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
