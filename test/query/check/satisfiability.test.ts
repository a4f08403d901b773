import fc from 'fast-check';
import { catalogue } from '../../../src/ingest/catalogue/catalogue';
import { nameIndex } from '../../../src/model/name-index';
import type { StoredEvent } from '../../../src/model/stored';
import { satisfiabilityOf } from '../../../src/query/check/satisfiability';
import type { Filter } from '../../../src/query/filter/filter';
import { parseFilter } from '../../../src/query/filter/parse-filter';
import { matches } from '../../../src/query/judge/judge';
import { firstSeenDirectory } from '../../../src/query/run/first-seen';
import { memoryStore } from '../../support/memory-store';
import { trails } from '../../support/trails';
import { filters } from '../some-filters';

test.each([
  'effect:read effect:write',
  'outcome:ok has:error',
  'outcome:ok error:AccessDenied*',
  'has:change outcome:denied',
  'changed:botVersion effect:read',
  'changed:botVersion has:error',
  'root:yes -has:root',
  'event:Create* event:Delete*',
  'event:CreateBot effect:read',
  'version:>5 version:<3',
  'tool:console tool:cli,cdk',
  'alias:PROD -alias:PROD',
  '(effect:read OR effect:runtime) effect:write',
  'alias:PROD (mfa:yes mfa:no)',
  'since:2026-12-01 until:2026-11-01',
  '-event:*',
])('%s can never match', (text) => {
  expect(satisfiabilityOf(filterOf(text))).toBe('never');
});

test.each([
  '*',
  'effect:*',
  'event:*',
  'effect:read,write,runtime',
  'alias:PROD OR -alias:PROD',
  'has:error OR outcome:ok',
  'actor:* OR bot:A',
  '-(effect:read effect:write)',
])('%s takes everything', (text) => {
  expect(satisfiabilityOf(filterOf(text))).toBe('always');
});

test.each([
  'alias:PROD effect:write',
  'event:Delete* event:*Bot*',
  'actor:*deploy actor:*-deploy',
  'actor:ab* actor:abc*',
  'actor:ci-* actor:*-deploy',
  'actor:a*z actor:ab*yz',
  'actor:a?c* actor:ab*',
  'role:*',
  'mfa:yes,no',
  'lex:V1,V2',
  'version:>3 version:<5',
  'req.a:>5 req.a:<3',
  'event:NewThing* effect:read',
  'event:TagResource service:iam effect:read',
  'outcome:denied -error:AccessDenied*',
  'effect:write -has:change',
  'changed:botVersion -changed:description',
  'role:Dev role:AWSReservedSSO_*',
  'event:abc*xyz event:ab*m*yz',
])('%s takes some calls and not others', (text) => {
  expect(satisfiabilityOf(filterOf(text))).toBe('sometimes');
});

test('no event matches a filter that is said to match none, and every event one that is said to match all', () => {
  let settled = 0;
  fc.assert(
    fc.property(filters, trails, (filter, { stored, marks }) => {
      const satisfiability = satisfiabilityOf(filter);
      if (satisfiability === 'sometimes') return;
      settled++;
      const names = nameIndex(marks);
      const firstSeen = firstSeenDirectory(memoryStore({ stored, marks }), () => {});
      for (const event of stored.filter(isReal)) {
        expect(matches(filter, event, { names, firstSeen })).toBe(satisfiability === 'always');
      }
    }),
    { numRuns: 300 },
  );
  expect(settled).toBeGreaterThan(0);
});

test('a filter of many questions is answered in no time', () => {
  const many = Array.from({ length: 400 }, (_, index) => `req.a${index}:x`).join(' OR ');
  expect(satisfiabilityOf(filterOf(many))).toBe('sometimes');
});

/** Whether the operation does what the event says; the arbitrary events do not care. */
function isReal({ event: { action, effect } }: StoredEvent): boolean {
  const known = [catalogue.V1.get(action), catalogue.V2.get(action)].filter((each) => each !== undefined);
  return known.some((operation) => operation.effect === effect);
}

function filterOf(text: string): Filter {
  const parsed = parseFilter(text, { now: new Date('2026-11-22T12:00:00Z') });
  if (parsed.kind === 'wrong') throw new Error(JSON.stringify(parsed.problems));
  return parsed.filter;
}
