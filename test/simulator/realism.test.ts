import { demo } from '../../simulator/demo';
import { generate } from '../../simulator/generate';
import type { TruthEvent } from '../../simulator/truth';
import { isLex, type LogRecord, uniqueRecords } from '../support/simulated-logs';

const { events } = generate(demo).truth();
const records = uniqueRecords(generate(demo).files);
const lex = [...records.values()].filter(isLex);

function recordOf({ id }: TruthEvent): LogRecord {
  return records.get(id) as LogRecord;
}

function share(wanted: (event: TruthEvent) => boolean): number {
  return events.filter(wanted).length / events.length;
}

test('about three of four calls to Lex read', () => {
  expect(share(({ effect }) => effect === 'read')).toBeGreaterThan(0.72);
  expect(share(({ effect }) => effect === 'read')).toBeLessThan(0.83);
});

test.each([1, 2, 3, 4, 5])('root looks in exactly once (seed %i)', (seed) => {
  const { events: calls } = generate({ seed, days: 3, events: 250, bots: 2 }).truth();

  expect(calls.filter(({ actor }) => actor === 'root')).toHaveLength(1);
});

test('every way to reach Lex occurs', () => {
  expect(new Set(events.map(({ tool }) => tool))).toEqual(
    new Set(['console', 'cli', 'sdk', 'cdk', 'cloudformation', 'terraform', 'service']),
  );
  expect(new Set(events.map(({ network }) => network))).toEqual(
    new Set(['aws-service', 'vpc', 'reserved', 'internet']),
  );
  expect(events.some(({ ip }) => ip.includes(':'))).toBe(true);
});

test('one sign-in keeps its beginning while its keys and addresses change', () => {
  const keys = new Map<string, Set<string>>();
  const addresses = new Map<string, Set<string>>();
  for (const event of events.filter(({ tool, session }) => tool === 'console' && session !== undefined)) {
    const session = event.session ?? '';
    const record = recordOf(event);
    keys.set(session, (keys.get(session) ?? new Set()).add(String(record.userIdentity.accessKeyId)));
    addresses.set(session, (addresses.get(session) ?? new Set()).add(record.sourceIPAddress));
  }

  expect([...keys.values()].some(({ size }) => size > 1)).toBe(true);
  expect([...addresses.values()].some(({ size }) => size > 1)).toBe(true);
});

test('CloudFormation makes a bot by an import that names it but knows no id', () => {
  const imports = events.filter(({ action }) => action === 'StartImport');

  expect(imports.map(({ botId, bot, tool }) => [botId, bot, tool])).toEqual([
    [undefined, 'BankingAssistant', 'cloudformation'],
  ]);
  expect(imports[0] && recordOf(imports[0]).userIdentity.invokedBy).toBe('cloudformation.amazonaws.com');
});

test('two people save the same intent within one second', () => {
  const saves = events.filter(({ action, outcome }) => action === 'UpdateIntent' && outcome === 'ok');
  const together = saves.filter((save, index) => {
    const { place, time, actor } = saves[index + 1] ?? {};
    return place === save.place && time === save.time && actor !== save.actor;
  });

  expect(together.length).toBeGreaterThan(0);
});

test('content beyond 100 KB is left out as CloudTrail leaves it out', () => {
  const omitted = events.filter((event) => event.omitted !== undefined);
  for (const event of omitted) {
    const { requestParameters } = recordOf(event);

    expect(requestParameters).toMatchObject({ reason: 'requestParameters too large', omitted: 'true' });
    expect(Number(requestParameters?.originalSize)).toBeGreaterThan(100 * 1024);
  }

  expect(omitted.length).toBeGreaterThan(0);
  for (const record of lex) expect(JSON.stringify(record).length).toBeLessThan(256 * 1024);
});

test('vocabulary writes are marked as reads, as AWS marks them, and no other write is', () => {
  const mismarked = events.filter((event) => event.effect === 'write' && recordOf(event).readOnly);

  expect(mismarked.length).toBeGreaterThan(0);
  for (const { action } of mismarked)
    expect(action).toMatch(/^Batch(Create|Update|Delete)CustomVocabularyItem$/);
  for (const event of events) if (event.effect === 'read') expect(recordOf(event).readOnly).toBe(true);
});

test('a bot is deleted: refused while in use, then without the check', () => {
  const deletions = events.filter(({ action }) => action === 'DeleteBot');

  expect(
    deletions.map((event) => [event.outcome, recordOf(event).requestParameters?.skipResourceInUseCheck]),
  ).toEqual([
    ['error', 'false'],
    ['ok', 'true'],
  ]);
});

test('the things that an audit must find all recordCall within the demonstration', () => {
  const done = new Set(events.flatMap(({ changes }) => changes.map(({ op }) => op)));

  for (const op of [
    'rename',
    'leave-out',
    'swap-code-hook',
    'switch-child-directed',
    'untag',
    'tag',
    'add-statement',
  ]) {
    expect(done).toContain(op);
  }
  expect(
    events.flatMap(({ changes }) => changes).filter(({ path }) => path === 'conversationLogSettings'),
  ).toContainEqual({
    op: 'leave-out',
    kind: 'removed',
    path: 'conversationLogSettings',
    leftOut: true,
  });
});

test('other services have records of the usual size, and some mention Lex without being calls to it', () => {
  const others = [...records.values()].filter((record) => !isLex(record));
  const sizes = others.map((record) => JSON.stringify(record).length).sort((one, other) => one - other);

  expect(sizes[Math.floor(sizes.length / 2)]).toBeGreaterThan(1_000);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(2_000);
  expect(
    others.some((record) => JSON.stringify(record.requestParameters).includes('lex.amazonaws.com')),
  ).toBe(true);
});

test('before the end of Lex V1 its puts occur too, each thing a history of its own', () => {
  const { events: calls, states } = generate({ ...demo, until: new Date('2025-08-01T00:00:00Z') }).truth();
  const puts = calls.filter(({ action }) => /^Put(Bot|Intent|SlotType)$/.test(action));

  expect(new Set(puts.map(({ scope }) => scope?.split(':').slice(5).join(':')))).toEqual(
    new Set(['bot:LegacyFlowers', 'intent:LegacyOrderFlowers', 'slottype:LegacyFlowerTypes']),
  );
  expect(states.filter(({ scope }) => scope.includes(':Legacy')).every(({ recorded }) => recorded)).toBe(
    true,
  );
  expect(events.some(({ action }) => action.startsWith('Put'))).toBe(false);
});
