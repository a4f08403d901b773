import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Rejection } from '../../src/ingest/files/outcome';
import type { JsonObject } from '../../src/model/json';
import { rememberTextSetting } from '../../src/write/text-setting';
import { aRecord } from '../support/a-record';
import { memoryStore } from '../support/memory-store';
import { edited, story, writeLog } from './a-story';
import { aMachine, answerIn, type Machine } from './a-world';

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.close());

interface Report {
  readonly schema: string;
  readonly files: number;
  readonly records: number;
  readonly others: number;
  readonly matched: number;
  readonly stored: number;
  readonly known: number;
  readonly rejected: readonly Rejection[];
}

/** A file of this content, beside a good log. */
async function imported(content: string | Buffer, name = 'odd.json', options: readonly string[] = []) {
  writeFileSync(machine.path(name), content);
  writeLog(machine.path('good.json'), story);
  return machine.lextrail(['import', machine.path(name), machine.path('good.json'), '--json', ...options]);
}

test('a command that helps goes into the same store, with the options that were given', async () => {
  writeFileSync(machine.path('a.bz2'), Buffer.concat([Buffer.from('BZh91AY'), Buffer.alloc(600)]));
  const store = machine.path('own store');
  const { err } = await machine.lextrail([
    'import',
    machine.path('a.bz2'),
    '--store',
    store,
    '--event-source',
    '*',
  ]);
  expect(err).toContain(`| lextrail import - --event-source '*' --store '${store}'\n`);
});

test('the report counts files, records, what was taken, stored and known', async () => {
  const other = { ...aRecord(), eventSource: 's3.amazonaws.com', eventID: 'other-service-event' };
  mkdirSync(machine.path('logs/a'), { recursive: true });
  writeLog(machine.path('logs/a/one.json'), [...story, other]);
  writeFileSync(machine.path('logs/two.json.gz'), gzipSync(JSON.stringify({ Records: story.slice(0, 3) })));
  writeFileSync(machine.path('logs/readme.txt'), 'no log');
  const { code, out, err } = await machine.lextrail(['import', machine.path('logs'), '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    schema: 'lextrail.import/1',
    files: 2,
    unchanged: 0,
    records: story.length + 4,
    others: 1,
    matched: story.length + 3,
    stored: story.length,
    known: 3,
    rejected: [],
    disputed: [],
    aside: [{ file: machine.path('logs/readme.txt'), why: 'other' }],
  });
  expect(err).toContain('left aside: 1 file that is no log (readme.txt)');
  expect(err).toContain(
    `2 files, ${story.length + 4} records read, ${story.length} Lex events stored, 3 already known`,
  );
});

test('one event is one Lex event, not events', async () => {
  writeLog(machine.path('log.json'), story.slice(0, 1));

  const { err } = await machine.lextrail(['import', machine.path('log.json')]);

  expect(err).toContain('1 record read, 1 Lex event stored, 0 already known');
});

test('importing twice changes nothing', async () => {
  writeLog(machine.path('log.json'), story);
  const once = ['import', machine.path('log.json'), '--json'];
  await machine.lextrail(once);
  const before = await machine.lextrail('query --json -n 100');
  const again = answerIn<Report>(await machine.lextrail([...once, '--again']));
  expect([again.stored, again.known]).toEqual([0, story.length]);
  expect((await machine.lextrail('query --json -n 100')).out).toBe(before.out);
});

test('every service is taken where that is asked for', async () => {
  const other = { ...aRecord(), eventSource: 's3.amazonaws.com', eventID: 'other-service-event' };
  writeLog(machine.path('log.json'), [other]);
  const line = ['import', machine.path('log.json'), '--json', '--event-source'];
  expect(answerIn<Report>(await machine.lextrail([...line, '*'])).stored).toBe(1);
  expect(answerIn<Report>(await machine.lextrail([...line, 'iam.amazonaws.com'])).matched).toBe(0);
});

test('--since and --until leave out what was before and after', async () => {
  const report = answerIn<Report>(
    await imported('{"Records":[]}', 'odd.json', ['--since', '2026-11-19', '--until', '2026-11-19']),
  );
  expect(report).toMatchObject({ matched: 4, stored: 4 });
});

test('stdin is read as a file is', async () => {
  const text = JSON.stringify({ Records: story });
  const stdin = [text.slice(0, 700), text.slice(700)];
  const report = answerIn<Report>(await machine.lextrail('import - --json', { stdin }));
  expect(report).toMatchObject({ files: 1, stored: story.length, rejected: [] });
});

const gzipped = gzipSync(JSON.stringify({ Records: story }));

test.each<[string, string | Buffer, string]>([
  ['an empty file', '', 'the file is empty'],
  ['white space', ' \n\t ', 'only white space'],
  ['a truncated gzip', gzipped.subarray(0, gzipped.length / 2), 'the packed data is cut off'],
  [
    'a damaged gzip',
    Buffer.concat([gzipped.subarray(0, 40), Buffer.alloc(40, 7), gzipped.subarray(80)]),
    'the packed data is damaged',
  ],
  ['wrong JSON', '{"Records": [}', 'not JSON'],
  ['JSON that is cut off', '{"Records": [{"eventName": "Up', 'cut off'],
  ['JSON of something else', '{"hello": "world"}', 'not a CloudTrail record'],
  ['bytes that are no text', Buffer.from([0, 159, 146, 150, 1, 2, 3]), 'neither gzip nor text'],
  ['a record without a time', JSON.stringify([{ ...aRecord(), eventTime: undefined }]), 'eventTime'],
])('%s is one sentence with its file, and the rest is imported', async (_, content, sentence) => {
  const outcome = await imported(content);
  const report = answerIn<Report>(outcome);
  expect(outcome.code).toBe(3);
  expect(report.stored).toBe(story.length);
  expect(report.rejected).toEqual([
    {
      file: machine.path('odd.json'),
      position: expect.any(String),
      reason: expect.stringContaining(sentence),
      records: expect.any(Number),
    },
  ]);
  expect(outcome.err).toContain('1 unreadable');
});

test('a folder without logs and a path that is not there are told, and exit with 1', async () => {
  mkdirSync(machine.path('empty'));
  const { code, err } = await machine.lextrail(['import', machine.path('empty'), machine.path('nowhere')]);
  expect(code).toBe(1);
  expect(err).toContain(`${machine.path('empty')}: the folder holds no log file`);
  expect(err).toContain(`${machine.path('nowhere')}: there is no such file or folder`);
});

test('a link that leads back to itself is told', async () => {
  symlinkSync(machine.path('loop'), machine.path('loop'));
  const { code, err } = await machine.lextrail(['import', machine.path('loop')]);
  expect([code, err.split('\n')[0]]).toEqual([
    1,
    `${machine.path('loop')}: is a link that leads back to itself`,
  ]);
});

const isRoot = process.getuid?.() === 0;
(isRoot ? test.skip : test)('a file that may not be read is told', async () => {
  writeLog(machine.path('secret.json'), story);
  chmodSync(machine.path('secret.json'), 0o000);
  const { code, err } = await machine.lextrail(['import', machine.path('secret.json')]);
  expect([code, err]).toEqual([1, expect.stringContaining('permission denied')]);
});

test('a record of 256 KB is stored whole, or says that it was too large', async () => {
  const utterances = Array.from({ length: 3400 }, (_, index) => ({ utterance: `${'x'.repeat(55)}${index}` }));
  const { requestParameters } = aRecord();
  const large = edited(['1a6e0000', '2026-11-20T08:00:00Z'], 'UpdateIntent', {
    ...(requestParameters as JsonObject),
    sampleUtterances: utterances,
  });
  const record = { ...large, responseElements: null };
  expect(JSON.stringify(record).length).toBeGreaterThan(240_000);
  const report = answerIn<Report>(await imported(JSON.stringify({ Records: [record] })));
  expect(report).toMatchObject({ stored: story.length + 1, rejected: [] });
  expect(answerIn(await machine.lextrail('show 1a6e0000 --raw'))).toEqual(record);
});

test('another record under a known id is stored, and the id is named', async () => {
  const other: JsonObject = { ...story[0], userAgent: 'another' };
  const report = answerIn<Report>(await imported(JSON.stringify({ Records: [other] })));
  expect(report).toMatchObject({ stored: story.length + 1, rejected: [], disputed: [other.eventID] });

  writeLog(machine.path('again.json'), [other]);
  const again = await machine.lextrail(['import', machine.path('again.json')]);
  expect(again.code).toBe(3);
  expect(again.err).toContain(`lextrail show ${other.eventID}`);
});

test('a file of broken records is one sentence, and exit with 1', async () => {
  const broken = JSON.stringify({ Records: Array.from({ length: 30 }, () => ({ eventName: 'X' })) });
  writeFileSync(machine.path('broken.json'), broken);
  const { code, err } = await machine.lextrail(['import', machine.path('broken.json')]);
  expect(code).toBe(1);
  expect(err).toContain(
    'record 1: not a CloudTrail record: it has no eventSource (the first of 30)\n1 file,',
  );
});

test('more broken files than a person reads are counted, and all are in the JSON', async () => {
  mkdirSync(machine.path('logs'));
  for (let index = 0; index < 30; index += 1) writeFileSync(machine.path(`logs/${index}.json`), 'oops');
  const { err } = await machine.lextrail(['import', machine.path('logs')]);
  expect(err).toContain('and 10 more; --json lists all of them');
  const report = answerIn<Report>(await machine.lextrail(['import', machine.path('logs'), '--json']));
  expect(report.rejected.length).toBe(30);
});

test('every record is one of another service or time, stored, known or rejected', async () => {
  const other = { ...aRecord(), eventSource: 's3.amazonaws.com', eventID: 'other-service' };
  const timeless = { ...aRecord(), eventTime: undefined };
  const conflict = { ...story[0], userAgent: 'another' };
  const lines = [...story, ...story.slice(0, 2), other, timeless, conflict].map((record) =>
    JSON.stringify(record),
  );
  writeFileSync(machine.path('a.ndjson'), [...lines, '{"cut": "o', '{}'].join('\n'));
  const line = ['import', machine.path('a.ndjson'), '--json', '--until', '2026-11-19'];
  const { records, others, stored, known, rejected } = answerIn<Report>(await machine.lextrail(line));
  expect(records).toBe(story.length + 2 + 4);
  expect(others + stored + known + rejected.reduce((sum, each) => sum + each.records, 0)).toBe(records);
});

test('an interrupted import ends with 130, and can simply be run again', async () => {
  for (const [index, record] of story.entries()) writeLog(machine.path(`log-${index}.json`), [record]);
  const files = story.map((_, index) => machine.path(`log-${index}.json`));
  const stopped = await machine.lextrail(['import', ...files, '--json'], { signal: AbortSignal.abort() });
  expect(stopped.code).toBe(130);
  expect(stopped.err).toContain('run the same command again to go on');
  const first = answerIn<Report>(stopped).stored;
  expect(first).toBeLessThan(story.length);
  const second = answerIn<Report>(await machine.lextrail(['import', ...files, '--json']));
  expect([second.stored, second.known]).toEqual([story.length - first, first]);
});

test('waiting for stdin can be interrupted', async () => {
  const controller = new AbortController();
  const waiting = machine.lextrail('import -', { stdin: endless(), signal: controller.signal });
  controller.abort();
  expect((await waiting).code).toBe(130);
});

test('progress is drawn for a person only, and wiped before the closing line', async () => {
  writeLog(machine.path('log.json'), story);
  const watched = await machine.lextrail(['import', machine.path('log.json')], {
    isTerminal: true,
    columns: 80,
  });
  const [, drawn, closing] = watched.err.split('\r\u001b[2K');
  expect([drawn, closing]).toEqual([
    expect.stringContaining('100% 1 file  11 records'),
    expect.stringContaining('1 file, 11 records read'),
  ]);
  const piped = await machine.lextrail(['import', machine.path('log.json'), '--again']);
  expect(piped.err).toMatch(
    /^1 file, 11 records read, 0 Lex events stored, 11 already known, 0 unreadable \([\d.]+ s\)\n$/,
  );
  expect([watched.out, piped.out]).toEqual(['', '']);
});

test('files of a folder that were not read are counted by why', async () => {
  const folder = machine.path('AWSLogs');
  for (const name of ['CloudTrail', 'CloudTrail-Digest']) mkdirSync(join(folder, name), { recursive: true });
  writeLog(join(folder, 'CloudTrail', 'log.json'), story);
  writeLog(join(folder, 'CloudTrail-Digest', '111122223333_CloudTrail-Digest_eu-west-1_x.json'), []);
  writeFileSync(join(folder, 'notes.txt'), 'nothing');

  const { err } = await machine.lextrail(['import', folder]);
  expect(err).toContain('1 file, 11 records read');
  expect(err).toContain(
    'left aside: 1 digest (111122223333_CloudTrail-Digest_eu-west-1_x.json), 1 file that is no log (notes.txt)\n',
  );
});

function endless(): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
}

describe('with --hash-texts', () => {
  const line = () => ['import', machine.path('log.json'), '--store', machine.path('store')];
  beforeEach(() => writeLog(machine.path('log.json'), story));

  test('no utterance is kept, and what changed is still found', async () => {
    await machine.lextrail([...line(), '--hash-texts']);
    const query = ['query', 'event:CreateIntent,UpdateIntent', '--json', ...machine.storeNamed('store')];
    const { out } = await machine.lextrail(query);

    expect(out).not.toContain('book a hotel');
    expect(out).toMatch(/sampleUtterances\[sha256:[0-9a-f]{16} \d+ characters\]/);
  });

  test('the key is random, beside the store, and for its owner alone', async () => {
    await machine.lextrail([...line(), '--hash-texts']);
    const file = machine.path('store/text-key');

    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('later imports do as the store does, without being told', async () => {
    await machine.lextrail([...line(), '--hash-texts']);
    const { err } = await machine.lextrail([...line(), '--json', '--again']);

    expect(err).toContain(`texts are stored as hashes, as folder ${machine.path('store')} does`);
    expect(err).toContain(`0 Lex events stored, ${story.length} already known, 0 unreadable`);
  });

  test('a store that keeps texts refuses it', async () => {
    await machine.lextrail(line());
    const { code, err } = await machine.lextrail([...line(), '--hash-texts']);

    expect([code, err]).toEqual([
      2,
      expect.stringContaining('keeps texts as they are; to hash them, import into another'),
    ]);
  });

  test('a table needs the key of its stack', async () => {
    const openTable = async () => ({ store: memoryStore(), close: async () => {} });
    const toTable = ['import', machine.path('log.json'), '--table', 'events', '--hash-texts'];
    const refused = await machine.lextrail(toTable, { openTable });
    const hashed = await machine.lextrail(toTable, { openTable, env: { LEXTRAIL_TEXT_KEY: 'k' } });

    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('LEXTRAIL_TEXT_KEY')]);
    expect(hashed.code).toBe(0);
  });

  test.each([
    [
      'hashes refuses an import without a key',
      { texts: 'hash', key: 'k' },
      {},
      'has hashes in place of texts; give the key',
    ],
    [
      'hashes refuses an import with another key',
      { texts: 'hash', key: 'k' },
      { LEXTRAIL_TEXT_KEY: 'x' },
      'with another key than',
    ],
    [
      'texts refuses an import with a key',
      { texts: 'keep' },
      { LEXTRAIL_TEXT_KEY: 'k' },
      'keeps texts as they are',
    ],
  ] as const)('a table that keeps %s', async (_, privacy, env, reason) => {
    const store = memoryStore();
    await rememberTextSetting(store, privacy, new Set());
    const openTable = async () => ({ store, close: async () => {} });
    const toTable = ['import', machine.path('log.json'), '--table', 'events'];
    const { code, err } = await machine.lextrail(toTable, { openTable, env });

    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
    expect(store.dump()).toEqual([]);
    const same = privacy.texts === 'hash' ? { LEXTRAIL_TEXT_KEY: privacy.key } : {};
    expect((await machine.lextrail(toTable, { openTable, env: same })).code).toBe(0);
  });

  test('a table remembers what its first import kept', async () => {
    const store = memoryStore();
    const openTable = async () => ({ store, close: async () => {} });
    const toTable = ['import', machine.path('log.json'), '--table', 'events'];
    await machine.lextrail(toTable, { openTable, env: { LEXTRAIL_TEXT_KEY: 'k' } });

    expect((await machine.lextrail([...toTable, '--again'], { openTable })).code).toBe(2);
  });
});

describe('into a table', () => {
  const into = async (retentionDays?: number) => {
    const openTable = async () => ({ store: memoryStore(), retentionDays, close: async () => {} });
    return (await machine.lextrail(['import', machine.path('log.json'), '--table', 'events'], { openTable }))
      .err;
  };

  test('it is said how long what is brought in stays', async () => {
    expect(await into(400)).toContain(
      'table events keeps events for 400 days: what is older goes again within two days',
    );
    expect(await into()).toContain(
      'table events does not say how long it keeps events: what is imported stays',
    );
  });
});
