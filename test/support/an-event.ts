import type { AuditEvent } from '../../src/model/event';
import { aRecord, bookHotel } from './a-record';

/**
 * The event that `aRecord()` becomes, with whatever is to be different. An event at another `instant` has
 * the `time`, an `id` and a moment of effect that go with it.
 */
export function anEvent(different: Partial<AuditEvent> = {}): AuditEvent {
  const { instant } = different;
  const moved = instant === undefined ? {} : movedTo(instant);
  return { ...savedIntent(), ...moved, ...different };
}

function movedTo(instant: string): Partial<AuditEvent> {
  const interval = { from: instant, to: instant };
  return { id: `id-${instant}`, time: `${instant.slice(0, 19)}Z`, interval };
}

function savedIntent(): AuditEvent {
  return {
    id: '5d21f0c8-1f6a-4b5e-9a53-0c6a2e8d7f11',
    time: '2026-11-22T08:59:43Z',
    instant: '2026-11-22T08:59:43.250Z',
    service: 'lex.amazonaws.com',
    action: 'UpdateIntent',
    lex: 'V2',
    effect: 'write',
    outcome: 'ok',
    account: '111122223333',
    region: 'eu-west-1',
    scope: 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS',
    bot: 'ORDERFLWRS',
    place: 'DRAFT/en_US/intent/BOOKHOTEL1',
    resourceType: 'intent',
    lane: 'state',
    name: 'BookHotel',
    actor: 'alice@example.com',
    role: 'AWSReservedSSO_Dev_0123456789abcdef',
    session: 'AROAEXAMPLEDEVROLE01:alice@example.com@2026-11-22T08:01:12Z',
    mfa: true,
    tool: 'console',
    ip: '203.0.113.7',
    network: 'reserved',
    interval: { from: '2026-11-22T08:59:43.250Z', to: '2026-11-22T08:59:43.250Z' },
    identity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/alice@example.com',
      account: '111122223333',
      principalId: 'AROAEXAMPLEDEVROLE01:alice@example.com',
      accessKeyId: 'ASIAEXAMPLEKEY000001',
      roleArn:
        'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef',
      sessionName: 'alice@example.com',
      sessionStarted: '2026-11-22T08:01:12Z',
    },
    toolDetail: 'Chrome 142',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    catalogued: true,
    request: bookHotel(),
    response: { ...bookHotel(), creationDateTime: 1794302103.118, lastUpdatedDateTime: 1795337983.25 },
    omitted: [],
    problems: [],
    received: aRecord(),
  };
}
