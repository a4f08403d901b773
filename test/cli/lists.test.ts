import { parseCsv } from '../view/parse-csv';
import { machineWithStory } from './a-story';
import { aMachine, answerIn, type Machine } from './a-world';

let machine: Machine;
beforeAll(async () => {
  machine = await machineWithStory();
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

describe('a file of events is never cut', () => {
  let many: Machine;
  beforeAll(async () => {
    many = aMachine();
    const words = ['--seed', '3', '--days', '20', '--events', '1200', '--bots', '2'];
    await many.lextrail(['generate', many.path('logs'), ...words]);
    await many.lextrail(['import', many.path('logs')]);
  });
  afterAll(() => many.close());

  test('CSV and lines of JSON have every event once, newest first', async () => {
    const [csv, lines] = [await many.lextrail('query -o csv'), await many.lextrail('query -o ndjson')];
    const [header = [], ...rows] = parseCsv(csv.out.replace(/^\ufeff/, ''));
    const ids = rows.map((row) => row[header.indexOf('id')]);
    const times = rows.map((row) => row[header.indexOf('timeUtc')] ?? '');

    expect(new Set(ids).size).toBe(1200);
    expect(rows).toHaveLength(1200);
    expect(times).toEqual(times.toSorted().reverse());
    expect(
      lines.out
        .trimEnd()
        .split('\n')
        .map((text) => (JSON.parse(text) as { id: string }).id),
    ).toEqual(ids);
    expect(csv.err).toContain('1200 events');
    const list = await many.lextrail('query --json');
    expect(answerIn<readonly { readonly id: string }[]>(list).map(({ id }) => id)).toEqual(ids);
  });

  test('a table has a page, and says how to go on', async () => {
    const { out, err } = await many.lextrail('query');

    expect(out.trimEnd().split('\n')).toHaveLength(51);
    expect(err).toContain('older: ');
  });

  test('a number that was asked for is kept, and what is left is said', async () => {
    const { out, err } = await many.lextrail('query -o ndjson -n 7');

    expect(out.trimEnd().split('\n')).toHaveLength(7);
    expect(err).toContain('older: ');
  });

  test('the history of a bot is whole as a file', async () => {
    const { out: bots } = await many.lextrail('bots -o ndjson');
    const { name } = JSON.parse(bots.split('\n')[0] ?? '') as { name: string };
    const lines = await many.lextrail(['history', name, '-o', 'ndjson']);
    const all = await many.lextrail(['history', name, '--json']);
    const { events, complete } = JSON.parse(all.out) as {
      events: readonly { id: string }[];
      complete: boolean;
    };

    expect(complete).toBe(true);
    expect(events.length).toBeGreaterThan(20);
    expect(
      lines.out
        .trimEnd()
        .split('\n')
        .map((text) => (JSON.parse(text) as { id: string }).id),
    ).toEqual(events.map(({ id }) => id));
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
