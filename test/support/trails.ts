import fc from 'fast-check';
import { callerMarks } from '../../src/model/caller-names';
import type { Change } from '../../src/model/change';
import type { AuditEvent } from '../../src/model/event';
import type { NameMark, StoredEvent } from '../../src/model/stored';
import { anEvent } from './an-event';

export function aChange(...paths: readonly string[]): Change {
  return {
    against: 'earlier',
    differences: paths.map((path) => ({ kind: 'added', path, after: true })),
    basis: 'b',
  };
}

const root = 'arn:aws:lex:eu-west-1:111122223333:';
export const trailScopes = [
  `${root}bot/ORDERFLWRS`,
  `${root}bot/BANKBOT002`,
  `${root}bot:OldBot`,
  `${root}bot-named/Flowers`,
  `${root}intent:OldIntent`,
  '111122223333/eu-west-1/lex.amazonaws.com/2026-11-20',
];
const trailPlaces = [
  '',
  'alias/LIVEALIAS1',
  'version/3',
  'DRAFT/en_US',
  'DRAFT/en_US/intent/BOOKHOTEL1',
  'DRAFT/de_DE/intent/BOOKHOTEL1/slot/DATESLOT01',
  'DRAFT/en_US/slottype/KINDTYPE01',
  'version/3/en_US/intent/BOOKHOTEL1',
];
export const trailNames = ['Flowers', 'Blumen', 'Bank', 'BookHotel', 'Live'];
const actors = ['alice', 'Bob', 'ci-deploy', 'connect.amazonaws.com'];
const addresses = [
  '203.0.113.7',
  '203.0.114.1',
  '2001:db8::7',
  'AWS Internal',
  'cloudformation.amazonaws.com',
];
export const trailPaths = [
  'slotTypeValues[roses]',
  'slotTypeValues[roses].synonyms[red rose]',
  'fulfillmentCodeHook.enabled',
  'intentName',
];
const ids = [
  '5d21f0c8-a',
  '5D21F0C8-b',
  '91c0aa14-c',
  'sha256-ab01',
  'sha256-ab02',
  'ffffffff-\u{1f600}',
  'ffffffff-\ue000',
];

const instants = fc
  .record({ day: fc.integer({ min: 28, max: 33 }), second: fc.integer({ min: 0, max: 2 }) })
  .map(({ day, second }) => new Date(Date.UTC(2026, 9, day, 9, 0, second)).toISOString());

const requests = fc.constantFrom<AuditEvent['request']>(
  null,
  {},
  { intentName: 'BookHotel', sampleUtterances: [{ utterance: 'book a {Hotel}' }, { utterance: 'a room' }] },
  { idleSessionTTLInSeconds: 300, 'a.b': { c: ['x', false] } },
);

const optionally = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Any of few things, so that filters hit and events collide. */
const events: fc.Arbitrary<StoredEvent> = fc
  .record({
    id: fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max: 60 })).map(([id, n]) => `${id}${n}`),
    instant: instants,
    action: fc.constantFrom('UpdateIntent', 'DeleteIntent', 'ListBots', 'CreateBot'),
    lex: fc.constantFrom<AuditEvent['lex']>('V1', 'V2', undefined),
    effect: fc.constantFrom('read', 'write', 'runtime'),
    outcome: fc.constantFrom('ok', 'ok', 'denied', 'throttled', 'error'),
    scope: fc.constantFrom(...trailScopes),
    place: fc.constantFrom(...trailPlaces),
    resourceType: fc.constantFrom('bot', 'intent', 'slot', 'slot-type', 'bot-alias'),
    name: optionally(fc.constantFrom(...trailNames)),
    actor: fc.constantFrom(...actors),
    alsoKnownAs: optionally(fc.constantFrom(['alice'], ['bob'], ['i-0123', 'x-deploy'])),
    role: optionally(fc.constantFrom('Dev', 'Admin')),
    mfa: optionally(fc.boolean()),
    root: fc.constantFrom<true | undefined>(undefined, true),
    tool: fc.constantFrom('console', 'cli', 'cdk'),
    ip: fc.constantFrom(...addresses),
    network: fc.constantFrom('internet', 'aws-service', 'unknown'),
    userAgent: optionally(fc.constantFrom('Boto3/1.2', 'aws-cli/2.0')),
    request: requests,
    response: requests,
    paths: fc.array(fc.constantFrom(...trailPaths), { maxLength: 4 }),
    file: optionally(fc.constant('a.json.gz')),
  })
  .map(({ paths, file, ...bent }) => {
    const isChange = bent.outcome === 'ok' && bent.effect === 'write';
    const event = anEvent({
      ...bent,
      lane: isChange ? 'state' : 'other',
      error: bent.outcome === 'ok' ? undefined : 'X',
    });
    return { event, change: isChange && paths.length > 0 ? aChange(...paths) : undefined, file };
  });

export interface Trail {
  readonly stored: readonly StoredEvent[];
  readonly marks: readonly NameMark[];
}

/** A table's content: every event once, and the marks that its calls made, some more. */
export const trails: fc.Arbitrary<Trail> = fc
  .record({
    stored: fc.uniqueArray(events, {
      minLength: 0,
      maxLength: 60,
      size: 'max',
      selector: ({ event: { scope, lane, place, instant, id } }) =>
        [scope, lane, place, instant, id].join('|'),
    }),
    others: fc.array(
      fc.record({
        scope: fc.constantFrom(...trailScopes.slice(0, 4)),
        place: fc.constantFrom(...trailPlaces),
        instant: instants,
        id: fc.constant('sync'),
        name: optionally(fc.constantFrom(...trailNames)),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ stored, others }) => ({
    stored,
    marks: [
      ...stored
        .filter(({ event }) => event.lane === 'state' && event.name && event.scope.startsWith('arn:'))
        .map(({ event }) => event),
      ...stored.flatMap(({ event }) => callerMarks(event)),
      ...others,
    ],
  }));
