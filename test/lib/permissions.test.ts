import { bring, deliver } from '../lambda/exactly-once';
import { dynalite } from '../store/engines';
import { actionsOf, homeTemplate, roleStatements } from './synthesized';

test('the functions may do to the table what they do, and nothing else', async () => {
  const engine = await dynalite();
  const { store, table } = await engine.fresh();
  const done = new Set<string>();
  const indexes = new Set<unknown>();
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        done.add(`dynamodb:${commandName?.replace('Command', '')}`);
        indexes.add('IndexName' in args.input ? args.input.IndexName : undefined);
        return next(args);
      },
    { step: 'initialize' },
  );

  await bring(deliver(120, Math.random), store, () => false);
  await engine.stop();

  const granted = roleStatements(homeTemplate())
    .filter(([role]) => role.includes('FunctionRole'))
    .map(([, statement]) => actionsOf(statement).filter((action) => action.startsWith('dynamodb:')))
    .filter((actions) => actions.length > 0);
  expect(granted).toHaveLength(2);
  for (const actions of granted) expect([...actions].sort()).toEqual([...done].sort());
  expect([...indexes]).toEqual([undefined]);
}, 30_000);
