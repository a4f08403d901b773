import type { JsonObject } from '../../src/model/json';
import { dynamoMatchLog } from '../../src/store/dynamo/match-log';
import { StoreError } from '../../src/store/dynamo/store-error';
import { byTime } from '../../src/store/keys';
import { safeText } from '../../src/view/safe-text';
import { aNewRecord } from '../support/a-new-record';
import { dynalite, type Engine, type FreshTable } from '../support/engines';
import { start, watchedAccount } from './watched-account';
import { aWatching, onlyRules } from './watching';

let engine: Engine<FreshTable>;
let fresh: FreshTable;
beforeAll(async () => {
  engine = await dynalite();
});
beforeEach(async () => {
  fresh = await engine.fresh();
});
afterAll(() => engine.stop());

const anyCall = onlyRules({ name: 'any-write', title: 'Any write', filter: 'effect:write' });

function calls(count: number, over: JsonObject = {}) {
  return Array.from({ length: count }, (_, index) => {
    // Each at a moment of its own, so that their order is proven.
    const creationDateTime = Date.UTC(2026, 10, 22, 12) / 1000 + (index + 1) / 1000;
    const responseElements = { botId: 'ABCDEFGHIJ', botAliasId: 'KLMNOPQRST', creationDateTime };
    return aNewRecord({ eventTime: '2026-11-22T12:00:00Z', responseElements, ...over });
  });
}

const denied = { errorCode: 'AccessDenied', errorMessage: 'no', responseElements: null };

const subjects = (mails: readonly URLSearchParams[]) => mails.map((mail) => mail.get('Subject'));

describe('a match', () => {
  test('is one metric line, one mail with the sentence, and one event', async () => {
    const { arrive, mails, matches, metricLines } = watchedAccount(fresh, anyCall);
    const record = aNewRecord({ eventTime: '2026-11-22T11:59:00Z' });

    await arrive([record]);

    expect(metricLines()).toEqual([
      expect.objectContaining({
        Rule: 'any-write',
        Stack: 'Lextrail',
        Matches: 1,
        Severity: 'warning',
        Alerts: 1,
      }),
    ]);
    expect(mails().map((mail) => [mail.get('TopicArn'), mail.get('Subject')])).toEqual([
      ['topic', '[warning] Any write: ABCDEFGHIJ/alias prod by alice@example.com'],
    ]);
    expect(mails()[0]?.get('Message')).toContain('alice@example.com (role Dev) created alias prod');
    expect(matches()).toMatchObject([{ rule: { name: 'any-write' }, event: { id: record.eventID } }]);
  });

  test('can be subscribed to by rule and severity', async () => {
    const { arrive, mails } = watchedAccount(fresh, anyCall);
    await arrive(calls(1));

    const attribute = (number: number) =>
      ['Name', 'Value.StringValue'].map((member) =>
        mails()[0]?.get(`MessageAttributes.entry.${number}.${member}`),
      );
    expect([attribute(1), attribute(2)]).toEqual([
      ['rule', 'any-write'],
      ['severity', 'warning'],
    ]);
  });

  test('is reported once, however often its event and its stream come', async () => {
    const { arrive, stream, tick, mails, matches, metricLines } = watchedAccount(fresh, anyCall);
    const records = calls(2);

    await arrive(records);
    await arrive(records);
    await stream(records);
    await tick();
    await stream(records);

    expect(subjects(mails())).toEqual(['[warning] Any write: 2 calls']);
    expect(matches()).toHaveLength(2);
    expect(metricLines()).toMatchObject([{ Matches: 2 }]);
  });

  test('sees what the call changed', async () => {
    const { arrive, mails } = watchedAccount(fresh, aWatching());
    const alias = { botId: 'ABCDEFGHIJ', botAliasId: 'KLMNOPQRST', botAliasName: 'PROD' };
    const pointTo = (botVersion: string, eventTime: string) =>
      aNewRecord({
        eventName: 'UpdateBotAlias',
        eventTime,
        requestParameters: { ...alias, botVersion },
        responseElements: alias,
      });

    await arrive([pointTo('4', '2026-11-22T11:50:00Z')]);
    await arrive([pointTo('3', '2026-11-22T11:51:00Z')]);

    expect(subjects(mails())).toEqual([expect.stringContaining('Alias moved backwards')]);
    expect(mails()[0]?.get('Message')).toContain('back from version 4 to 3');
  });

  test('of an event older than anything waits is history, and nobody is told', async () => {
    const { arrive, mails, metricLines } = watchedAccount(fresh, anyCall);

    await arrive([
      aNewRecord({ eventTime: '2026-11-08T11:59:59Z' }),
      aNewRecord({ eventTime: '2026-11-08T12:00:01Z' }),
    ]);

    expect(mails()).toHaveLength(1);
    expect(metricLines()).toMatchObject([{ Matches: 1 }]);
  });

  test('with hostile text arrives as harmless text, in mail and event', async () => {
    const { arrive, mails, matches } = watchedAccount(fresh, anyCall);
    const hostile =
      '\u001b[31mprod\r\nSubject: hi\u202e <script>https://evil.example</script>&Action=DeleteTopic';
    const requestParameters = { botId: 'ABCDEFGHIJ', botAliasName: hostile };

    await arrive(calls(1, { requestParameters, responseElements: null }));

    const [mail] = mails();
    expect(mail?.getAll('Action')).toEqual(['Publish']);
    expect(mail?.get('Subject')).toMatch(/^[ -~]{1,99}$/);
    const lines = mail?.get('Message')?.split('\n') ?? [];
    expect(lines).toEqual(lines.map(safeText));
    expect(lines.filter((line) => line.includes('https://'))).toEqual([]);
    expect(JSON.stringify(matches())).toContain('Action=DeleteTopic');
  });
});

describe('many matches', () => {
  test('that come together are one mail that says so, and an event each', async () => {
    const { arrive, mails, matches, metricLines } = watchedAccount(fresh, anyCall);

    await arrive(calls(40));

    expect(subjects(mails())).toEqual(['[warning] Any write: 40 calls']);
    expect(mails()[0]?.get('Message')).toContain('40 calls matched');
    expect(new Set(matches().map(({ event }) => (event as JsonObject).id)).size).toBe(40);
    expect(metricLines()).toMatchObject([{ Matches: 40 }]);
  });

  test('of one resource within one second, in whatever order, all reach the one mail', async () => {
    const { arrive, mails, matches } = watchedAccount(fresh, anyCall);
    const alias = { botId: 'ABCDEFGHIJ', botAliasId: 'KLMNOPQRST', botAliasName: 'PROD' };
    const records = Array.from({ length: 200 }, (_, index) =>
      aNewRecord({
        eventName: 'UpdateBotAlias',
        eventTime: '2026-11-22T12:00:00Z',
        requestParameters: { ...alias, botVersion: `${index}` },
        responseElements: alias,
      }),
    );

    await arrive(records);

    const [mail, ...others] = mails();
    expect(others).toEqual([]);
    expect(mail?.get('Message')).toContain('200 calls matched');
    expect(mail?.get('Message')).toContain('  and 197 more\n');
    expect(mail?.get('Message')).toContain('Not known\n  order not recorded: too many calls');
    expect(new Set(matches().map(({ event }) => (event as JsonObject).id)).size).toBe(200);
  });

  test('that come one by one within a minute are two mails: the first at once, the others at its end', async () => {
    const { arrive, tick, mails, clock } = watchedAccount(fresh, anyCall);

    for (const record of calls(20)) {
      await arrive([record]);
      clock.now += 2_000;
    }
    expect(mails()).toHaveLength(1);
    await tick(20_000);

    expect(subjects(mails()).map((subject) => subject?.replace(/.*: /, ''))).toEqual([
      expect.stringContaining(' by '),
      '19 calls',
    ]);
    await tick();
    expect(mails()).toHaveLength(2);
  });

  test('of one rule keep nobody from hearing of another', async () => {
    const rules = [
      { name: 'writes', filter: 'effect:write' },
      { name: 'denials', filter: 'outcome:denied' },
    ];
    const { arrive, mails } = watchedAccount(fresh, onlyRules(...rules));

    await arrive(calls(1));
    await arrive(calls(1, denied));

    expect(mails().map((mail) => mail.get('MessageAttributes.entry.1.Value.StringValue'))).toEqual([
      'writes',
      'denials',
    ]);
  });
});

describe('a rule that wants several', () => {
  const burst = onlyRules({ name: 'burst', filter: 'outcome:denied', threshold: 3, windowMinutes: 5 });

  test('is reported when they are reached, across batches, and not before', async () => {
    const { arrive, mails } = watchedAccount(fresh, burst);

    await arrive(calls(1, denied));
    await arrive(calls(1, denied));
    expect(mails()).toHaveLength(0);

    await arrive(calls(1, denied));
    expect(subjects(mails())).toEqual([expect.stringContaining('3 calls')]);
  });

  test('what joins a burst that was reported is reported too, before it or after it', async () => {
    const { arrive, tick, mails } = watchedAccount(fresh, burst);
    const at = (...times: readonly string[]) =>
      arrive(times.map((time) => aNewRecord({ ...denied, eventTime: `2026-11-22T11:${time}Z` })));

    await at('10:00', '11:00', '12:00');
    await tick();
    await at('08:00');
    await tick();
    await at('14:00');
    await tick();
    await at('30:00');
    await tick();

    expect(mails()).toHaveLength(3);
  });

  test('counts within its window, by when calls were made and not by when they came', async () => {
    const { arrive, mails } = watchedAccount(fresh, burst);
    const at = (time: string) => arrive([aNewRecord({ ...denied, eventTime: `2026-11-22T11:${time}Z` })]);

    await at('10:00');
    await at('15:00');
    await at('20:00');
    expect(mails()).toHaveLength(0);

    await at('13:00');
    await at('14:59');
    expect(mails()).toHaveLength(1);
  });

  test('sets off the alarm with the mail and not before, and also where its match was never noted', async () => {
    let isBroken = false;
    const log = dynamoMatchLog(fresh.table.client, 'matches');
    const note: typeof log.note = (...given) =>
      isBroken ? Promise.reject(new Error('the table is gone')) : log.note(...given);
    const { arrive, stream, mails, metricLines } = watchedAccount(fresh, burst, {
      over: { log: { ...log, note } },
    });
    const records = calls(4, denied);
    const alerts = () => metricLines().map(({ Alerts = 0 }) => Alerts);

    await arrive(records.slice(0, 2));
    expect(alerts()).toEqual([0]);
    isBroken = true;
    await expect(arrive(records.slice(2))).rejects.toThrow('the table is gone');
    expect(alerts()).toEqual([0, 2]);
    expect(mails()).toHaveLength(0);

    isBroken = false;
    await stream(records.slice(2));
    expect(mails()).toHaveLength(1);
  });
});

describe('where something fails', () => {
  test('the topic refuses: the next minute tells, and nothing is judged again', async () => {
    let isDown = true;
    const { arrive, tick, mails, matches, remarks } = watchedAccount(fresh, anyCall, {
      refuses: ({ service }) => service === 'sns' && isDown,
    });

    expect(await arrive(calls(1))).toEqual({ batchItemFailures: [] });
    expect(remarks).toMatchObject([{ what: 'not notified yet', rule: 'any-write' }]);
    await expect(tick()).rejects.toThrow('sns answers with status 500');
    isDown = false;
    await tick();

    expect(mails()).toHaveLength(1);
    expect(matches()).toHaveLength(1);
  });

  test('the bus refuses some: people hear of all at once, and the bus gets the others later', async () => {
    const records = calls(3);
    const [refused] = records;
    let isDown = true;
    const { arrive, stream, mails, matches, metricLines } = watchedAccount(fresh, anyCall, {
      answer: ({ body, service }) =>
        service === 'events' && isDown
          ? JSON.stringify({
              FailedEntryCount: 1,
              Entries: JSON.parse(body).Entries.map(({ Detail }: { Detail: string }) =>
                Detail.includes(refused?.eventID ?? '')
                  ? { ErrorCode: 'Throttled', ErrorMessage: 'later' }
                  : {},
              ),
            })
          : '{}',
    });

    expect((await arrive(records)).batchItemFailures).toHaveLength(1);
    expect(subjects(mails())).toEqual(['[warning] Any write: 3 calls']);
    expect(matches()).toHaveLength(3);
    isDown = false;
    expect((await stream(records)).batchItemFailures).toEqual([]);
    expect(matches()).toHaveLength(4);
    expect(mails()).toHaveLength(1);
    expect(metricLines()).toMatchObject([{ Matches: 3 }]);
  });

  test('the bus is gone: people hear all the same, and nothing waits for it for ever', async () => {
    const { arrive, stream, mails, remarks } = watchedAccount(fresh, anyCall, {
      refuses: ({ service }) => service === 'events',
    });
    const records = calls(1);

    expect((await arrive(records)).batchItemFailures).toHaveLength(1);
    expect(await stream(records, start - 6 * 60_000)).toEqual({ batchItemFailures: [] });
    expect(mails()).toHaveLength(1);
    expect(remarks.map(({ what }) => what)).toEqual(['match not on the bus', 'event passed over']);
  });

  test.each(['markActive', 'note', 'pending', 'claim'] as const)(
    'the function ends after its log’s %s: the clock reports it, once',
    async (step) => {
      const log = dynamoMatchLog(fresh.table.client, 'matches');
      let ends = 1;
      const ending = {
        ...log,
        [step]: async (...given: readonly never[]) => {
          const work: (...given: readonly never[]) => Promise<unknown> = log[step];
          const result = await work(...given);
          if (ends-- > 0) throw new Error('the function ended');
          return result;
        },
      };
      const { arrive, stream, tick, mails } = watchedAccount(fresh, anyCall, { over: { log: ending } });
      const records = calls(1);

      await arrive(records).catch(() => stream(records));
      await tick();
      await tick();

      expect(mails()).toHaveLength(1);
    },
  );

  test('an event that cannot be judged comes again, and is passed over before it stops the others', async () => {
    const refuse = async () => Promise.reject(new Error('no throughput'));
    const rules = onlyRules({ name: 'taken-out-by-newcomer' });
    const broken = { ...fresh.store, days: refuse, rows: refuse };
    const { arrive, stream, remarks, lines } = watchedAccount(fresh, rules, { over: { store: broken } });
    const records = calls(1, { eventName: 'CreateUploadUrl' });

    expect((await arrive(records)).batchItemFailures).toHaveLength(1);
    expect(remarks).toMatchObject([{ what: 'event not judged yet', eventId: records[0]?.eventID }]);

    expect(await stream(records, start - 6 * 60_000)).toEqual({ batchItemFailures: [] });
    expect(remarks[1]).toMatchObject({ what: 'event passed over' });
    expect(lines.some((line) => line.includes('"Unjudged":[1]'))).toBe(true);
  });
});

test('what the table refuses is asked again, however long it takes', async () => {
  const refuse = async () => Promise.reject(new StoreError('the table is asked more often than it allows'));
  const broken = { ...fresh.store, days: refuse, rows: refuse };
  const rules = onlyRules({ name: 'taken-out-by-newcomer' });
  const { arrive, stream } = watchedAccount(fresh, rules, { over: { store: broken } });
  const records = calls(1, { eventName: 'CreateUploadUrl' });
  await arrive(records);

  expect((await stream(records, start - 23 * 3_600_000)).batchItemFailures).toHaveLength(1);
});

test('a judgement that takes longer than the call is given up in time', async () => {
  const never = () => new Promise<never>(() => {});
  const slow = { ...fresh.store, days: never, rows: never };
  const rules = onlyRules({ name: 'taken-out-by-newcomer' });
  const { arrive, remarks } = watchedAccount(fresh, rules, { over: { store: slow }, timeLeft: 20_050 });

  expect((await arrive(calls(1, { eventName: 'CreateUploadUrl' }))).batchItemFailures).toHaveLength(1);
  expect(remarks).toMatchObject([{ problems: ['LateError: not finished in the time of this call'] }]);
});

test('somebody’s first call is one, although no index shows it yet', async () => {
  const rows = async () => ({ rows: [], readUnits: 0.5 });
  const rules = onlyRules({ name: 'newcomer', filter: 'first:actor effect:write' });
  const { arrive, mails } = watchedAccount(fresh, rules, { over: { store: { ...fresh.store, rows } } });

  await arrive(calls(1));

  expect(mails()).toHaveLength(1);
});

test('a call with changes larger than a bus takes is reported all the same', async () => {
  const utterance = (letter: string) => `${letter} ${'word '.repeat(900)}`;
  const update = (letter: string, eventTime: string) =>
    aNewRecord({
      eventName: 'UpdateIntent',
      eventTime,
      requestParameters: {
        ...{ botId: 'ABCDEFGHIJ', botVersion: 'DRAFT', localeId: 'en_US', intentId: 'BOOKHOTEL1' },
        sampleUtterances: Array.from({ length: 100 }, (_, index) => ({
          utterance: utterance(`${letter}${index}`),
        })),
      },
      responseElements: null,
    });
  const { arrive, mails, matches } = watchedAccount(fresh, anyCall);

  await arrive([update('a', '2026-11-22T11:58:00Z')]);
  await arrive([update('b', '2026-11-22T11:59:00Z')]);

  expect(mails()).toHaveLength(1);
  expect(matches().map((match) => Buffer.byteLength(JSON.stringify(match)) < 256 * 1024)).toEqual([
    true,
    true,
  ]);
});

describe('a write that came live', () => {
  const made = { eventTime: '2026-11-22T09:30:00Z' };
  const live = ['000000000000/eu-west-1'];

  test('and that no log file confirms is counted and named two hours later', async () => {
    const { storeOnly, confirm, mails } = watchedAccount(fresh, onlyRules());
    const [record] = calls(1, made);
    if (record === undefined) throw new Error('no record');
    await storeOnly([record, aNewRecord({ ...made, eventName: 'ListBots' })]);

    expect(await confirm(live)).toBe(1);
    expect(subjects(mails())).toEqual([expect.stringContaining('Live events that no log file confirms')]);
    expect(mails()[0]?.get('Message')).toContain(`lextrail show ${record.eventID.slice(0, 8)}`);
    expect(await confirm(['000000000000/us-east-1'])).toBe(0);
  });

  test.each([
    ['which a log file brought too', { ...made }, 'file.json.gz'],
    ['which is younger', { eventTime: '2026-11-22T10:00:00Z' }, undefined],
    ['which an hour before was looked at', { eventTime: '2026-11-22T08:59:59Z' }, undefined],
  ])('and %s is not', async (_, over, file) => {
    const { storeOnly, confirm, mails } = watchedAccount(fresh, onlyRules());
    const records = calls(1, over);
    await storeOnly(records);
    if (file !== undefined) {
      const [day = ''] = (await fresh.store.days()).days;
      const query = {
        index: 'byTime',
        partition: byTime.partition(day),
        newestFirst: false,
        limit: 9,
      } as const;
      const { events } = await fresh.store.fetch((await fresh.store.rows(query)).rows);
      for (const { event } of events) await fresh.store.put(event, { file });
    }

    expect(await confirm(live)).toBe(0);
    expect(mails()).toEqual([]);
  });
});
