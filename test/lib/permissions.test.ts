import { nameIndex } from '../../src/model/name-index';
import { firstSeenDirectory } from '../../src/query/run/first-seen';
import { namedEvent } from '../../src/query/run/named-event';
import type { EventStore } from '../../src/store/store';
import { conditions } from '../../src/watch/conditions';
import { defaultSettings } from '../../src/watch/rule';
import { bring, deliver, everything } from '../lambda/exactly-once';
import { aNewRecord } from '../support/a-new-record';
import { dynalite, type Engine, type FreshTable } from '../support/engines';
import { watchedAccount } from '../watch/watched-account';
import { onlyRules } from '../watch/watching';
import { actionsOf, homeTemplate, roleStatements, type Statement } from './synthesized';

let engine: Engine<FreshTable>;
beforeAll(async () => {
  engine = await dynalite();
});
afterAll(() => engine.stop());

const template = homeTemplate();

test('the ingest functions may do to the table what they do, and nothing else', async () => {
  const fresh = await engine.fresh();
  const asked = askedOf(fresh);

  await bring(deliver(120, Math.random), fresh.store, () => false);

  const granted = ['LiveFunction', 'FilesFunction'].map((role) => tableStatements(role));
  for (const [statement, ...others] of granted) {
    expect(others).toEqual([]);
    expect([...actionsIn(statement)].sort()).toEqual([...asked.of('events')].sort());
  }
  expect([...asked.indexes]).toEqual([]);
});

/** What matches is told of at once or has to wait by the one, and is too little by the other. */
const rules = [
  { name: 'any', filter: 'effect:write' },
  { name: 'many', filter: 'effect:write', threshold: 9 },
];

test('the watch function may note matches as it does, and of the events only read', async () => {
  const fresh = await engine.fresh();
  const { store } = fresh;
  await bring(deliver(120, Math.random), store, () => false);
  const records = [1, 2].map(() => aNewRecord({ eventTime: '2026-11-22T12:00:00Z' }));
  const account = watchedAccount(fresh, onlyRules(...rules));
  await account.storeOnly(records);
  const asked = askedOf(fresh);

  await askEverything(store);
  for (const record of records) await account.stream([record]);
  await account.tick();
  await account.confirm(['000000000000/eu-west-1']);

  const [read, stream, list, note, ...others] = tableStatements('WatchFunction');
  expect(others).toEqual([]);
  expect([...asked.of('events')].filter((action) => !actionsIn(read).includes(action))).toEqual([]);
  expect(actionsIn(read).filter((action) => /Put|Update|Delete|Write/.test(action))).toEqual([]);
  for (const name of asked.indexes) expect(JSON.stringify(read?.Resource)).toContain(`/index/${name}"`);
  // Rules ask what went before by the indexes.
  expect([...asked.indexes].sort()).toEqual(['byBot', 'byTime']);
  expect([...actionsIn(note)].sort()).toEqual([...asked.of('matches')].sort());
  expect([...actionsIn(stream), ...actionsIn(list)]).toEqual([
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ]);
});

test('the function of the widget may read the table, and do nothing else', () => {
  const statements = roleStatements(template).filter(([role]) => role.includes('LatestEvents'));

  const actions = statements.flatMap(([, statement]) => actionsOf(statement));
  expect(actions.filter((action) => !action.startsWith('logs:')).sort()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:DescribeTable',
    'dynamodb:GetItem',
    'dynamodb:Query',
  ]);
});

/** What is asked of the tables from now on. */
function askedOf({ table }: FreshTable) {
  const done = { events: new Set<string>(), matches: new Set<string>() };
  const indexes = new Set<string>();
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { input } = args as { input: { TableName?: string; IndexName?: string } };
        const which = input.TableName === 'matches' ? 'matches' : 'events';
        // The tests look into the table by a Scan, which no function does.
        if (commandName !== 'ScanCommand') done[which].add(`dynamodb:${commandName?.replace('Command', '')}`);
        if (input.IndexName) indexes.add(input.IndexName);
        return next(args);
      },
    { step: 'initialize' },
  );
  return { of: (which: keyof typeof done) => done[which], indexes };
}

/** Asks the table what any rule may ask it about events. */
async function askEverything(store: EventStore): Promise<void> {
  const settings = { ...defaultSettings, deployers: ['*'], freezes: [{ from: '2000', before: '3000' }] };
  const names = nameIndex([]);
  const context = { names, store, settings, firstSeen: firstSeenDirectory(store, () => {}) };
  const events = (await everything(store)).slice(0, 20).map((stored) => namedEvent(stored, names));
  await context.firstSeen.load(events.map(({ event }) => event));
  for (const named of events) {
    for (const condition of Object.values(conditions)) await condition(named, context);
  }
}

function actionsIn(statement: Statement | undefined): readonly string[] {
  return statement === undefined ? [] : actionsOf(statement);
}

function tableStatements(role: string): readonly Statement[] {
  return roleStatements(template)
    .filter(([name]) => name.includes(role))
    .map(([, statement]) => statement)
    .filter((statement) => actionsOf(statement).some((action) => action.startsWith('dynamodb:')));
}
