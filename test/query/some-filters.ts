import fc from 'fast-check';
import { type FieldName, fieldTable } from '../../src/query/filter/field-table';
import {
  allOf,
  anyOf,
  everything,
  type Filter,
  not,
  type Term,
  type Value,
} from '../../src/query/filter/filter';
import { trailNames, trailPaths, trailScopes } from '../support/trails';

const text = (value: string): Value => ({ kind: 'text', text: value });
const glob = (value: string): Value => ({ kind: 'glob', text: value });

const instants = fc
  .integer({ min: Date.UTC(2026, 9, 27), max: Date.UTC(2026, 10, 5) })
  .map((milliseconds) => new Date(Math.round(milliseconds / 3_600_000) * 3_600_000).toISOString());

const spans: fc.Arbitrary<Value> = fc.oneof(
  instants.map((from): Value => ({ kind: 'span', from })),
  instants.map((before): Value => ({ kind: 'span', before })),
  fc
    .tuple(instants, instants)
    .filter(([from, before]) => from < before)
    .map(([from, before]): Value => ({ kind: 'span', from, before })),
);

const bounds = fc.record({ value: fc.integer({ min: -2, max: 400 }), inclusive: fc.boolean() });
const ranges: fc.Arbitrary<Value> = fc.oneof(
  bounds.map((low): Value => ({ kind: 'range', of: 'number', low })),
  bounds.map((high): Value => ({ kind: 'range', of: 'number', high })),
  fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })).map(
    ([a, b]): Value => ({
      kind: 'range',
      of: 'number',
      low: { value: Math.min(a, b), inclusive: true },
      high: { value: Math.max(a, b), inclusive: true },
    }),
  ),
);

const words = (...values: readonly string[]) => fc.constantFrom(...values).map(text);
const globs = (...values: readonly string[]) => fc.constantFrom(...values).map(glob);
const things = fc.oneof(
  words(...trailNames, 'ORDERFLWRS', 'BOOKHOTEL1', 'LIVEALIAS1', 'nobody'),
  globs('F*', '*o*', '?ank', '*'),
);

/** Values of fields whose sense a test cares for; other fields get any word. */
const valuesOf: Partial<Record<FieldName, fc.Arbitrary<Value>>> = {
  bot: fc.oneof(things, words(...trailScopes)),
  intent: things,
  slot: things,
  slottype: things,
  locale: fc.oneof(words('en_US', 'de_DE'), globs('*_DE')),
  alias: things,
  version: fc.oneof(words('DRAFT', '3'), ranges),
  serves: fc.oneof(words('1', '2', 'DRAFT'), globs('*')),
  key: fc.oneof(words('ASIAEXAMPLEKEY000001', 'x'), globs('A*')),
  actor: fc.oneof(words('alice', 'ALICE', 'bob', 'connect.amazonaws.com'), globs('*-deploy', 'a*')),
  role: words('Dev', 'x'),
  event: fc.oneof(words('UpdateIntent', 'listbots'), globs('Delete*', '*Bot?')),
  effect: words('read', 'write'),
  outcome: fc.oneof(words('ok', 'denied', 'throttled', 'error'), globs('*', '*ed', 'o?')),
  since: spans,
  until: spans,
  on: spans,
  ip: fc.oneof(
    fc
      .constantFrom('203.0.113.0/24', '203.0.113.7', '2001:db8::/32', '0.0.0.0/0')
      .map((block): Value => ({ kind: 'block', text: block })),
    globs('203.0.*', 'AWS*'),
    words('AWS Internal', 'cloudformation.amazonaws.com'),
  ),
  network: words('internet', 'unknown'),
  tool: words('console', 'cli'),
  ua: fc.oneof(words('boto'), globs('cli*2')),
  mfa: words('yes', 'no'),
  root: words('yes', 'no'),
  changed: fc.oneof(words(...trailPaths, 'slotTypeValues', 'fulfillmentCodeHook'), globs('slot*', '*rose]')),
  first: words('actor', 'ip', 'tool'),
  'req.*': fc.oneof(words('BookHotel', 'a room', '300', 'false'), globs('book*', '*'), ranges),
  'resp.*': fc.oneof(words('BookHotel', 'x'), globs('*'), ranges),
  id: words('5d21f0c8', '5D21F0C8-A', '91c0aa14-c1', 'sha256-ab0', 'ffffffff'),
  has: words('error', 'change', 'request', 'response', 'name', 'role', 'mfa', 'root', 'file'),
  service: words('lex', 'lex.amazonaws.com', 'iam'),
  lex: words('V1', 'V2'),
  text: fc.oneof(
    words('hotel', 'a room', 'Blumen', 'no such text', 'red rose', '5d21'),
    globs('b?ok', 'r*m'),
  ),
};

const pathsOfRequests = [
  'intentName',
  'sampleUtterances.utterance',
  'idleSessionTTLInSeconds',
  'a.b.c',
  'a.b.c.1',
  '*',
];

const anyField = fc.constantFrom(...fieldTable.map(({ name }) => name).filter((name) => name !== 'country'));

/** As often as all others together: those that the planner has ways for. */
const fields: fc.Arbitrary<FieldName> = fc.oneof(
  anyField,
  fc.constantFrom('bot', 'actor', 'outcome', 'id', 'has', 'since', 'until'),
);

/** One term, of a field and values that it can have. */
export const terms: fc.Arbitrary<Term> = fields.chain((field) =>
  fc.record({
    kind: fc.constant('term' as const),
    field: fc.constant(field),
    values: fc
      .array(valuesOf[field] ?? fc.oneof(words('eu-west-1', '111122223333', 'X'), globs('*1*')), {
        minLength: 1,
        maxLength: 3,
      })
      .map(likeTheFirst),
    ...(field === 'req.*' || field === 'resp.*' ? { path: fc.constantFrom(...pathsOfRequests) } : {}),
  }),
);

export const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'filter' },
    { arbitrary: terms, weight: 4 },
    { arbitrary: fc.constant(everything), weight: 1 },
    { arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(allOf), weight: 3 },
    {
      arbitrary: fc
        .array(tie('filter').filter(isSaid), { minLength: 1, maxLength: 3 })
        .filter(isLong)
        .map(anyOf),
      weight: 2,
    },
    { arbitrary: tie('filter').filter(isSaid).map(not), weight: 1 },
  ),
})).filter;

/** A filter of everything has no text within another filter. */
function isSaid(filter: Filter): boolean {
  return filter.kind !== 'all';
}

function isLong(list: readonly Filter[]): boolean {
  return list.length > 0;
}

/** In the language, one operator holds for all values of a term: `:>3,5`. */
function likeTheFirst(values: readonly Value[]): readonly Value[] {
  const [first] = values;
  if (first?.kind !== 'range') return values.filter(({ kind }) => kind !== 'range');
  return first.low && first.high
    ? values.filter((each) => each.kind !== 'range' || (each.low && each.high))
    : [first];
}
