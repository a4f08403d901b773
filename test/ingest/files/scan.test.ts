import fc from 'fast-check';
import { collectEvents } from '../../../src/ingest/files/collect-events';
import { filterBySource, piecesOfText } from '../../../src/ingest/files/content';
import type { Piece } from '../../../src/ingest/files/document';
import { scan } from '../../../src/ingest/files/scan';
import type { JsonObject } from '../../../src/model/json';
import { aRecord } from '../../support/a-record';
import { logFile, otherRecord } from '../../support/log-file';

const lex = 'lex.amazonaws.com';

/** A list that, were its brackets not minded, would give away a record that nobody made. */
const forged = [{ a: ']' }, aRecord({ eventID: 'forged' }), { eventVersion: '1.11' }];

function outcome(pieces: Iterable<Piece>) {
  return collectEvents({ file: 'a', bytes: 0, pieces: [...pieces] }, { eventSource: lex });
}

function searched(text: string) {
  const pieces = scan(Buffer.from(text), lex);
  return pieces && outcome(pieces);
}

function parsed(text: string) {
  return outcome(filterBySource(lex, piecesOfText([Buffer.from(text)])));
}

describe('a log file as CloudTrail writes it is searched, not parsed whole', () => {
  test('and comes to the same as if it were parsed', () => {
    const text = logFile(otherRecord(), aRecord(), otherRecord(), otherRecord());
    expect(searched(text)).toEqual(parsed(text));
    expect(searched(text)).toMatchObject({ records: 4, others: 3, rejected: [] });
    expect(scan(Buffer.from(text), lex)).toHaveLength(3);
  });

  test('a record that names the event source elsewhere is looked at and not taken', () => {
    const text = logFile(otherRecord({ requestParameters: { servicePrincipal: lex } }), otherRecord());
    expect(searched(text)).toMatchObject({ records: 2, others: 2 });
  });

  test('an event source that is spelt with escapes is found', () => {
    const text = logFile(aRecord(), otherRecord()).replace(`"${lex}"`, '"l\\u0065x.amazonaws.com"');
    expect(searched(text)).toMatchObject({ records: 2, others: 1 });
  });

  test('a record is known by its number', () => {
    const text = logFile(otherRecord(), aRecord({ eventTime: '' }), otherRecord());
    expect(searched(text)?.rejected).toEqual([
      { file: 'a', position: 'record 2', reason: 'the record has no eventTime', records: 1 },
    ]);
  });
});

describe('where anything is in doubt, nothing is searched', () => {
  const file = (requestParameters: JsonObject) => logFile(otherRecord({ requestParameters }), otherRecord());
  test.each([
    [
      'a record within a record',
      logFile(otherRecord({ requestParameters: { items: forged } }), otherRecord()),
    ],
    [
      'a record that starts a list within a record',
      logFile(otherRecord({ requestParameters: { items: forged.slice(1) } }), otherRecord()),
    ],
    ['a list within a list', logFile(otherRecord(), forged, { a: 1 }, otherRecord())],
    ['a list behind a string like the start of one', file({ a: ':[', b: forged })],
    ['a list behind a quotation like the start of one', file({ a: '":[', b: forged })],
    ['a list whose name ends with a backslash', file({ 'a\\': forged })],
    ['a list whose name ends with a colon', file({ 'a:': forged })],
    [
      'another list beside the records',
      `${logFile(otherRecord()).slice(0, -1)},"x":[{},${JSON.stringify(forged[1])}]}`,
    ],
    [
      'records in another order of members',
      logFile(otherRecord(), { awsRegion: 'eu-west-1', ...otherRecord() }, otherRecord()),
    ],
    ['what is no record', logFile(otherRecord(), null, 'text', otherRecord())],
    [
      'white space between',
      `{"Records":[${JSON.stringify(otherRecord())},\n${JSON.stringify(otherRecord())}]}`,
    ],
    [
      'a file that is cut off',
      logFile(otherRecord({ resources: [{ ARN: 'x' }] })).slice(0, -1 - '}]}'.length),
    ],
    ['a file that is cut off where it seems to end', '{"Records":[{"eventVersion":"1.11","a":[{"b":1}]}'],
    ['an Insights file', logFile({ eventVersion: '1.07', eventCategory: 'Insight' })],
    ['no record at all', logFile()],
  ])('%s', (_, text) => {
    expect(searched(text)).toBeUndefined();
  });

  test('an event source that JSON would escape', () => {
    expect(scan(Buffer.from(logFile(aRecord())), 'é"')).toBeUndefined();
  });
});

describe('searching and parsing agree', () => {
  const hostile = fc.constantFrom(
    ',{"eventVersion":"1.11"}',
    '},{"eventVersion":"1.11","eventSource":"lex.amazonaws.com"},{',
    '"eventVersion":',
    '\\"},{"eventVersion":',
    ']}',
    ':[',
    '":[',
    '\\',
    '\\\\"',
    '[$LATEST]',
    ', [x',
    lex,
    '\u0000é\u2028😀',
  );
  const text = fc.oneof(
    hostile,
    fc.string(),
    fc.tuple(hostile, hostile).map(([one, other]) => one + other),
  );
  const nested = fc.letrec<{ value: unknown; list: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.constantFrom(null, true, 1.5, {}, []),
      fc.dictionary(
        fc.oneof(text, fc.constantFrom('eventSource', 'Records', '__proto__', 'a\\', 'a:')),
        tie('value'),
        { maxKeys: 3 },
      ),
      tie('list'),
      fc.constant(forged),
      fc.constantFrom(...forged),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
  })).value;

  const plain = fc
    .record({ isLex: fc.boolean(), nested, text })
    .map(({ isLex, nested: requestParameters, text: userAgent }) => {
      const bend = { requestParameters, userAgent } as never;
      return isLex ? aRecord(bend) : otherRecord(bend);
    });
  const reordered = plain.map((record) => Object.fromEntries(Object.entries(record).reverse()));
  const timeless = plain.map(({ eventTime: _, ...record }) => record);
  const noRecord = fc.oneof(
    fc.constantFrom(null, 1, 'text', [], [aRecord()]),
    nested.map((value) => JSON.stringify(value)),
  );

  function agree(files: fc.Arbitrary<string>, compared: (outcome: ReturnType<typeof parsed>) => unknown) {
    fc.assert(
      fc.property(files, (file) => {
        const found = searched(file);
        if (found !== undefined) expect(compared(found)).toEqual(compared(parsed(file)));
      }),
      { numRuns: 400 },
    );
  }

  test('on everything, whatever the records hold and however they are ordered, where the event source occurs', () => {
    const mentioning = fc.array(fc.oneof(plain, plain, reordered, timeless), { minLength: 1, maxLength: 6 });
    agree(
      mentioning.map((records) => logFile(...records, aRecord())),
      (outcome) => outcome,
    );
  });

  test('on the events, whatever else is among the records', () => {
    const anything = fc.array(
      fc.oneof({ weight: 5, arbitrary: plain }, reordered, timeless, noRecord, nested),
      { minLength: 1 },
    );
    agree(
      anything.map((records) => logFile(otherRecord(), ...records, otherRecord())),
      ({ events }) => ({ events }),
    );
  });

  test('on files that are cut off, pretty-printed or joined', () => {
    const file = fc.array(plain, { minLength: 1, maxLength: 4 }).map((records) => logFile(...records));
    const cut = fc.tuple(file, fc.nat()).map(([each, at]) => each.slice(0, at % each.length));
    const pretty = file.map((each) => JSON.stringify(JSON.parse(each), null, 1));
    const joined = fc.tuple(file, file).map(([one, other]) => one + other);
    agree(fc.oneof(cut, cut, pretty, joined), ({ events, rejected }) => ({ events, rejected }));
  });

  test('and files as CloudTrail writes them are searched', () => {
    const calm = fc
      .array(fc.boolean(), { minLength: 1 })
      .map((kinds) => logFile(...kinds.map((isLex) => (isLex ? aRecord() : otherRecord()))));
    fc.assert(
      fc.property(calm, (file) => searched(file) !== undefined),
      { numRuns: 50 },
    );
  });
});
