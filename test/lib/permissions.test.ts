import { nameIndex } from '../../src/name-index';
import { firstDirectory } from '../../src/query/firsts';
import { namedEvent } from '../../src/query/named-event';
import type { EventStore } from '../../src/store/store';
import { builtInRules } from '../../src/watch/built-in';
import { conditions } from '../../src/watch/conditions';
import { defaultSettings, type Rule } from '../../src/watch/rule';
import { reachesThreshold } from '../../src/watch/threshold';
import { bring, deliver, everything } from '../lambda/exactly-once';
import { aWatching } from '../lambda/watching';
import { dynalite } from '../store/engines';
import { actionsOf, homeTemplate, roleStatements, type Statement } from './synthesized';

test('the functions may do to the table what they do, and nothing else', async () => {
  const engine = await dynalite();
  const { store, table } = await engine.fresh();
  const done = new Set<string>();
  const indexes = new Set<string>();
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        done.add(`dynamodb:${commandName?.replace('Command', '')}`);
        if ('IndexName' in args.input && args.input.IndexName) indexes.add(args.input.IndexName);
        return next(args);
      },
    { step: 'initialize' },
  );

  await bring(deliver(120, Math.random), store, () => false, aWatching());
  await askEverything(store);
  await engine.stop();

  const granted = ingestStatements();
  const onTable = granted.filter(({ Resource }) => !Array.isArray(Resource));
  const onIndexes = granted.filter(({ Resource }) => Array.isArray(Resource));
  expect([onTable.length, onIndexes.length]).toEqual([2, 2]);
  for (const statement of onTable) expect([...actionsOf(statement)].sort()).toEqual([...done].sort());
  for (const statement of onIndexes) {
    expect(actionsOf(statement)).toEqual(['dynamodb:Query']);
    for (const name of indexes) expect(JSON.stringify(statement.Resource)).toContain(`/index/${name}"`);
  }
  // Judging asks what went before; nothing else needs an index.
  expect([...indexes].length).toBeGreaterThanOrEqual(3);
}, 30_000);

test('the function of the widget may read the table, and do nothing else', () => {
  const statements = roleStatements(homeTemplate()).filter(([role]) => role.includes('LatestEvents'));

  const actions = statements.flatMap(([, statement]) => actionsOf(statement));
  expect(actions.filter((action) => !action.startsWith('logs:')).sort()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:DescribeTable',
    'dynamodb:GetItem',
    'dynamodb:Query',
  ]);
});

/** Asks the table what any rule may ask it about events, and whether there are enough of them. */
async function askEverything(store: EventStore): Promise<void> {
  const settings = { ...defaultSettings, deployers: ['*'], freezes: [{ from: '2000', before: '3000' }] };
  const names = nameIndex([]);
  const context = { names, store, settings, firsts: firstDirectory(store, () => {}) };
  const events = (await everything(store)).slice(0, 20).map((stored) => namedEvent(stored, names));
  await context.firsts.load(events.map(({ event }) => event));
  for (const named of events) {
    for (const condition of Object.values(conditions)) await condition(named, context);
    for (const rule of [...builtInRules(settings), ofRequests])
      await reachesThreshold({ rule, events: [named] }, store);
  }
}

/** A row of an index does not tell what was requested. */
const ofRequests: Rule = {
  name: 'of-requests',
  title: 'of requests',
  filter: 'req.botId:*',
  threshold: 2,
  windowMinutes: 60,
  severity: 'notice',
  meaning: 'none',
  isOn: true,
};

/** What the two ingest functions may do to the table and its indexes. */
function ingestStatements(): readonly Statement[] {
  return roleStatements(homeTemplate())
    .filter(([role]) => role.includes('FunctionRole'))
    .map(([, statement]) => statement)
    .filter((statement) => actionsOf(statement).some((action) => action.startsWith('dynamodb:')));
}
