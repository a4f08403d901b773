import type { AuditEvent } from '../../src/model/event';
import { calls, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

/** A character beyond the basic plane comes after U+E000, but its UTF-16 units come before. */
const [before, after] = ['same-\ue000', 'same-\u{1f600}'];

test('two calls whose ids JavaScript orders the other way round both have their change', async () => {
  const instant = instantAt(0);
  const store = await storeOf([
    calls.intent({ description: 'later' }, { instant, id: after }),
    calls.intent({ description: 'earlier' }, { instant, id: before }),
  ]);

  expect(store.dump().map(({ event, change }) => [event.id, change === undefined])).toEqual([
    [before, false],
    [after, false],
  ]);
});

test('calls that do not say what they are about are not compared, though they lie in one place', async () => {
  const unknown = (description: string, instant: string): AuditEvent =>
    calls.intent(
      { description },
      { instant, scope: '111122223333/eu-west-1/lex.amazonaws.com/2026-11-01', place: '', name: 'Book' },
    );
  const store = await storeOf([unknown('one', instantAt(0)), unknown('other', instantAt(1))]);

  expect(store.dump().map(({ change }) => change?.against)).toEqual(['first', 'first']);
  expect((await store.names('111122223333/eu-west-1/lex.amazonaws.com/2026-11-01')).marks).toEqual([]);
});
