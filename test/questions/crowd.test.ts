import type { AuditEvent } from '../../src/model/event';
import type { StoredEvent } from '../../src/model/stored';
import { blame } from '../../src/questions/blame';
import { historyOf } from '../../src/questions/history-of';
import { promotions } from '../../src/questions/promotions';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { statesWithin } from '../../src/questions/states-within';
import { whoChanged } from '../../src/questions/who-changed';
import { doubtWords } from '../../src/view/doubt';
import { botScope, calls, inSecondOf, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

const alias = { scope: botScope, place: 'alias/ALIAS00001' };
const kindsOf = (doubts: readonly { readonly kind: string }[] = []) => doubts.map(({ kind }) => kind);
const options = { limit: 100, newestFirst: false, within: false };

const pointTo = (botVersion: string, id: string): AuditEvent => {
  const instant = instantAt(5000);
  return calls.alias({ botAliasName: 'prod', botVersion }, { instant, ...inSecondOf(instant), id });
};
const earlier = calls.alias({ botAliasName: 'prod', botVersion: '1' }, { instant: instantAt(0) });
const later = calls.alias({ botAliasName: 'prod', botVersion: '9' }, { instant: instantAt(9000) });

/** More than anybody tries to put in order. */
const crowd = Array.from({ length: 20 }, (_, index) => pointTo(String(index % 4), `id-${100 + index}`));
/** Few, but in more orders than are tried; the first and the last that are shown say the same. */
const few = ['7', '2', '3', '4', '5', '7'].map((version, index) => pointTo(version, `id-${index}`));

for (const [what, burst] of [
  ['a crowd', crowd],
  ['a few calls', few],
] as const) {
  test(`after ${what} in more orders than can be tried, every answer says that the order is not recorded`, async () => {
    const store = await storeOf([earlier, ...burst]);

    expect(kindsOf((await stateAt(store, alias.scope, alias.place, ever)).doubts)).toEqual(['order-unsure']);
    const within = await statesWithin(store, botScope, alias.place, ever);
    expect([...within.states.values()].map(({ doubts }) => kindsOf(doubts))).toEqual([['order-unsure']]);
    expect(kindsOf((await whoChanged(store, alias)).doubts)).toEqual(['order-unsure']);
    const { lines } = await blame(store, alias);
    expect(lines).not.toEqual([]);
    for (const line of lines) {
      expect([line.path, kindsOf(line.doubts)]).toEqual([line.path, ['order-unsure']]);
    }
    const { aliases } = await promotions(store, botScope);
    const moves = aliases.flatMap((one) => one.promotions);
    expect(moves.slice(1).map(({ doubts }) => kindsOf(doubts))).toEqual(burst.map(() => ['order-unsure']));
    const { events } = await historyOf(store, alias, options);
    expect(events.slice(1).map(ofChange)).toEqual(burst.map(() => ['unrecorded', ['order-unsure']]));
  });

  test(`what comes after ${what} is known again, but not what it changed`, async () => {
    const store = await storeOf([earlier, ...burst, later]);

    expect(await stateAt(store, alias.scope, alias.place, ever)).toMatchObject({
      document: { botVersion: '9' },
      doubts: [],
    });
    const { events } = await historyOf(store, alias, options);
    expect(events.slice(-1).map(ofChange)).toEqual([['unrecorded', ['order-unsure']]]);
  });
}

test('the history of a crowd says once that too many calls happened in its second', async () => {
  const store = await storeOf([earlier, ...crowd]);
  const { doubts } = await historyOf(store, alias, options);

  expect(doubts.map((doubt) => doubtWords(doubt))).toEqual([
    'order not recorded: too many calls happened in the same second to say which changed what',
  ]);
});

test('the order of calls after some that may have ended either way is not proven by how these are shown', async () => {
  const inSecond = (seconds: number, id: string) => {
    const instant = instantAt(seconds * 1000);
    return { instant, id, ...inSecondOf(instant) };
  };
  const created = (at: Partial<AuditEvent>) =>
    calls.policy({ Statement: [] }, { ...at, action: 'CreateResourcePolicy' });
  const deleted = (at: Partial<AuditEvent>) => calls.policy({}, { ...at, action: 'DeleteResourcePolicy' });
  const store = await storeOf([
    deleted(inSecond(1, 'a')),
    created(inSecond(1, 'b')),
    created(inSecond(3, 'c')),
    deleted(inSecond(3, 'd')),
  ]);

  expect(kindsOf((await stateAt(store, botScope, 'policy', ever)).doubts)).toEqual(['order-unsure']);
});

function ofChange({ change }: StoredEvent) {
  return [change?.against, kindsOf(change?.doubts)];
}
