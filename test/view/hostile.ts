import fc from 'fast-check';
import { catalogue } from '../../src/ingest/catalogue/catalogue';
import type { Change, Difference } from '../../src/model/change';
import type { AuditEvent } from '../../src/model/event';
import type { JsonValue } from '../../src/model/json';
import type { NamedEvent } from '../../src/model/named';
import { placeOf } from '../../src/model/place';
import { anEvent } from '../support/an-event';

/** Characters that command a terminal, reorder a line, hide text, run in a spreadsheet or break a cell. */
const nasty = fc.constantFrom(
  ...['\u001b[31m', '\u0000', '\u0001', '\u0007', '\n', '\r', '\t', '\u007f', '\u009b', '\u2028'],
  ...['\u202e', '\u2066', '\u200f', '\u061c', '\u200b', '\u200d', '\ufeff', '\u00ad', '\u{e0041}', '\ud800'],
  ...[
    '=1+1',
    '+',
    '-',
    '@',
    '"',
    ',',
    "'",
    '<script>',
    '{bot}',
    '$&',
    '\\',
    ']',
    '[',
    '|',
    '/',
    '%2F',
    '$(x)',
  ],
  ...[
    '__proto__',
    'constructor',
    '花',
    '👩‍👩‍👧',
    'é',
    'a'.repeat(300),
    '(name not seen yet)',
    'arn:aws:iam::1:role/x',
  ],
);

export const hostileText = fc
  .array(fc.oneof({ weight: 2, arbitrary: nasty }, fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

const hostileJson = fc.oneof(hostileText, fc.jsonValue({ maxDepth: 2 })) as fc.Arbitrary<JsonValue>;

const members = fc.constantFrom(
  ...[
    'botId',
    'botName',
    'botVersion',
    'botAliasId',
    'localeId',
    'intentId',
    'slotId',
    'slotTypeId',
    'tags',
    'tagKeys',
  ],
  ...[
    'resourceARN',
    'resourceArn',
    'policy',
    'principal',
    'effect',
    'statementId',
    'customVocabularyItemList',
    'name',
  ],
  ...[
    'resourceSpecification',
    'target',
    'generationDataSource',
    'skipResourceInUseCheck',
    'mergeStrategy',
    'version',
  ],
);

const hostileParameters = fc.oneof(
  fc.constant(null),
  fc.dictionary(members, hostileJson, { maxKeys: 6 }),
  hostileJson,
) as fc.Arbitrary<JsonValue>;

const hostilePath = fc
  .array(
    fc.oneof(
      fc.constantFrom('sampleUtterances', 'slotPriorities', 'fulfillmentCodeHook', 'enabled'),
      hostileText,
    ),
  )
  .map((parts) => parts.join('.'));

const hostileDifference: fc.Arbitrary<Difference> = fc.oneof(
  fc.record({ kind: fc.constant('added' as const), path: hostilePath, after: hostileJson }),
  fc.record({
    kind: fc.constant('removed' as const),
    path: hostilePath,
    before: hostileJson,
    leftOut: fc.constant(true as const),
  }),
  fc.record({
    kind: fc.constant('changed' as const),
    path: hostilePath,
    before: hostileJson,
    after: hostileJson,
  }),
  fc.record({ kind: fc.constant('moved' as const), path: hostilePath, from: fc.nat(9), to: fc.nat(9) }),
  fc.record({ kind: fc.constant('set' as const), path: hostilePath, after: hostileJson }),
  fc.record({ kind: fc.constant('unset' as const), path: hostilePath }),
);

const hostileChange: fc.Arbitrary<Change> = fc.record({
  against: fc.constantFrom('first', 'earlier', 'unrecorded', 'partial'),
  differences: fc.array(hostileDifference, { maxLength: 6 }),
  basis: hostileText,
});

const actions = [...catalogue.V1.keys(), ...catalogue.V2.keys()];

const place = fc.oneof(
  fc.array(hostileText, { maxLength: 5 }).map((parts) => placeOf(...parts)),
  hostileText.map((id) => placeOf('DRAFT', 'en_US', 'intent', id, 'slot', id)),
  hostileText.map((id) => placeOf('alias', id, 'policy')),
  hostileText,
);

const hostileMembers: fc.Arbitrary<Partial<AuditEvent>> = fc.record(
  {
    id: hostileText,
    time: fc.constantFrom('2026-11-22T08:59:43Z', '1970-01-01T00:00:00Z'),
    service: hostileText,
    action: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...actions) }, hostileText),
    lex: fc.constantFrom('V1', 'V2', undefined),
    effect: fc.constantFrom('read', 'write', 'runtime'),
    outcome: fc.constantFrom('ok', 'denied', 'throttled', 'error'),
    error: hostileText,
    errorMessage: hostileText,
    account: hostileText,
    region: hostileText,
    scope: hostileText,
    bot: hostileText,
    place,
    resourceType: hostileText,
    name: hostileText,
    botName: hostileText,
    actor: hostileText,
    role: hostileText,
    tool: fc.constantFrom('console', 'cli', 'service', 'other'),
    toolDetail: hostileText,
    userAgent: hostileText,
    ip: hostileText,
    network: fc.constantFrom('internet', 'aws-service', 'unknown'),
    identity: fc.record(
      {
        type: hostileText,
        account: hostileText,
        sourceIdentity: hostileText,
        onBehalfOf: hostileText,
        accessKeyId: hostileText,
      },
      { requiredKeys: ['type'] },
    ),
    request: hostileParameters,
    response: hostileParameters,
    omitted: fc.constantFrom([], ['request' as const]),
    problems: fc.array(hostileText, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** An event whose every text was written by somebody who wants to be believed, obeyed or run. */
export const hostileEvent: fc.Arbitrary<NamedEvent> = fc
  .record({
    members: hostileMembers,
    change: fc.option(hostileChange, { nil: undefined }),
    file: fc.option(hostileText, { nil: undefined }),
    name: fc.option(hostileText, { nil: undefined }),
  })
  .map(({ members: bent, change, file, name }) => ({
    event: anEvent(bent),
    change,
    file,
    nameOf: () => name,
  }));

/** Controls but the line break, bidi and zero-width marks, half characters: nothing that a view may print. */
export const unsafePattern = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[^\P{Cc}\n]/u;
