import fc from 'fast-check';
import { lexEventSource } from '../../src/ingest/catalogue/catalogue';
import { toEvent } from '../../src/ingest/to-event';
import type { JsonObject } from '../../src/model/json';
import { latestEvents } from '../../src/watch/latest-events';
import { append } from '../../src/write/append';
import { aNewRecord } from '../support/a-new-record';
import { memoryStore } from '../support/memory-store';

async function widgetOf(...records: readonly JsonObject[]): Promise<string> {
  const store = memoryStore();
  for (const record of records) {
    const read = toEvent(record, lexEventSource);
    if (read.kind === 'event') await append(store, [{ event: read.event }], { concurrency: 1 });
  }
  return latestEvents(store);
}

test('the latest events are sentences, newest first, across days', async () => {
  const html = await widgetOf(
    aNewRecord({ eventTime: '2026-11-21T23:59:00Z' }),
    aNewRecord({ eventTime: '2026-11-22T00:01:00Z', eventName: 'DeleteBotAlias' }),
  );

  expect(html.match(/<td>2026[^<]*/g)).toEqual(['<td>2026-11-22T00:01:00Z', '<td>2026-11-21T23:59:00Z']);
  expect(html).toMatch(/deleted alias.*created alias prod/);
});

test('an empty table says so', async () => {
  expect(await widgetOf()).toBe('<p>No Lex call is stored yet.</p>');
});

test('twenty events are enough for a widget', async () => {
  const html = await widgetOf(...Array.from({ length: 25 }, () => aNewRecord()));

  expect(html.match(/<tr><td>/g)).toHaveLength(20);
});

test('whatever an event holds, it is text and no markup', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (any) => {
      const hostile = `<img src=x onerror="alert(1)">'${any}`;
      const requestParameters = { botId: 'ABCDEFGHIJ', botAliasName: hostile };

      const html = await widgetOf(
        aNewRecord({ requestParameters, responseElements: null, userAgent: hostile }),
      );

      const allowed = /<\/?(?:table|tr|th|td)>/g;
      expect(html.replace(allowed, '')).not.toMatch(/[<>"'=]/);
    }),
    { numRuns: 100 },
  );
});
