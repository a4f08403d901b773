import { csvColumns, eventCsvLine, eventsCsv } from '../../src/view/event-csv';
import { eventJson } from '../../src/view/event-json';
import { botLabel, resourceLabel } from '../../src/view/resource-label';
import { anEvent } from '../support/an-event';
import { aDenial, anEdit } from './named-events';
import { parseCsv } from './parse-csv';
import { bot, draft, intent, namedFrom, namesUnknown, recordOf, slot } from './sentence/calls';

test('the readable members come first, the request and response last', () => {
  expect(Object.keys(eventJson(aDenial()))).toEqual([
    ...['schema', 'id', 'time', 'action', 'effect', 'outcome', 'error', 'actor', 'bot', 'resource', 'region'],
    ...['account', 'tool', 'ip', 'sentence', 'resourceType', 'botId', 'botName', 'place', 'network'],
    ...['toolDetail'],
    ...[
      'userAgent',
      'service',
      'lex',
      'catalogued',
      'errorMessage',
      'instant',
      'identity',
      'doubts',
      'omitted',
      'problems',
    ],
    ...['request', 'response'],
  ]);
});

test('an event says what it changed and against what', () => {
  expect(eventJson(anEdit())).toMatchObject({
    schema: 'lextrail.event/1',
    bot: 'OrderFlowers',
    resource: 'OrderFlowers/BookHotel',
    against: 'earlier',
    changes: expect.arrayContaining([
      { kind: 'changed', path: 'fulfillmentCodeHook.enabled', before: true, after: false },
    ]),
    file: 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz',
  });
});

test('a promised member that has nothing to say is null', () => {
  const named = namedFrom(recordOf('ListBots', [{ maxResults: 50 }, null], { sourceIPAddress: '' }));
  expect(eventJson(named)).toMatchObject({ bot: null, resource: null, ip: null });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  '%j is no formula in a spreadsheet unless asked for raw',
  (actor) => {
    const named = { event: anEvent({ actor }), nameOf: () => undefined };
    expect(eventCsvLine(named).split(',')[3]).toMatch(/^"?'/);
    expect(eventCsvLine(named, { isRaw: true })).toContain(actor);
  },
);

test.each([
  [
    'an intent',
    recordOf('UpdateIntent', [{ ...intent, intentName: 'BookHotel' }, null]),
    'ORDERFLWRS/BookHotel',
  ],
  ['a slot of unknown name', recordOf('DeleteSlot', [slot, null]), 'ORDERFLWRS/BOOKHOTEL1/SLOTDAYDAY'],
  ['a language', recordOf('BuildBotLocale', [draft, null]), 'ORDERFLWRS/en_US'],
  ['a version', recordOf('DescribeBotVersion', [{ ...bot, botVersion: '7' }, null]), 'ORDERFLWRS/version 7'],
  [
    'an intent of a version',
    recordOf('DescribeIntent', [{ ...intent, botVersion: '7' }, null]),
    'ORDERFLWRS/version 7/BOOKHOTEL1',
  ],
  [
    'a bot of known name only',
    recordOf('CreateBot', [{ botName: 'Florist' }, null], { errorCode: 'X' }),
    'Florist',
  ],
])('%s without names is labelled by its ids', (_, record, label) => {
  expect(resourceLabel(namedFrom(record, namesUnknown))).toBe(label);
});

test('the name of a V1 intent is not taken for the name of a bot', () => {
  const named = namedFrom(recordOf('PutIntent', [{ name: 'Brew' }, { name: 'Brew' }]), {
    nameOf: () => 'Brew',
  });
  expect([botLabel(named), resourceLabel(named)]).toEqual([null, 'Brew']);
});

test('a CSV file begins with the mark by which spreadsheets know UTF-8', () => {
  expect(eventsCsv([anEdit()])).toMatch(/^\ufefftime,action,/);
});

test('a spreadsheet reads times as dates in the zone asked for, and programs in UTC', () => {
  const [cells = []] = parseCsv(eventCsvLine(anEdit(), { zone: 'Europe/Berlin' }));
  const cell = (column: (typeof csvColumns)[number]) => cells[csvColumns.indexOf(column)];

  expect([cell('time'), cell('timeUtc')]).toEqual(['2026-11-22 09:59:43', '2026-11-22T08:59:43Z']);
});

test('CSV and JSON have what leads on: id, session, key, bot, and what changed', () => {
  const json = eventJson(anEdit());
  const [cells = []] = parseCsv(eventCsvLine(anEdit()));
  const cell = (column: (typeof csvColumns)[number]) => cells[csvColumns.indexOf(column)];

  expect(json).toMatchObject({ botId: 'ORDERFLWRS', botName: 'OrderFlowers', changeCount: 5 });
  expect(cell('changeCount')).toBe('5');
  expect(cell('changedPaths')?.split(' | ')).toEqual(json.changedPaths);
  expect([cell('id'), cell('session'), cell('accessKeyId')]).toEqual([
    json.id,
    json.session ?? '',
    json.accessKeyId,
  ]);
});
