import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whoChanged } from '../../src/questions/who-changed';
import { type LocalStore, openSqlite } from '../../src/store/sqlite/open-sqlite';
import { append } from '../../src/write/append';
import { botScope, calls, instantAt } from '../support/calls';
import { changesIn } from '../support/changes-in';

const intent = 'DRAFT/en_US/intent/BOOKHOTEL1';
let folder: string;
let local: LocalStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lextrail-append-'));
  local = await openSqlite(folder, 'write');
});

afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

test('in the real store, too, two writers in opposite orders end where the history in its order would', async () => {
  const { store } = local;
  const edits = Array.from({ length: 40 }, (_, index) =>
    calls.intent(
      { intentName: `Name ${index % 4}`, description: `${index}` },
      { instant: instantAt(index * 7 + 1) },
    ),
  );
  const policies = [
    calls.policy({ Statement: [] }, { instant: instantAt(1), id: 'whole' }),
    calls.policyStatement('a', { instant: instantAt(2), id: 'part' }),
  ];
  const all = [...edits, ...policies, calls.policy({ Statement: [] }, { instant: instantAt(3), id: 'last' })];
  const writer = async (events: typeof all) => {
    for (const event of events) await append(store, [{ event }], { concurrency: 2 });
  };
  await Promise.all([writer(all), writer(all.toReversed())]);

  const query = { scope: botScope, lane: 'state', newestFirst: false, limit: 100 } as const;
  const intents = await store.history({ ...query, place: intent });
  expect(intents.events.map(({ change }) => change)).toEqual(changesIn(edits));
  const policy = await store.history({ ...query, place: 'policy' });
  expect(policy.events.map(({ change }) => change)).toEqual(changesIn([...policies, ...all.slice(-1)]));
  expect((await store.names(botScope)).marks.at(-1)?.name).toBe('Name 3');

  const { last, readUnits } = await whoChanged(store, { scope: botScope, place: intent });
  expect(last?.event.instant).toBe(instantAt(39 * 7 + 1));
  expect(readUnits).toBeLessThan(20);
});
