import { byId } from '../../src/store/keys';
import type { MessageOutcome } from '../../src/write/message-outcome';
import { liveWork } from '../../src/write/store-live-message';
import { storedTextSetting } from '../../src/write/text-setting';
import { aNewRecord } from '../support/a-new-record';
import { eachFresh } from '../support/each-fresh';
import { dynalite } from '../support/engines';

const fresh = eachFresh(dynalite);

function live(body: unknown, over: { readonly reads?: boolean } = {}): Promise<MessageOutcome> {
  const storing = {
    store: fresh().store,
    reads: true,
    now: () => Date.parse('2026-11-22T12:00:03Z'),
    seen: new Set<string>(),
    live: [],
  };
  return liveWork({ ...storing, ...over })(typeof body === 'string' ? body : JSON.stringify(body));
}

async function ids(id: string): Promise<readonly string[]> {
  const { rows } = await fresh().store.rows({
    index: 'byId',
    partition: byId.partition(id),
    newestFirst: false,
    limit: 10,
  });
  return rows.map((row) => row.id);
}

test('an event is stored once, and its lag measured once', async () => {
  const detail = aNewRecord({ eventTime: '2026-11-22T12:00:00Z' });

  expect(await live({ detail })).toEqual({ kind: 'done', measured: { Stored: [1], Lag: [3000] } });
  expect(await live({ detail })).toEqual({ kind: 'done', measured: { Known: [1] } });
  expect(await ids(detail.eventID)).toEqual([detail.eventID]);
});

test('the table remembers what is kept of texts', async () => {
  await live({ detail: aNewRecord() });

  expect(await storedTextSetting(fresh().store)).toBe('keep');
});

test('an event that waited for days in a queue still says how late it is', async () => {
  expect(await live({ detail: aNewRecord({ eventTime: '2026-11-09T12:00:03Z' }) })).toEqual({
    kind: 'done',
    measured: { Stored: [1], Lag: [13 * 86_400_000] },
  });
});

test('the lag of an event from long ago is not measured', async () => {
  expect(await live({ detail: aNewRecord({ eventTime: '2026-01-01T00:00:00Z' }) })).toEqual({
    kind: 'done',
    measured: { Stored: [1] },
  });
});

test('the same id with another content is stored beside, counted and reported', async () => {
  const detail = aNewRecord();
  await live({ detail });

  expect(await live({ detail: { ...detail, sourceIPAddress: '198.51.100.9' } })).toEqual({
    kind: 'done',
    measured: { Stored: [1], Conflicts: [1], Lag: [3000] },
    remarks: [expect.stringContaining(`records with different content have the event id ${detail.eventID}`)],
  });
  expect(await ids(detail.eventID)).toEqual([
    detail.eventID,
    expect.stringMatching(`^${detail.eventID}~[\\w-]{16}$`),
  ]);
});

test('the event of another service is counted and skipped', async () => {
  expect(await live({ detail: aNewRecord({ eventSource: 's3.amazonaws.com' }) })).toEqual({
    kind: 'done',
    measured: { Irrelevant: [1] },
  });
});

test('a read is left out where only writes are captured, by what it does and not by what CloudTrail marks', async () => {
  const read = aNewRecord({ eventName: 'DescribeBot', readOnly: true });
  const write = aNewRecord({ eventName: 'DeleteCustomVocabulary', readOnly: true });

  expect(await live({ detail: read }, { reads: false })).toMatchObject({ measured: { LeftOut: [1] } });
  expect(await live({ detail: write }, { reads: false })).toMatchObject({ measured: { Stored: [1] } });
  expect(await ids(read.eventID)).toEqual([]);
});

test.each([
  ['no JSON', 'the message is no JSON object'],
  ['{"detail":"text"}', 'the message has no detail'],
  ['{"detail":{"eventSource":"lex.amazonaws.com"}}', 'it has no eventName'],
])('%s fails with its reason', async (body, reason) => {
  expect(await live(body)).toEqual({
    kind: 'failed',
    measured: { Failed: [1] },
    problems: [expect.stringContaining(reason)],
  });
});
