import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FileOutcome } from '../../../src/ingest/files/outcome';
import { readBytes, readBytesInSlices } from '../../../src/ingest/files/read-bytes';
import { aRecord } from '../../support/a-record';
import { logFile, otherRecord } from '../../support/log-file';

const lex = 'lex.amazonaws.com';

function read(text: string | Buffer, eventSource = lex) {
  return readBytes(Buffer.from(text), { file: 'a.json', eventSource });
}

function numbers(text: string | Buffer) {
  const { records, others, events, rejected } = read(text);
  return { records, others, events: events.length, rejected: rejected.length };
}

function problems(text: string | Buffer) {
  return read(text).rejected.map(({ position, reason }) => `${position}: ${reason}`);
}

const one = { records: 1, others: 0, events: 1, rejected: 0 };

const cell = (field: string, value: string) => ({ field, value });

describe('every shape that records are kept in', () => {
  const record = aRecord();
  const envelope = {
    version: '0',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.lex',
    detail: record,
  };
  const text = JSON.stringify(record);
  test.each([
    ['a log file', logFile(record)],
    ['a log file with white space around it', `\r\n ${logFile(record)}\r\n`],
    ['a log file pretty-printed', JSON.stringify({ Records: [record] }, null, 2)],
    ['a list', JSON.stringify([record])],
    ['a single record', text],
    ['an EventBridge envelope', JSON.stringify(envelope)],
    ['a list of envelopes', JSON.stringify([envelope])],
    [
      'what lookup-events prints',
      JSON.stringify({ Events: [{ EventId: 'x', CloudTrailEvent: text }] }, null, 4),
    ],
    ['the events out of lookup-events', JSON.stringify([{ EventId: 'x', CloudTrailEvent: text }])],
    ['a list of records as text', JSON.stringify([text])],
    ['a log file of records as text', logFile(text)],
    ['a record as text', JSON.stringify(text)],
    [
      'a CloudWatch Logs subscription',
      JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', message: text }] }),
    ],
    ['what filter-log-events prints', JSON.stringify({ events: [{ eventId: '1', message: text }] })],
    ['a list of log files', `[${logFile(record)}]`],
    [
      'what Logs Insights gives',
      JSON.stringify({ results: [[cell('@timestamp', 'x'), cell('@message', text)]] }),
    ],
    ['what Logs Insights downloads', JSON.stringify([{ '@timestamp': 'x', '@message': record }])],
    [
      'a hit of Elasticsearch',
      JSON.stringify({ took: 1, hits: { total: {}, hits: [{ _source: { event: { original: text } } }] } }),
    ],
    ['a result of Splunk', JSON.stringify({ preview: false, result: { _time: 'x', _raw: text } })],
    [
      'a log of Datadog',
      JSON.stringify({ data: [{ id: 'x', attributes: { service: 'x', attributes: record } }] }),
    ],
    [
      'a record with a time before it, as text',
      JSON.stringify({ message: `<134>Nov 20 09:00:00 host: ${text}` }),
    ],
    ['a line of an export of CloudWatch Logs', `2026-11-20T09:00:00.000Z ${text}`],
  ])('%s is read', (_, document) => {
    expect(numbers(document)).toEqual(one);
    expect(read(document).events[0]?.received).toEqual(record);
  });

  test.each([
    ['records', [text, text]],
    ['envelopes', [JSON.stringify(envelope), JSON.stringify(envelope)]],
    ['log files', [logFile(record), logFile(record)]],
    ['records as text', [JSON.stringify(text), JSON.stringify(text)]],
  ])('%s one on each line are read', (_, lines) => {
    const two = { records: 2, others: 0, events: 2, rejected: 0 };
    expect(numbers(lines.join('\n'))).toEqual(two);
    expect(numbers(`\ufeff\r\n${lines.join('\r\n\r\n')}\r\n`)).toEqual(two);
    expect(numbers(gzipSync(lines.join('\n')))).toEqual(two);
  });

  test('records and envelopes without anything between them, as Firehose writes them, are read', () => {
    const joined = text + JSON.stringify(envelope) + logFile(record);
    expect(numbers(joined)).toMatchObject({ records: 3, events: 3, rejected: 0 });
    expect(numbers(gzipSync(gzipSync(joined)))).toMatchObject({ records: 3, events: 3, rejected: 0 });
  });

  test('a record that a program kept as it came and taken apart counts once, as it came', () => {
    const other = { ...record, userAgent: 'changed by the program' };
    const { records, events } = read(JSON.stringify({ a: { copy: other }, event: { original: text } }));
    expect([records, events[0]?.received]).toEqual([1, record]);
  });

  test('two records of one id in two parts of a document are two, as are those without an id', () => {
    const { eventID: _, ...nameless } = record;
    const hits = [record, { ...record, userAgent: 'another' }, nameless, nameless];
    expect(read(JSON.stringify({ hits: { hits: hits.map((each) => ({ a: each })) } })).events).toHaveLength(
      4,
    );
  });

  test('in a list of hits, one that is no record is named', () => {
    const hits = [{ _source: record }, { _source: { hello: 1 } }, { _source: { ...record, eventID: 'b' } }];
    expect(numbers(JSON.stringify({ hits: { hits } }))).toEqual({
      records: 2,
      others: 0,
      events: 2,
      rejected: 1,
    });
  });

  test('what asks whether CloudWatch Logs reaches a subscription is no fault', () => {
    const control = {
      messageType: 'CONTROL_MESSAGE',
      logEvents: [{ id: '', message: 'CWL CONTROL MESSAGE' }],
    };
    expect(numbers(JSON.stringify(control))).toEqual({ records: 0, others: 0, events: 0, rejected: 0 });
  });

  test('a row of Athena, with its names in lower case and its objects as text', () => {
    const lower = (name: string) => name.toLowerCase();
    const identity = JSON.parse(JSON.stringify(record.userIdentity), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [lower(name), inner]))
        : value,
    );
    const row = Object.fromEntries(
      Object.entries({
        ...record,
        requestParameters: JSON.stringify(record.requestParameters),
        responseElements: JSON.stringify(record.responseElements),
        userIdentity: identity,
      }).map(([name, value]) => [lower(name), value]),
    );
    expect(read(JSON.stringify(row)).events[0]).toEqual(read(text).events[0]);
  });

  test('log files end on end, as zcat prints them, are read', () => {
    expect(numbers(logFile(record, record) + logFile(record) + logFile())).toMatchObject({
      records: 3,
      events: 3,
      rejected: 0,
    });
  });

  test('gzip members end on end, as cat puts them, are read', () => {
    const packed = Buffer.concat([gzipSync(logFile(record)), gzipSync(logFile(record))]);
    expect(numbers(packed)).toMatchObject({ records: 2, events: 2, rejected: 0 });
  });

  test('what PowerShell redirects, UTF-16, is read', () => {
    expect(numbers(Buffer.from(`\ufeff${logFile(record)}`, 'utf16le'))).toEqual(one);
  });

  test('a log file without records is no fault', () => {
    expect(numbers(logFile())).toEqual({ records: 0, others: 0, events: 0, rejected: 0 });
  });

  test('records of other services are counted and not taken', () => {
    expect(numbers(logFile(otherRecord(), record, otherRecord()))).toEqual({ ...one, records: 3, others: 2 });
  });

  test('with * every service is taken', () => {
    expect(read(logFile(otherRecord(), record), '*')).toMatchObject({ records: 2, others: 0, rejected: [] });
  });
});

describe('other JSON that lies beside logs is named once, and hides nothing', () => {
  test.each([
    [
      'S3 event notifications',
      { Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: {} }] },
    ],
    ['a CloudTrail digest', { awsAccountId: '111122223333', digestS3Bucket: 'b', logFiles: [] }],
    ['AWS Config data', { fileVersion: '1.0', configSnapshotId: 'x', configurationItems: [] }],
    ['an S3 test notification', { Service: 'Amazon S3', Event: 's3:TestEvent' }],
    ['messages of a queue or stream', { Records: [{ eventSource: 'aws:sqs', body: '{}' }] }],
    [
      'EventBridge events of type "Object Created"',
      { 'detail-type': 'Object Created', detail: { bucket: {} } },
    ],
  ])('%s', (name, document) => {
    expect(problems(JSON.stringify(document))).toEqual([
      expect.stringContaining(`${name}, not CloudTrail records`),
    ]);
    expect(read(JSON.stringify(document)).records).toBe(0);
  });

  test('Insights events are named, as they are records but of no call', () => {
    const insight = { eventVersion: '1.07', eventCategory: 'Insight', insightDetails: { state: 'Start' } };
    const { rejected, records } = read(logFile(insight, aRecord(), insight));
    expect(records).toBe(3);
    expect(rejected).toEqual([
      {
        file: 'a.json',
        position: 'record 1',
        reason: 'a CloudTrail Insights event, not a record of a call (the first of 2)',
        records: 2,
        positions: ['record 3'],
      },
    ]);
  });

  test('a hundred notifications make one sentence', () => {
    const notification = { eventSource: 'aws:s3', s3: {} };
    const document = logFile(aRecord(), ...Array.from({ length: 100 }, () => notification));
    expect(problems(document)).toEqual([
      'record 2: S3 event notifications, not CloudTrail records (the first of 100)',
    ]);
    expect(read(document).events).toHaveLength(1);
  });

  test.each([
    [{ a: 1, b: 2, c: 3, d: 4 }, 'whole file: an object with "a", "b", "c", …, not a CloudTrail record'],
    [{}, 'whole file: an empty object, not a CloudTrail record'],
    [17, 'whole file: a number, not a CloudTrail record'],
    [null, 'whole file: null, not a CloudTrail record'],
    [{ Records: [null] }, 'record 1: null, not a CloudTrail record'],
    [{ Records: ['hello'] }, 'record 1: text, not a CloudTrail record'],
    [[[true]], 'record 1, record 1: a boolean, not a CloudTrail record'],
  ])('unknown JSON %j is told what it is', (document, sentence) => {
    expect(problems(JSON.stringify(document))).toEqual([sentence]);
  });
});

describe('what cannot be kept as it was written is said', () => {
  const events = (text: string | Buffer) => read(text).events.map(({ problems }) => problems);

  test('a number and bytes, of the record that they are in', () => {
    const text = JSON.stringify(aRecord({ requestParameters: { n: 'NUMBER', text: 'BYTE' } }));
    const bytes = Buffer.from(text.replace('"NUMBER"', '9007199254740993'));
    bytes[bytes.indexOf('BYTE')] = 0xff;
    const sentences = [
      'bytes that are not UTF-8 were replaced by �',
      'the number 9007199254740993 was read as 9007199254740992',
    ];
    const other = JSON.stringify(aRecord({ eventID: 'other' }));
    expect(events(bytes)).toEqual([sentences]);
    const joined = (before: string, after: string) =>
      Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
    expect(events(joined(`{"Records":[${other},`, ']}'))).toEqual([[], sentences]);
    expect(events(joined(`{"Records":[${`${other},`.repeat(30)}`, ']}')).at(-1)).toEqual(sentences);
  });
});

describe('what cannot be used is named with its position', () => {
  const record = JSON.stringify(aRecord());

  test('a record without time, by its number', () => {
    const { eventTime: _, ...timeless } = aRecord();
    const document = logFile(otherRecord(), timeless, aRecord());
    expect(problems(document)).toEqual(['record 2: the record has no eventTime']);
    expect(numbers(document)).toEqual({ records: 3, others: 1, events: 1, rejected: 1 });
  });

  test('a bad line, by its number, wherever it is', () => {
    const bad = ['{"eventVersion":', record, record].join('\n');
    expect(problems(bad)).toEqual(['line 1, column 17: the JSON ends too early: the text is cut off']);
    expect(read(bad).events).toHaveLength(2);
    expect(problems([record, '', 'oops', record].join('\n'))).toEqual([
      'line 3, column 1: not JSON: unexpected "oops"',
    ]);
    expect(problems([record, record.slice(0, 50)].join('\n'))).toHaveLength(1);
  });

  test('a document in a row of log files', () => {
    expect(problems(`${logFile()}{"Records":[oops]}`)).toEqual([
      'line 1, column 27: not JSON: unexpected "oops]}"',
    ]);
  });

  test.each([
    ['', 'whole file: the file is empty'],
    [' \n\t\r\n', 'whole file: the file holds only white space'],
    ['{"Records":[{"eventVersion":"1.0', 'line 1, column 33: the JSON ends too early: the text is cut off'],
    ['{\n "Records": [,]\n}', 'line 2, column 14: not JSON: unexpected ",]"'],
    ['hello', 'line 1, column 1: not JSON: unexpected "hello"'],
  ])('%j', (text, sentence) => {
    expect(problems(text)).toEqual([sentence]);
  });

  test('bytes that are no text', () => {
    expect(problems(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]))).toEqual([
      'whole file: neither gzip nor text',
    ]);
  });

  test('gzip that is cut off or damaged, and nothing of it is used', () => {
    const packed = gzipSync(logFile(aRecord()));
    const damaged = Buffer.from(packed);
    damaged[40] = Number(damaged[40]) ^ 0xff;
    expect(problems(packed.subarray(0, packed.length - 9))).toEqual([
      expect.stringContaining('packed data is cut off'),
    ]);
    expect(problems(packed.subarray(0, 10))).toEqual([expect.stringContaining('packed data is cut off')]);
    expect(problems(damaged)).toEqual([expect.stringContaining('packed data is damaged')]);
    expect(read(damaged).records).toBe(0);
  });

  test('a document wrapped without end', () => {
    const deep = '{"Records":['.repeat(100_000) + ']}'.repeat(100_000);
    expect(problems(deep)).toEqual([expect.stringContaining('wrapped too many times')]);
  });
});

describe('what is made to take all memory is bounded', () => {
  test('a file of nothing but bad lines makes one sentence', () => {
    const { rejected } = read('oops\n'.repeat(10_000));
    expect(rejected).toEqual([
      expect.objectContaining({
        position: 'line 1, column 1',
        reason: 'not JSON: unexpected "oops" (the first of 10000)',
        records: 10_000,
      }),
    ]);
    expect(rejected[0]?.positions).toHaveLength(20);
  });

  test('a file of nothing but things that are no records is given up', () => {
    const { rejected } = read(`[${'{},'.repeat(200_000)}${JSON.stringify(aRecord())}]`);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'an empty object, not a CloudTrail record (the first of 100001)',
      'the rest of the file was not read: it has more than 100,000 things that are no records',
    ]);
  });

  test('what does not fit into memory at once is read in slices', async () => {
    const records = Array.from({ length: 1200 }, (_, index) =>
      JSON.stringify(aRecord({ eventID: `e${index}` })),
    );
    const packed = gzipSync(`${' '.repeat(65 * 1024 * 1024)}${records.join('')}`);
    const slices: FileOutcome[] = [];
    for await (const slice of readBytesInSlices(packed, { file: 'a', eventSource: lex })) slices.push(slice);
    expect(slices.map(({ events, hasMore }) => [events.length, hasMore])).toEqual([
      [500, true],
      [500, true],
      [200, false],
    ]);
    expect(slices.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(packed.length);
    expect(read(packed).rejected).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('64 MiB') }),
    ]);
  });
});

test('no bytes whatever make it throw', () => {
  const json = fc.json().map((text) => Buffer.from(text));
  const bytes = fc.uint8Array().map((array) => Buffer.from(array));
  const packed = fc.oneof(json, bytes).map((each) => gzipSync(each));
  const cut = fc.tuple(packed, fc.nat(60)).map(([each, length]) => each.subarray(0, length));
  fc.assert(
    fc.property(fc.oneof(json, bytes, packed, cut), (stored) => {
      const { rejected, records } = readBytes(stored, { file: 'a', eventSource: '*' });
      expect(rejected.length + records).toBeGreaterThanOrEqual(0);
      for (const { position, reason } of rejected) expect([position, reason]).not.toContain('');
    }),
    { numRuns: 300 },
  );
});

const publicData = join(__dirname, '../../../../shared/data');
const whereData = existsSync(publicData) ? test : test.skip;

whereData('of the public records each is an event or named', () => {
  const stored = readFileSync(join(publicData, 'records.ndjson.gz'));
  const all = readBytes(stored, { file: 'records.ndjson.gz', eventSource: '*' });
  const lines = gunzipSync(stored).toString().trimEnd().split('\n').length;
  const lost = all.rejected.reduce((sum, { records }) => sum + records, 0);
  expect(all.events.length + lost).toBe(lines);
  expect(readBytes(stored, { file: 'records.ndjson.gz', eventSource: lex }).events).toHaveLength(3);
});

whereData('the public log files are read whole', () => {
  const names = readdirSync(publicData, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /log-files.*\.json/.test(name),
  );
  for (const name of names) {
    const stored = readFileSync(join(publicData, name));
    const text = name.endsWith('.gz') ? gunzipSync(stored) : stored;
    const { records, rejected } = readBytes(stored, { file: name, eventSource: lex });
    expect({ records, rejected }).toEqual({
      records: JSON.parse(text.toString()).Records.length,
      rejected: [],
    });
  }
});
