import { parseFilter } from '../../src/query/filter/parse-filter';
import { runQuery } from '../../src/query/run/run-query';
import { append } from '../../src/write/append';
import { aRecord } from '../support/a-record';
import { eachFresh } from '../support/each-fresh';
import { dynalite, sqlite } from '../support/engines';
import { eventOfRecord } from '../support/event-of';

describe.each([
  ['SQLite', sqlite],
  ['dynalite', dynalite],
] as const)('in %s', (_, engine) => {
  const fresh = eachFresh(engine);

  test.each([
    ['the name of its log file', String.raw`text:"of \"today\".json"`],
    ['words that are not in its record', String.raw`text:"eventVersion is \"9.9\""`],
    ['its id', String.raw`text:"one\"two"`],
    ['a position in a list', 'req.a.10:stage'],
  ])('an event is found by %s', async (_, text) => {
    const record = aRecord({
      eventVersion: '9.9',
      eventID: 'one"two',
      requestParameters: { a: [...Array.from({ length: 10 }, () => 'x'), 'stage'] },
    });
    await append(
      fresh().store,
      [{ event: eventOfRecord(record), arrival: { file: 'logs of "today".json' } }],
      {
        concurrency: 1,
      },
    );
    const asked = parseFilter(text, { now: new Date('2026-11-23T00:00:00Z') });
    if (asked.kind === 'wrong') throw new Error(text);

    expect((await runQuery(fresh().store, asked.filter, { limit: 10 })).events).toHaveLength(1);
  });
});
