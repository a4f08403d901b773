import fc from 'fast-check';
import { demo } from '../../simulator/demo';
import { type GenerateOptions, generate, problemOf } from '../../simulator/generate';
import { recordsIn, uniqueRecords } from '../support/simulated-logs';

const told = { ...demo, otherServices: 0, scenario: 'incident' } as const;
const { events, bots } = generate(told).truth();
const evening = events.filter(({ time }) => time >= '2026-11-21T20:00:00Z');

test('the evening of the incident is some 34 calls, each in the log and in the truth', () => {
  const ids = [...uniqueRecords(generate(told).files).keys()];

  expect(ids.toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  expect(evening.length).toBeGreaterThanOrEqual(34);
  expect(evening.length).toBeLessThan(45);
});

test('a key is made for a colleague, and used from the address at which it was made', () => {
  const [record] = [...generate(told).files].flatMap(recordsIn).filter(isKey);
  const { accessKey } = { ...record?.responseElements } as {
    accessKey: { accessKeyId: string; userName: string };
  };
  const users = [...uniqueRecords(generate(told).files).values()].filter(
    ({ userIdentity }) => userIdentity.accessKeyId === accessKey.accessKeyId,
  );

  expect(accessKey.userName).toBe('erin');
  expect(record?.eventSource).toBe('iam.amazonaws.com');
  expect(users.length).toBeGreaterThan(15);
  expect(new Set(users.map(({ sourceIPAddress }) => sourceIPAddress))).toEqual(new Set(['192.0.2.44']));
});

function isKey({ eventName }: { readonly eventName: string }): boolean {
  return eventName === 'CreateAccessKey';
}

test('what the live alias serves is edited, promoted, answered by another account and no longer logged', () => {
  const ops = evening.flatMap(({ actor, changes }) => changes.map(({ op }) => `${actor} ${op}`));

  expect(ops).toEqual([
    'erin edit-prompt',
    'erin fill',
    'erin create',
    'erin point-alias',
    'erin swap-code-hook',
    'erin leave-out',
    'erin delete',
    ...Array.from({ length: 5 }, () => 'erin create'),
    'ci-deploy create',
    'ci-deploy point-alias',
  ]);
  expect(evening.filter(({ outcome }) => outcome !== 'ok').map(({ action }) => action)).toEqual([
    'UpdateBot',
    'DeleteBot',
  ]);
  expect(evening.flatMap(({ omitted, action }) => (omitted ? [action] : []))).toEqual(['UpdateSlotType']);
});

test('the bot that is made anew has the name of the one that was deleted, and another id', () => {
  const [deleted, anew] = bots.filter(({ names }) => names.at(-1)?.name === bots.at(-1)?.names[0]?.name);

  expect(deleted?.deletedAt?.slice(0, 10)).toBe('2026-11-21');
  expect(anew?.deletedAt).toBeUndefined();
  expect(anew?.id).not.toBe(deleted?.id);
});

test('any account that is large enough can have the incident on its last day', () => {
  const options = fc.record({
    seed: fc.nat(),
    days: fc.integer({ min: 2, max: 20 }),
    events: fc.integer({ min: 300, max: 700 }),
    bots: fc.integer({ min: 2, max: 6 }),
    rare: fc.boolean(),
  });
  fc.assert(
    fc.property(options, (some) => {
      const made = generate({ ...some, scenario: 'incident' }).truth();
      const lastDay = made.events.filter(({ time }) => time.startsWith('2026-11-21'));

      expect(lastDay.filter(({ actor }) => actor === 'erin').length).toBeGreaterThan(12);
      expect(made.events.filter(({ time }) => !time.startsWith('2026-11-21'))).toHaveLength(some.events);
    }),
    { numRuns: 25 },
  );
});

test.each([
  [{ days: 1 }, 'days must be at least 2 for a scenario, got 1'],
  [{ events: 299 }, 'events must be at least 300 for a scenario, got 299'],
  [{ bots: 1 }, 'bots must be at least 2 for a scenario, got 1'],
  [{ scenario: 'flood' as 'incident' }, 'scenario must be one of incident, got flood'],
])('an account that is too small for it, or a scenario that is none, is refused: %p', (bent, sentence) => {
  const options: GenerateOptions = { ...told, ...bent };
  expect(problemOf(options)).toBe(sentence);
});
