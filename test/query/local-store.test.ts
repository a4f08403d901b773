import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { generate } from '../../simulator/generate';
import { toEvent } from '../../src/ingest/to-event';
import { nameIndex } from '../../src/model/name-index';
import type { NamedEvent } from '../../src/model/named';
import { compareKeys, newestFirst, positionOf } from '../../src/model/position';
import { isBotScope } from '../../src/model/scope';
import type { StoredEvent } from '../../src/model/stored';
import { allOf, anyOf, everything, type Filter, not } from '../../src/query/filter/filter';
import { parseFilter } from '../../src/query/filter/parse-filter';
import { matches } from '../../src/query/judge/judge';
import type { FirstSeen } from '../../src/query/judge/verdict';
import { countEvents } from '../../src/query/run/count-events';
import { namedEvent } from '../../src/query/run/named-event';
import { namesOf } from '../../src/query/run/names-of';
import { runQuery } from '../../src/query/run/run-query';
import { byTime } from '../../src/store/keys';
import { type LocalStore, openSqlite } from '../../src/store/sqlite/open-sqlite';
import type { EventStore } from '../../src/store/store';
import { namedDifferences } from '../../src/view/named-differences';
import { labelledBot } from '../../src/view/resource-label';
import { sentence } from '../../src/view/sentence/sentence';
import { append } from '../../src/write/append';
import { aRecord } from '../support/a-record';
import { eventOfRecord } from '../support/event-of';
import { uniqueRecords } from '../support/simulated-logs';

const now = new Date('2026-11-22T12:00:00Z');

let folder: string;
let local: LocalStore;
let all: readonly StoredEvent[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lextrail-'));
  local = await openSqlite(folder, 'write');
  const { files } = generate({ seed: 7, days: 40, events: 200, bots: 3, otherServices: 40 });
  const events = [...uniqueRecords(files).values()].flatMap((record) => {
    const ingested = toEvent(record, '*');
    return ingested.kind === 'event' ? [{ event: ingested.event }] : [];
  });
  const strange = strangeTexts.map((text, index) => ({
    event: eventOfRecord(
      aRecord({
        eventID: `strange-${index}`,
        // That it is later than any version known is told in words of our own.
        eventVersion: '2.0',
        userAgent: text,
        requestParameters: { intentName: text, description: text },
      }),
    ),
    arrival: { file: `logs of "${index}"\\${text}.json` },
  }));
  await append(local.store, [...events, ...strange], { concurrency: 16 });
  all = await everyEvent(local.store);
});

afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true, force: true });
});

test('in the real store too, plan and pages find what a naive filter over all events finds', async () => {
  const names = nameIndex(await everyMark(local.store));
  const firstSeen = firstSeenIn(all);
  const terms = fc.constantFrom(...askable(all.map(({ event }) => event)).map(filterOf));
  const filters = fc.oneof(
    { arbitrary: terms, weight: 2 },
    { arbitrary: fc.tuple(terms, terms).map(allOf), weight: 3 },
    { arbitrary: fc.tuple(terms, terms).map(anyOf), weight: 1 },
    { arbitrary: fc.tuple(terms, terms.map(not)).map(allOf), weight: 1 },
  );

  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 40, max: 400 }), async (filter, limit) => {
      const naive = all.filter((each) => matches(filter, each, { names, firstSeen }));
      const found = await pageByPage(local.store, filter, limit);

      expect(found.map(idOf)).toEqual([...naive].sort((a, b) => newestFirst(a.event, b.event)).map(idOf));
      expect(await countOf(local.store, filter)).toBe(naive.length);
    }),
    { numRuns: 40, examples: [[everything, 400]] },
  );
});

async function countOf(store: EventStore, filter: Filter): Promise<number> {
  let sum = 0;
  for await (const counts of countEvents(store, filter, ['day', 'scope', 'actor'])) {
    for (const { count } of counts) sum += count;
  }
  return sum;
}

/** By a look at each event. */
function firstSeenIn(events: readonly StoredEvent[]): FirstSeen {
  const rows = events.map(({ event }) => event);
  return {
    firstSeen: (scope, kind, value) =>
      isBotScope(scope)
        ? rows
            .filter((row) => row.scope === scope && row[kind] === value)
            .map(positionOf)
            .sort(compareKeys)
            .at(0)
        : undefined,
  };
}

/** What is written differently in JSON, or is the same in another case by Unicode alone. */
const strangeTexts = [
  'say "hi" \\ o\'clock\n100% of_it',
  'temperature in \u212aelvin',
  '\u0130STANBUL',
  'CAF\u00c9 No\u00ebl',
  '\ud83d\ude00 *?',
];

test('whatever text is asked for, nothing is left out that a naive search finds', async () => {
  const names = nameIndex(await everyMark(local.store));
  const texts = [
    ...new Set(all.flatMap((stored) => textsIn([stored, names.everNamed(stored.event.scope, '')]))),
  ];
  const asked = fc
    .tuple(
      fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...strangeTexts, ...texts.filter(isEscaped))),
      fc.nat(),
      fc.integer({ min: 2, max: 12 }),
      fc.boolean(),
    )
    .map(([text, start, length, isUpper]) => {
      const part = text.slice(start % text.length, (start % text.length) + length);
      return isUpper ? part.toUpperCase() : part;
    });
  const fields = fc.constantFrom('text', 'ua', 'changed', 'event', 'tool', 'ip', 'actor', 'role', 'service');
  const filters = fc
    .tuple(fields, asked, fc.constantFrom('text', 'glob'), fc.boolean())
    .map(([field, text, kind, isNegated]) => {
      const term = {
        kind: 'term',
        field,
        values: [{ kind, text: kind === 'glob' ? `*${text}*` : text }],
      } as Filter;
      return isNegated ? not(term) : term;
    });

  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const naive = all.filter((each) => matches(filter, each, { names }));
      const found = await pageByPage(local.store, filter, 1000);
      expect(found.map(idOf).toSorted()).toEqual(naive.map(idOf).toSorted());
    }),
    { numRuns: 150 },
  );
});

/** Whether a text is written otherwise in JSON. */
function isEscaped(text: string): boolean {
  return JSON.stringify(text) !== `"${text}"`;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('events carry the names of their moment', async () => {
  const { events } = await runQuery(local.store, filterOf('event:UpdateIntent outcome:ok'), { limit: 20 });

  expect(events.length).toBeGreaterThan(0);
  for (const { event, nameOf } of events) expect(nameOf(event.place)).toBe(event.name);
});

test('a page names what it would with all names read', async () => {
  const names = await namesOf(
    local.store,
    all.map(({ event }) => event.scope),
  );
  const read = (named: NamedEvent) => [sentence(named), namedDifferences(named), labelledBot(named)];
  let after: string | undefined;
  do {
    const page = await runQuery(local.store, everything, { limit: 40, after });
    expect(page.events.map(read)).toEqual(page.events.map((stored) => read(namedEvent(stored, names))));
    after = page.next;
  } while (after !== undefined);
});

/** Questions that things in the store answer. */
function askable(events: readonly StoredEvent['event'][]): readonly string[] {
  const some = (read: (event: StoredEvent['event']) => string | undefined) =>
    [...new Set(events.map(read).filter((text) => text !== undefined && text !== ''))].slice(0, 4);
  return [
    ...some(({ bot }) => bot).map((text) => `bot:"${text}"`),
    ...some(({ botName }) => botName).map((text) => `bot:"${text}"`),
    ...some(({ name }) => name).map(
      (text) => `(intent:"${text}" OR slot:"${text}" OR slottype:"${text}" OR alias:"${text}")`,
    ),
    ...some(({ actor }) => actor).map((text) => `actor:"${text}"`),
    ...some(({ id }) => id.slice(0, 8)).map((text) => `id:${text}`),
    ...some(({ instant }) => instant.slice(0, 10)).map((day) => `since:${day}`),
    ...[
      'outcome:denied',
      'has:error',
      '-outcome:ok',
      'effect:write',
      'service:lex',
      'locale:en_*',
      'version:DRAFT',
      'ip:203.0.0.0/8',
    ],
    ...[
      'has:change',
      'has:role',
      'mfa:yes',
      'lex:V2',
      'first:actor',
      'first:ip,tool',
      'changed:sampleUtterances*',
      'ua:mozilla',
      'text:book',
      'req.botName:*',
      'resp.creationDateTime:>2026-01-01',
    ],
  ];
}

async function pageByPage(store: EventStore, filter: Filter, limit: number): Promise<readonly StoredEvent[]> {
  const first = await runQuery(store, filter, { limit });
  const found = [...first.events];
  for (let after = first.next; after !== undefined; ) {
    const page = await runQuery(store, filter, { limit, after });
    found.push(...page.events);
    after = page.next;
  }
  return found;
}

async function everyEvent(store: EventStore): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (const day of (await store.days()).days) {
    let after: string | undefined;
    do {
      const page = await store.rows({
        index: 'byTime',
        partition: byTime.partition(day),
        newestFirst: false,
        limit: 500,
        after,
      });
      found.push(...(await store.fetch(page.rows)).events);
      after = page.next;
    } while (after !== undefined);
  }
  return found;
}

async function everyMark(store: EventStore) {
  const scopes = [...new Set((await store.bots()).names.map(({ scope }) => scope))];
  const names = await Promise.all(scopes.map((scope) => store.names(scope)));
  return names.flatMap(({ marks }) => marks);
}

function filterOf(text: string): Filter {
  const parsed = parseFilter(text, { now });
  if (parsed.kind === 'wrong') throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.filter;
}

function idOf({ event }: StoredEvent): string {
  return event.id;
}
