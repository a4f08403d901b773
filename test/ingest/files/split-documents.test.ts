import fc from 'fast-check';
import { splitDocuments } from '../../../src/ingest/files/split-documents';
import type { Segment } from '../../../src/ingest/files/splitting';
import { aRecord } from '../../support/a-record';

const mebibyte = 1024 * 1024;

function split(text: string | Buffer, chunks: readonly number[] = []): readonly Segment[] {
  return [...segments(Buffer.from(text), chunks)];
}

function* segments(bytes: Buffer, chunks: readonly number[]): Generator<Segment> {
  const splitter = splitDocuments();
  let at = 0;
  for (const length of chunks) {
    yield* splitter.push(bytes.subarray(at, at + length));
    at += length;
  }
  yield* splitter.push(bytes.subarray(at));
  yield* splitter.end();
}

function values(text: string | Buffer, chunks?: readonly number[]): readonly unknown[] {
  return split(text, chunks).map((segment) => (segment.kind === 'value' ? segment.value : segment.reason));
}

function positions(text: string): readonly string[] {
  return split(text).map(({ position }) => position);
}

function faults(text: string): readonly string[] {
  return split(text).flatMap((segment) =>
    segment.kind === 'fault' ? [`${segment.position}: ${segment.reason}`] : [],
  );
}

const anObject = fc.dictionary(fc.string(), fc.jsonValue());
const aDocument = fc.oneof(anObject, fc.array(fc.jsonValue()), fc.string());
const aSeparator = fc.constantFrom('', ' ', '\n', '\r\n', '\n\n\t', ',', ',\n', '\u001e');
const chunkSizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });

describe('a text is a sequence of JSON documents', () => {
  test('with any white space or none between them, in one piece or in any chunks', () => {
    const parts = fc.array(fc.tuple(aDocument, aSeparator, fc.constantFrom(undefined, 1, '\t')));
    fc.assert(
      fc.property(parts, chunkSizes, (documents, chunks) => {
        const text = documents.map(
          ([value, separator, indent]) => JSON.stringify(value, null, indent) + separator,
        );
        expect(values(text.join(''), chunks)).toEqual(
          documents.map(([value]) => JSON.parse(JSON.stringify(value))),
        );
      }),
    );
  });

  test('each on a line of its own, numbers and words too', () => {
    const lines = fc.array(fc.jsonValue(), { minLength: 1 });
    fc.assert(
      fc.property(lines, chunkSizes, (documents, chunks) => {
        const text = documents.map((value) => JSON.stringify(value)).join('\n');
        expect(values(text, chunks)).toEqual(JSON.parse(`[${text.replaceAll('\n', ',')}]`));
      }),
    );
  });

  test('with a time or the like before it on its line', () => {
    const text = '2026-11-20T09:00:00.000Z {"a":1}\n<134>Nov 20 host app[7]: {"a":2}\n{"a":3} {"a":4}';
    expect(values(text)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]);
    expect(positions(text)).toEqual(['line 1', 'line 2', 'line 3', 'document 4']);
    expect(values('[INFO] {"a":1}\n[2026-11-20 09:00] {"a":2}')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  test('a lone document needs no name, others go by line or number', () => {
    expect(positions('\n{"a":1}\n')).toEqual(['']);
    expect(positions('\n{"a":1}\n{"a":2}\n\n{\n"a":3\n}')).toEqual(['line 2', 'line 3', 'line 5']);
    expect(positions('{"a":1}{"a":2} {"a":3}')).toEqual(['document 1', 'document 2', 'document 3']);
  });
});

describe('a fault is named with its place and ends nothing', () => {
  const one = '{"a":1}';

  test.each([
    ['a word', 'oops', 'line 2, column 1: not JSON: unexpected "oops"'],
    [
      'a line that is cut off in a string',
      '{"a":"b',
      'line 2, column 8: the JSON ends too early: the text is cut off',
    ],
    [
      'one that is cut off after a comma',
      '{"a":1,',
      'line 2, column 8: the JSON ends too early: the text is cut off',
    ],
    [
      'one that is cut off in a number',
      '{"a":[1',
      'line 2, column 8: the JSON ends too early: the text is cut off',
    ],
    ['a wrong value', '{"a":oops}', 'line 2, column 6: not JSON: unexpected "oops}"'],
    ['a wrong bracket', '{"a":[1}', 'line 2, column 8: not JSON: unexpected "}"'],
    ['a bracket too many', '{"a":1}}', 'line 2, column 8: not JSON: unexpected "}"'],
  ])('%s', (_, line, sentence) => {
    const text = [one, line, one, one].join('\n');
    expect(faults(text)).toEqual([expect.stringContaining(sentence)]);
    expect(values(text).filter((value) => typeof value === 'object').length).toBeGreaterThanOrEqual(3);
  });

  test('where a line is cut off before a value, the next line is read by itself', () => {
    expect(values(`${one}\n{"a":\n${one}\n${one}`)).toEqual([
      { a: 1 },
      expect.stringContaining('the text is cut off'),
      { a: 1 },
      { a: 1 },
    ]);
  });

  test('in the middle of documents without white space', () => {
    expect(values('{"a":1}{"a":oops}{"a":2}')).toEqual([
      { a: 1 },
      expect.stringContaining('not JSON'),
      { a: 2 },
    ]);
    expect(values('{"a":1}{"a":["b"}{"a":2}')).toEqual([
      { a: 1 },
      expect.stringContaining('not JSON'),
      { a: 2 },
    ]);
  });

  test('at the end of the text', () => {
    expect(faults('{"a":1}\n{"a":{"b"')).toEqual([
      'line 2, column 10: the JSON ends too early: the text is cut off',
    ]);
  });

  test('good lines are found whatever the lines between them are', () => {
    const line = fc.oneof(
      fc.string(),
      fc.json().map((text) => text.slice(0, -1)),
    );
    fc.assert(
      fc.property(fc.array(line), chunkSizes, (bad, chunks) => {
        const lines = bad.flatMap((text) => [text.replaceAll(/[\n\r{[]/g, ' '), '{"good":true}']);
        const good = values(lines.join('\n'), chunks).filter(
          (value) => JSON.stringify(value) === '{"good":true}',
        );
        expect(good).toHaveLength(bad.length);
      }),
    );
  });

  test('no text whatever makes it throw', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '\n', '1', '"a":')),
    );
    fc.assert(
      fc.property(text, chunkSizes, (given, chunks) => {
        const whole = Array.isArray(given) ? given.join('') : given;
        for (const segment of split(whole, chunks)) expect(segment.position).not.toBe(undefined);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is too large to parse is opened, and read part by part', () => {
  const record = aRecord({ requestParameters: { text: 'x'.repeat(100_000) } });
  const many = Array.from({ length: 90 }, (_, index) => ({ ...record, eventID: `event-${index}` }));

  test.each([
    ['a log file', { Records: many }],
    ['a list', many],
    ['a list in an object in an object', { took: 1, hits: { total: { value: 90 }, hits: many }, more: null }],
  ])('%s', (_, document) => {
    for (const indent of [undefined, 1]) {
      const text = JSON.stringify(document, null, indent);
      expect(text.length).toBeGreaterThan(8 * mebibyte);
      const records = split(text, [7, 100_000, 1]).filter(({ position }) => position !== '');
      expect(records.map((each) => each.kind === 'value' && each.value)).toEqual(many);
      expect(records.at(-1)?.position).toBe('record 90');
    }
  });

  test.each(['oops', '["event-40"', '"event-40'])(
    'a fault in it costs the record that it is in: %s',
    (bad) => {
      const found = split(JSON.stringify({ Records: many }).replace('"event-40"', bad));
      expect(found.some(({ kind }) => kind === 'fault')).toBe(true);
      // A quote that is missing is noticed only in the next record.
      expect(found.filter(({ kind }) => kind === 'value').length).toBeGreaterThanOrEqual(88);
    },
  );

  test('a text that is cut off in it is reported', () => {
    const found = split(JSON.stringify({ Records: many }).slice(0, -50_000));
    expect(found.at(-1)).toMatchObject({ kind: 'fault', reason: expect.stringContaining('cut off') });
    expect(found).toHaveLength(90);
  });

  test('so is what has little text and very many brackets', () => {
    const found = split(`[${'{},'.repeat(1_200_000)}${JSON.stringify(record)}]`);
    expect(found).toHaveLength(1_200_001);
    expect(found.at(-1)).toMatchObject({ value: record, position: 'record 1200001' });
  });

  test('a text that is too long, and what is wrapped too often, are passed over', () => {
    expect(values(`[1,"${'x'.repeat(9 * mebibyte)}",2]`)).toEqual([
      1,
      'a text of more than 8 MiB, not a CloudTrail record',
      2,
    ]);
    const deep = `${'['.repeat(12)}${'{},'.repeat(1_100_000)}1${']'.repeat(12)}`;
    expect(values(`${deep}\n{"a":1}`)).toEqual(['wrapped too many times to be a record', { a: 1 }]);
  });

  test.each([
    ['brackets alone', '['.repeat(9 * mebibyte)],
    ['a bracket on each line', '[\n'.repeat(2 * mebibyte)],
    ['names without end', '{"a":'.repeat(2 * mebibyte)],
    ['closing brackets alone', ']'.repeat(mebibyte)],
    ['cut lines alone', '{"a":"\n'.repeat(100_000)],
    ['a wrong bracket at the far end', `${'[\n'.repeat(mebibyte)}}`],
    ['quotes alone', '"'.repeat(2 * mebibyte)],
    ['escapes alone', `"${'\\'.repeat(2 * mebibyte)}`],
  ])('%s come to an end', (_, text) => {
    expect(split(text, [100_000]).length).toBeGreaterThan(0);
  });
});

describe('what cannot be kept as it was written', () => {
  const losses = (text: string | Buffer) =>
    split(text).flatMap((each) => (each.kind === 'value' ? each.losses : []));

  test('is said of the record that it is in, and of no other', () => {
    const text = JSON.stringify({ Records: [record(1), record(2), record(3)] }).replace(
      '"N2"',
      '12345678901234567890',
    );
    const found = split(text);
    expect(found.map(({ position, ...each }) => [position, 'losses' in each && each.losses])).toEqual([
      ['record 1', []],
      ['record 2', ['the number 12345678901234567890 was read as 12345678901234567000']],
      ['record 3', []],
    ]);
  });

  test.each([
    ['0.1', 0],
    ['1795337983.25', 0],
    ['1.50', 0],
    ['100000000000000000000', 0],
    ['9007199254740993', 1],
    ['1e400', 1],
    ['1E2', 0],
    ['0.1234567890123456789', 1],
    ['-0.0', 0],
  ])('the number %s', (number, lost) => {
    expect(losses(`{"eventName":"a","n":${number}}`)).toHaveLength(lost);
  });

  test('any whole number is the same, or said to be another', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (number) => {
        const isKept = String(Number(number)) === String(number);
        expect(losses(`{"eventName":1,"n":${number}}`)).toHaveLength(isKept ? 0 : 1);
      }),
    );
  });

  test('bytes that are no text are said to be replaced', () => {
    const bytes = Buffer.from('{"eventName":"a","b":"x"}');
    bytes[bytes.indexOf('x')] = 0xff;
    expect(losses(bytes)).toEqual(['bytes that are not UTF-8 were replaced by �']);
  });

  function record(number: number) {
    return { eventName: 'a', number: `N${number}` };
  }
});
