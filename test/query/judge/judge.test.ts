import fc from 'fast-check';
import type { AuditEvent } from '../../../src/model/event';
import { type NameIndex, nameIndex } from '../../../src/model/name-index';
import type { StoredEvent } from '../../../src/model/stored';
import { globMatches } from '../../../src/query/filter/glob';
import { parseFilter } from '../../../src/query/filter/parse-filter';
import { judgeOf, matches, rowOf, subjectOf } from '../../../src/query/judge/judge';
import type { JudgeKnowledge } from '../../../src/query/judge/verdict';
import { anEvent } from '../../support/an-event';
import { aChange, trails } from '../../support/trails';
import { filters } from '../some-filters';

const now = new Date('2026-11-22T12:00:00Z');
const bot = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';
const book = 'DRAFT/en_US/intent/BOOKHOTEL1';
const names = nameIndex([
  { scope: bot, place: '', instant: '2026-01-01T00:00:00.000Z', id: 'a', name: 'Flowers' },
  { scope: bot, place: '', instant: '2026-11-21T00:00:00.000Z', id: 'b', name: 'Order Flowers' },
  { scope: bot, place: book, instant: '2026-01-01T00:00:00.000Z', id: 'c', name: 'BookHotel' },
]);

const event = anEvent({
  instant: '2026-11-20T09:00:00.000Z',
  id: '5d21f0c8-0000-4000-8000-000000000001',
  name: undefined,
  actor: 'alice',
  network: 'internet',
  role: 'Dev',
  error: 'AccessDeniedException',
  session: 'AROA:alice|2026',
  mfa: true,
  userAgent: 'Boto3/1.34 md/Botocore',
  request: {
    intentName: 'BookHotel',
    sampleUtterances: [{ utterance: 'book a {Hotel}' }, { utterance: 'Zimmer buchen' }],
    idleSessionTTLInSeconds: 300,
    nlu: 0.4,
    'a.b': { c: null, skip: 'false' },
  },
  response: { creationDateTime: 1793491200.5 },
  received: { requestID: 'R-77' },
});
const stored: StoredEvent = {
  event,
  change: aChange('sampleUtterances[book a {Hotel}]', 'fulfillmentCodeHook.enabled'),
};

test.each([
  'bot:flowers',
  'bot:"order flowers"',
  'bot:ORDERFLWRS',
  `bot:${bot}`,
  'bot:Fl?w*',
  'intent:bookhotel',
  'intent:BOOKHOTEL1',
  'locale:en_*',
  'version:DRAFT',
  'actor:ALICE',
  'actor:bob,al*',
  'role:dev',
  'session:AROA*',
  'account:111122223333',
  'region:eu-*',
  'event:updateintent',
  'effect:write',
  'outcome:ok',
  'error:Access*',
  'since:2026-11-20 until:2026-11-20',
  'on:2026-11-20',
  'until:2026-11-20T09:00Z',
  'since:2026-11-20T09:00Z',
  'ip:203.0.113.0/24',
  'ip:203.0.113.7',
  'ip:::ffff:203.0.113.7',
  'ip:::ffff:203.0.113.0/120',
  'ip:203.*',
  'network:internet',
  'country:de',
  'tool:console',
  'ua:boto3',
  'ua:1.3?*core',
  'mfa:yes',
  'root:no',
  'changed:fulfillmentCodeHook',
  'changed:sampleUtterances',
  'changed:*enabled',
  'first:actor',
  'req.intentName:Book*',
  'req.INTENTNAME:bookhotel',
  'req.sampleUtterances.utterance:"zimmer buchen"',
  'req.sampleUtterances.1.utterance:Zimmer*',
  'req.idleSessionTTLInSeconds:300',
  'req.idleSessionTTLInSeconds:>299',
  'req.idleSessionTTLInSeconds:<=300',
  'req.idleSessionTTLInSeconds:200..300',
  'req.nlu:.40',
  'req.a.b.skip:false',
  'req.a.b.c:null',
  'req.a.b:*',
  'req.*:300',
  'resp.creationDateTime:>=2026-11-01',
  'resp.creationDateTime:2026-11-01..2026-11-01',
  'id:5D21F0C8',
  '5d21f0c8',
  'has:change,file',
  'has:request',
  '-has:file',
  'service:lex',
  'lex:v2',
  'zimmer',
  '"BOOK A"',
  'R-77',
  'text:"order flowers"',
  '(bot:A OR bot:Flowers) NOT network:aws-service ip:203.0.113.0/24',
  'fulfillmentcodehook',
  '203.0.113.7',
  'BOOKHOTEL1',
  bot,
])('%s takes the event', (text) => {
  expect(takes(text)).toBe(true);
});

test.each([
  'bot:Flower',
  'bot:BookHotel',
  'intent:Flowers',
  'slot:BookHotel',
  'alias:*',
  'version:>3',
  'actor:ali',
  '-actor:a*',
  'outcome:error',
  'since:2026-11-21',
  'until:2026-11-19',
  'until:2026-11-20T08:59:59Z',
  'ip:203.0.112.0/24',
  'ip:::ffff:203.0.112.0/120',
  'ip:2001:db8::/32',
  'ip:::/0',
  'mfa:no',
  'root:yes',
  'changed:sample',
  'first:ip',
  'req.intentName:Book',
  'req.idleSessionTTLInSeconds:>300',
  'req.sampleUtterances.0.utterance:Zimmer*',
  'req.nothing:*',
  'resp.creationDateTime:>2026-11-01',
  'id:5d21f0c9',
  'has:file',
  'has:error',
  'service:iam',
  'lex:V1',
  'nothing like it',
  'country:fr',
])('%s does not take the event', (text) => {
  expect(takes(text)).toBe(false);
});

test.each<[string, Partial<AuditEvent>]>([
  ['slot:DATESLOT01 intent:BookHotel', { place: `${book}/slot/DATESLOT01` }],
  ['intent:BookHotel version:7', { place: 'version/7/en_US/intent/BOOKHOTEL1' }],
  ['version:>3', { place: 'version/7' }],
  ['alias:LIVE', { place: 'alias/LIVEALIAS1', resourceType: 'bot-alias', name: 'Live' }],
  [
    'intent:NewOne outcome:denied',
    { place: 'DRAFT/en_US/intent', name: 'NewOne', outcome: 'denied', lane: 'other' },
  ],
  ['intent:OldIntent', { scope: 'arn:aws:lex:eu-west-1:111122223333:intent:OldIntent', place: '' }],
  ['bot:Lost', { scope: 'arn:aws:lex:eu-west-1:111122223333:bot-named/Lost', place: '', bot: undefined }],
  ['bot:New', { place: '', name: 'New', resourceType: 'bot' }],
  ['intent:a/b', { place: 'intent/a%2Fb' }],
  ['ip:2001:db8::/32', { ip: '2001:db8:0::7' }],
  ['ip:203.0.113.0/24', { ip: '::ffff:203.0.113.9' }],
  ['ip:cloudformation.*', { ip: 'cloudformation.amazonaws.com' }],
  ['has:error outcome:throttled', { outcome: 'throttled' }],
])('%s takes an event like %j', (text, bent) => {
  expect(takes(text, { ...stored, event: { ...event, ...bent } })).toBe(true);
});

test('a name that a refused call asked for is no name of the bot', () => {
  const refused = anEvent({ place: '', name: 'New', resourceType: 'bot', outcome: 'denied', lane: 'other' });

  expect(takes('bot:New', { event: refused })).toBe(false);
  expect(takes('text:New', { event: refused })).toBe(true);
});

test('a row whose paths are cut leaves open what else changed', () => {
  const row = { ...rowOf(stored), changed: ['sampleUtterances[book a {Hotel}]'] };

  expect(verdict('changed:sampleUtterances', row)).toBe(true);
  expect(verdict('changed:fulfillmentCodeHook', row)).toBeUndefined();
  expect(verdict('changed:fulfillmentCodeHook -actor:alice', row)).toBe(false);
  expect(verdict('changed:fulfillmentCodeHook OR actor:alice', row)).toBe(true);
  expect(verdict('changed:fulfillmentCodeHook', { ...row, changes: 1 })).toBe(false);
});

test('what a row decides, the whole event decides too', () => {
  fc.assert(
    fc.property(trails, filters, ({ stored: all, marks }, filter) => {
      const judge = judgeOf(filter, { names: nameIndex(marks) });
      const wrong = all.filter((each) => {
        const row = rowOf(each);
        const byRow = judge({ row: { ...row, changed: row.changed?.slice(0, 1) } });
        return byRow !== undefined && byRow !== judge(subjectOf(each));
      });

      expect(wrong).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a glob matches what the same regular expression matches', () => {
  const letters = (more: string) =>
    fc.array(fc.constantFrom(...`ab${more}`), { maxLength: 8 }).map((all) => all.join(''));

  fc.assert(
    fc.property(letters('*?'), letters('.'), (pattern, text) => {
      const expression = pattern.replace(/[*?]/g, (sign) => (sign === '*' ? '.*' : '.'));
      expect(globMatches(pattern, text)).toBe(new RegExp(`^${expression}$`).test(text));
    }),
    { numRuns: 2_000 },
  );
});

test('? is one character, also where it takes two units', () => {
  expect(globMatches('?', '\u{1f600}')).toBe(true);
  expect(globMatches('??', '\u{1f600}')).toBe(false);
});

test('a hostile glob and a hostile request cost little', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}"x"${']'.repeat(50_000)}`);

  expect(globMatches(`${'*a'.repeat(100)}b`, 'a'.repeat(10_000))).toBe(false);
  expect(takes('req.*:x', { event: anEvent({ request: { a: deep } }) })).toBe(true);
  expect(takes('text:nowhere', { event: anEvent({ request: deep }) })).toBe(false);
});

function knowledge(index: NameIndex = names): JudgeKnowledge {
  return {
    names: index,
    country: (address) => (address === '203.0.113.7' ? 'DE' : undefined),
    firstSeen: {
      firstSeen: (_scope, kind) =>
        kind === 'actor' ? `${event.instant}|${event.id}` : '2026-01-01T00:00:00.000Z|x',
    },
  };
}

function filterOf(text: string) {
  const parsed = parseFilter(text, { now, countries: true });
  if (parsed.kind === 'wrong') throw new Error(JSON.stringify(parsed.problems));
  return parsed.filter;
}

function takes(text: string, subject: StoredEvent = stored): boolean {
  return matches(filterOf(text), subject, knowledge());
}

function verdict(text: string, row: Parameters<ReturnType<typeof judgeOf>>[0]['row']) {
  return judgeOf(filterOf(text), knowledge())({ row });
}

test('a role that single sign-on made is found by its permission set and by its full name', () => {
  const signedOn = { event: { ...event, role: 'AWSReservedSSO_LexDeveloper_0123456789abcdef' } };

  expect(takes('role:LexDeveloper', signedOn)).toBe(true);
  expect(takes('role:AWSReservedSSO_*', signedOn)).toBe(true);
  expect(takes('role:Developer', signedOn)).toBe(false);
  expect(takes('role:*', { event: { ...event, role: undefined } })).toBe(false);
});
