import type { Filter } from '../../src/query/filter/filter';
import { parseFilter } from '../../src/query/filter/parse-filter';
import { runQuery } from '../../src/query/run/run-query';
import { append } from '../../src/write/append';
import { aRecord } from '../support/a-record';
import { dynalite, type Engine, sqlite } from '../support/engines';
import { eventOfRecord } from '../support/event-of';

const account = '111122223333';

function session(name: string, more: Readonly<Record<string, string>> = {}) {
  return {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${account}:assumed-role/Deploy/${name}`,
    accountId: account,
    sessionContext: { sessionIssuer: { userName: 'Deploy' }, ...more },
  };
}

const federated = {
  type: 'FederatedUser',
  arn: `arn:aws:sts::${account}:federated-user/visitor`,
  accountId: account,
  sessionContext: {
    sessionIssuer: { type: 'IAMUser', arn: `arn:aws:iam::${account}:user/frank`, userName: 'frank' },
  },
};

const callers = {
  person: session('alice'),
  declared: session('anything', { sourceIdentity: 'Alice' }),
  user: { type: 'IAMUser', userName: 'alice', accountId: account },
  federated: { ...federated, onBehalfOf: { userId: 'u-1' } },
  other: session('bob', { sourceIdentity: 'frank' }),
};

const records = Object.entries(callers).map(([name, userIdentity], index) =>
  aRecord({
    eventID: `caller-${name}`,
    eventTime: `2026-11-22T09:00:0${index}Z`,
    userAgent: 'curl/8',
    userIdentity,
  }),
);

describe.each([
  ['SQLite', sqlite],
  ['dynalite', dynalite],
] as const)('in %s', (_, start: () => Promise<Engine>) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());

  test('a caller is found by any name that it has, by its index', async () => {
    const { store } = await engine.fresh();
    const events = records.map((record) => eventOfRecord(record));
    await append(
      store,
      events.map((event) => ({ event })),
      { concurrency: 2 },
    );
    const names = [
      'alice',
      'ALICE',
      'anything',
      'frank',
      'u-1',
      'bob',
      'Deploy',
      'nobody',
      'a*',
      'alice,u-1',
    ];
    for (const name of names) {
      const page = await runQuery(store, actorFilter(name), { limit: 10 });
      const isNamed = ({ actor, alsoKnownAs = [] }: (typeof events)[number]) =>
        [actor, ...alsoKnownAs].some((one) =>
          name.split(',').some((asked) => new RegExp(`^${asked.replace('*', '.*')}$`, 'i').test(one)),
        );
      const expected = events.filter(isNamed).map(({ id }) => id);
      expect([name, expected.length > 0]).toEqual([name, name !== 'nobody' && name !== 'Deploy']);
      expect([name, page.events.map(({ event }) => event.id).toSorted()]).toEqual([
        name,
        expected.toSorted(),
      ]);
      expect([name, page.plan.indexes]).toEqual([name, [name.includes('*') ? 'byTime' : 'byActor']]);
    }
  });
});

function actorFilter(name: string): Filter {
  const parsed = parseFilter(`actor:${name}`, { now: new Date('2026-11-23T00:00:00Z') });
  if (parsed.kind === 'wrong') throw new Error(name);
  return parsed.filter;
}
