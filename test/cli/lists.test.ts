import { parseCsv } from '../view/parse-csv';
import { story, writeLog } from './a-story';
import { aMachine, type Machine } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = aMachine();
  writeLog(machine.path('log.json'), story);
  await machine.lextrail(['import', machine.path('log.json')]);
});
afterAll(() => machine.close());

const lists = [
  'promotions OrderFlowers',
  'builds OrderFlowers',
  'bots',
  'summary',
  'blame OrderFlowers/BookHotel',
];

describe.each(lists)('%s', (line) => {
  test('answers as CSV that a spreadsheet opens', async () => {
    const { out, code } = await machine.lextrail(`${line} -o csv`);
    const [header = [], ...rows] = parseCsv(out.replace(/^\ufeff/, ''));

    expect(code).toBe(0);
    expect(out.startsWith('\ufeff')).toBe(true);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
  });

  test('answers as one JSON object a line, the same rows as in CSV', async () => {
    const [lines, csv] = [
      await machine.lextrail(`${line} -o ndjson`),
      await machine.lextrail(`${line} -o csv`),
    ];
    const rows = lines.out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as object);
    const [header = [], ...cells] = parseCsv(csv.out.replace(/^\ufeff/, ''));

    expect(rows).toHaveLength(cells.length);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([...header].sort());
  });
});

test('times in CSV are in the zone asked for, and in lines of JSON in UTC', async () => {
  const csv = await machine.lextrail('promotions OrderFlowers -o csv --tz Europe/Berlin');
  const lines = await machine.lextrail('promotions OrderFlowers -o ndjson --tz Europe/Berlin');

  expect(csv.out).toContain('2026-11-22 10:05:00');
  expect(lines.out).toContain('"from":"2026-11-22T09:05:00Z"');
});

test.each(['promotions OrderFlowers', 'builds OrderFlowers'])('%s leads each row by the id', async (line) => {
  const { out } = await machine.lextrail(line);
  const [heading = '', ...rows] = out.trimEnd().split('\n');

  expect(heading).toMatch(/^ID /);
  expect(rows.filter((row) => !/^[0-9a-f]{8} {2}/.test(row))).toEqual([]);
});
