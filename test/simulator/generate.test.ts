import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { demo } from '../../simulator/demo';
import { type GenerateOptions, generate, problemOf } from '../../simulator/generate';
import { isLex, recordsIn, someOptions, uniqueRecords } from '../support/simulated-logs';

function fingerprint(options: GenerateOptions): string {
  const hash = createHash('sha256');
  for (const { path, content } of generate(options).files) hash.update(path).update(content);
  return hash.update(JSON.stringify(generate(options).truth())).digest('hex');
}

test('the same seed gives the same bytes and the same truth, another seed others', () => {
  const options = { seed: 11, days: 5, events: 300, bots: 2, otherServices: 500 };

  expect(fingerprint(options)).toBe(fingerprint({ ...options }));
  expect(fingerprint(options)).not.toBe(fingerprint({ ...options, seed: 12 }));
});

test('files and truth can be asked for in either order, and again', () => {
  const generated = generate({ seed: 3, days: 2, events: 80, bots: 1 });
  const before = [...generated.files];
  const truth = generated.truth();

  expect([...generated.files]).toEqual(before);
  expect(generated.truth()).toEqual(truth);
});

test('there are exactly as many events and other records as asked for, each Lex one in the truth', () => {
  fc.assert(
    fc.property(someOptions, (options) => {
      const generated = generate(options);
      const records = [...uniqueRecords(generated.files).values()];
      const lex = records.filter(isLex);

      expect(lex).toHaveLength(options.events);
      expect(records.length - lex.length).toBe(options.otherServices);
      expect(lex.map(({ eventID }) => eventID).sort()).toEqual(
        generated
          .truth()
          .events.map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 15 },
  );
});

test('all times lie within the days asked for', () => {
  fc.assert(
    fc.property(someOptions, (options) => {
      const until = new Date('2026-03-01T00:00:00Z');
      const from = new Date(until.getTime() - options.days * 86_400_000);
      const times = [...uniqueRecords(generate({ ...options, until }).files).values()].map(
        ({ eventTime }) => eventTime,
      );

      expect(
        times.filter((time) => Date.parse(time) < from.getTime() || Date.parse(time) >= until.getTime()),
      ).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('without a date the period ends on a fixed day, not today', () => {
  const { events } = generate({ seed: 1, days: 2, events: 50, bots: 1 }).truth();

  expect(events.map(({ time }) => time.slice(0, 10)).every((day) => day >= '2026-11-20')).toBe(true);
  expect(events.map(({ time }) => time.slice(0, 10)).every((day) => day <= '2026-11-21')).toBe(true);
});

test('as many bots come into being as were asked for, in the demonstration with names of their own', () => {
  const { bots, events } = generate(demo).truth();

  expect(bots).toHaveLength(demo.bots);
  expect(new Set(events.flatMap(({ botId }) => botId ?? []))).toEqual(new Set(bots.map(({ id }) => id)));
  expect(bots.map(({ names }) => names[0]?.name)).toEqual(['OrderFlowers', 'BookTrip', 'BankingAssistant']);
});

test('a file is named and filed as CloudTrail does it, and holds a day and Region', () => {
  const layout =
    /^AWSLogs\/(\d{12})\/CloudTrail\/([a-z0-9-]+)\/(\d{4}\/\d\d\/\d\d)\/\1_CloudTrail_\2_(\d{8})T\d{4}Z_[A-Za-z0-9]{16}\.json\.gz$/;
  for (const file of generate({ seed: 5, days: 3, events: 200, bots: 2, otherServices: 400 }).files) {
    const [, , region, day, stamp] = layout.exec(file.path) ?? [];

    expect(day?.replaceAll('/', '')).toBe(stamp);
    expect(new Set(recordsIn(file).map(({ awsRegion }) => awsRegion))).toEqual(new Set([region]));
  }
});

test('nothing of the machine is in a file: no time and no system in its gzip header', () => {
  for (const { content } of generate({ seed: 5, days: 1, events: 30, bots: 1 }).files) {
    expect([...content.subarray(0, 4), ...content.subarray(4, 8), content[9]]).toEqual([
      0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 255,
    ]);
  }
});

test('most files hold no Lex call, and what is delivered twice is the same both times', () => {
  const seen = new Map<string, unknown>();
  let files = 0;
  let filesWithLex = 0;
  let repeated = 0;
  for (const file of generate(demo).files) {
    const records = recordsIn(file);
    files += 1;
    if (records.some(isLex)) filesWithLex += 1;
    for (const record of records) {
      if (!seen.has(record.eventID)) seen.set(record.eventID, record);
      else {
        repeated += 1;
        expect(record).toEqual(seen.get(record.eventID));
      }
    }
  }

  expect(filesWithLex).toBeLessThan(files / 2);
  expect(repeated / demo.events).toBeGreaterThan(0.01);
  expect(repeated / demo.events).toBeLessThan(0.03);
});

test('records are not in the order of time', () => {
  const files = [...generate({ seed: 2, days: 1, events: 60, bots: 1, otherServices: 200 }).files];
  const disordered = files.filter((file) => {
    const times = recordsIn(file).map(({ eventTime }) => eventTime);
    return times.join() !== [...times].sort().join();
  });

  expect(disordered.length).toBeGreaterThan(files.length / 2);
});

test.each([
  [{ seed: -1 }, 'seed must be a whole number from 0, got -1'],
  [{ days: 0 }, 'days must be a whole number from 1, got 0'],
  [{ events: 1.5 }, 'events must be a whole number from 1, got 1.5'],
  [{ bots: Number.NaN }, 'bots must be a whole number from 1, got NaN'],
  [{ otherServices: -5 }, 'otherServices must be a whole number from 0, got -5'],
  [{ events: 200_000 }, 'events must be at most 100000 a day, got 200000 for 1; ask for more days'],
])('options that make no sense are refused in a sentence: %p', (bent, sentence) => {
  const options = { seed: 1, days: 1, events: 10, bots: 1, ...bent };

  expect(problemOf(options)).toBe(sentence);
  expect(() => generate(options)).toThrow(sentence);
});
