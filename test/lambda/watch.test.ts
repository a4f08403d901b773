import { gzipSync } from 'node:zlib';
import { workOff } from '../../lambda/batch';
import { filesWork } from '../../lambda/files';
import { liveWork } from '../../lambda/live';
import type { Watching } from '../../lambda/matches';
import type { Post } from '../../lambda/signed-post';
import { teller } from '../../lambda/tell';
import type { JsonObject } from '../../src/json';
import type { EventStore } from '../../src/store/store';
import { safeText } from '../../src/view/safe-text';
import { aRecord } from '../deploy/record';
import { dynalite, type Engine } from '../store/engines';
import { aBatch, aWorld } from './lambda-world';
import { aWatching, onlyRules } from './watching';

const key = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz';

let engine: Engine;
let store: EventStore;
beforeAll(async () => {
  engine = await dynalite();
});
beforeEach(async () => {
  store = (await engine.fresh()).store;
});
afterAll(() => engine.stop());

const anyCall = onlyRules({ name: 'any-write', title: 'Any write', filter: 'effect:write' });

/** A function and what it sends; `refuses` is how many requests are refused first. */
function aFunction(watching: Watching, refuses = 0) {
  const posts: Post[] = [];
  let refused = 0;
  const send = async (post: Post) => {
    if (refused < refuses) {
      refused += 1;
      throw new Error('sns answers with status 500');
    }
    posts.push(post);
    return '{"FailedEntryCount":0,"Entries":[]}';
  };
  const now = () => Date.parse('2026-11-22T12:00:00Z');
  const tell = teller({ store, send, topicArn: 'topic', busName: 'bus', now, options: {} });
  const { around, lines } = aWorld({ tell });
  const storing = { store, reads: true, now: Date.now, seen: new Set<string>(), watching, live: [] };
  const live = (records: readonly JsonObject[], receives = 1) =>
    workOff(
      aBatch(
        records.map((detail) => JSON.stringify({ detail })),
        receives,
      ),
      liveWork(storing),
      10,
      around,
    );
  const file = (records: readonly JsonObject[], receives = 1) => {
    const bytes = gzipSync(JSON.stringify({ Records: records }));
    const readFile = async () => ({ kind: 'bytes', bytes }) as const;
    const notice = JSON.stringify({ s3Bucket: 'logs', s3ObjectKey: [key] });
    return workOff(aBatch([notice], receives), filesWork({ ...storing, readFile }), 1, around);
  };
  return { live, file, mails: () => mailsIn(posts), matches: () => matchesIn(posts), lines };
}

function mailsIn(posts: readonly Post[]): readonly URLSearchParams[] {
  return posts.filter(({ service }) => service === 'sns').map(({ body }) => new URLSearchParams(body));
}

function matchesIn(posts: readonly Post[]): readonly JsonObject[] {
  return posts
    .filter(({ service }) => service === 'events')
    .flatMap(({ body }) => JSON.parse(body).Entries as readonly { readonly Detail: string }[])
    .map(({ Detail }) => JSON.parse(Detail));
}

function matchLines(lines: readonly string[]): readonly JsonObject[] {
  return lines.map((line) => JSON.parse(line)).filter(({ Rule }) => Rule !== undefined);
}

test('a match is one metric line, one mail with the sentence, and one event', async () => {
  const { live, mails, matches, lines } = aFunction(anyCall);
  const record = aRecord();

  await live([record]);

  expect(matchLines(lines)).toEqual([expect.objectContaining({ Rule: 'any-write', Matches: 1 })]);
  expect(mails().map((mail) => [mail.get('TopicArn'), mail.get('Subject')])).toEqual([
    ['topic', '[warning] Any write: ABCDEFGHIJ/alias prod by alice@example.com'],
  ]);
  expect(mails()[0]?.get('Message')).toContain('alice@example.com (role Dev) created alias prod');
  expect(matches()).toMatchObject([{ rule: { name: 'any-write' }, event: { id: record.eventID } }]);
});

test('subscribers can filter mails by rule and severity', async () => {
  const { live, mails } = aFunction(anyCall);
  await live([aRecord()]);

  const attribute = (number: number) =>
    ['Name', 'Value.StringValue'].map((member) =>
      mails()[0]?.get(`MessageAttributes.entry.${number}.${member}`),
    );
  expect([attribute(1), attribute(2)]).toEqual([
    ['rule', 'any-write'],
    ['severity', 'warning'],
  ]);
});

test('what the second path brings, or the same message again, is told of once', async () => {
  const { live, file, mails } = aFunction(anyCall);
  const record = aRecord();

  await live([record]);
  await file([record]);
  await live([record]);
  await live([record], 2);

  expect(mails()).toHaveLength(1);
});

test('two hundred matches in one batch are one mail that says so, and two hundred events', async () => {
  const { file, mails, matches, lines } = aFunction(anyCall);
  const eventTime = '2026-11-22T12:00:00Z';
  const records = Array.from({ length: 200 }, () => aRecord({ eventTime }));

  await file(records);

  expect(mails()).toHaveLength(1);
  expect(mails()[0]?.get('Subject')).toBe('[warning] Any write: 200 calls');
  expect(mails()[0]?.get('Message')).toContain('200 calls matched');
  expect(new Set(matches().map(({ event }) => (event as JsonObject).id)).size).toBe(200);
  expect(matchLines(lines)).toMatchObject([{ Matches: 200 }]);
}, 30_000);

test('messages of one live batch that match are told of together', async () => {
  const { live, mails } = aFunction(anyCall);
  const eventTime = '2026-11-22T12:00:00Z';

  await live(Array.from({ length: 30 }, () => aRecord({ eventTime })));

  expect(mails().map((mail) => mail.get('Subject'))).toEqual(['[warning] Any write: 30 calls']);
});

test('where telling fails, the message comes again and is told of then, although it is stored', async () => {
  const { live, mails, lines } = aFunction(anyCall, 1);
  const records = [aRecord(), aRecord({ eventName: 'DescribeBot' })];

  const first = await live(records);
  expect(first.batchItemFailures).toEqual([{ itemIdentifier: '0' }]);
  expect(mails()).toEqual([]);
  expect(matchLines(lines)).toEqual([]);

  const second = await live(records.slice(0, 1), 2);
  expect(second.batchItemFailures).toEqual([]);
  expect(mails()).toHaveLength(1);
  expect(matchLines(lines)).toMatchObject([{ Matches: 1 }]);
});

test('a file with a bad record tells of its good ones at once, and not again each time it is tried', async () => {
  const { file, mails } = aFunction(anyCall);
  const { eventTime, ...timeless } = aRecord();
  const records = [aRecord({ eventTime }), timeless];

  for (const receives of [1, 2, 3]) {
    expect((await file(records, receives)).batchItemFailures).toHaveLength(1);
  }
  expect(mails()).toHaveLength(1);
});

test('a rule that wants several is told of when they are reached, across batches, and not before', async () => {
  const { live, mails } = aFunction(onlyRules({ name: 'burst', filter: 'outcome:denied', threshold: 3 }));
  const denied = () => aRecord({ errorCode: 'AccessDenied', errorMessage: 'no', responseElements: null });

  await live([denied()]);
  await live([denied()]);
  expect(mails()).toHaveLength(0);

  await live([denied()]);
  expect(mails()).toHaveLength(1);
});

test('a rule sees what the call changed', async () => {
  const { live, mails } = aFunction(aWatching());
  const alias = { botId: 'ABCDEFGHIJ', botAliasId: 'KLMNOPQRST', botAliasName: 'PROD' };
  const pointTo = (botVersion: string, eventTime: string) =>
    aRecord({
      eventName: 'UpdateBotAlias',
      eventTime,
      requestParameters: { ...alias, botVersion },
      responseElements: alias,
    });

  await live([pointTo('4', '2026-11-22T12:00:00Z')]);
  await live([pointTo('3', '2026-11-22T12:01:00Z')]);

  expect(mails().map((mail) => mail.get('Subject'))).toEqual([
    expect.stringContaining('Alias moved backwards'),
  ]);
  expect(mails()[0]?.get('Message')).toContain('back from version 4 to 3');
});

test('hostile text arrives as harmless text, in mail and event', async () => {
  const { live, mails, matches } = aFunction(anyCall);
  const hostile =
    '\u001b[31mprod\r\nSubject: hi\u202e <script>https://evil.example</script>&Action=DeleteTopic';
  const requestParameters = { botId: 'ABCDEFGHIJ', botAliasName: hostile };

  await live([aRecord({ requestParameters, responseElements: null })]);

  const [mail] = mails();
  expect(mail?.getAll('Action')).toEqual(['Publish']);
  expect(mail?.get('Subject')).toMatch(/^[ -~]{1,99}$/);
  const lines = mail?.get('Message')?.split('\n') ?? [];
  expect(lines).toEqual(lines.map(safeText));
  expect(lines.filter((line) => line.includes('https://'))).toEqual([]);
  expect(JSON.stringify(matches())).toContain('Action=DeleteTopic');
});
