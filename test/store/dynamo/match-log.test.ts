import { dynamoMatchLog, type LoggedMatch, type MatchLog } from '../../../src/store/dynamo/match-log';
import { eachFresh } from '../../support/each-fresh';
import { dynalite } from '../../support/engines';

const fresh = eachFresh(dynalite);
let log: MatchLog;
beforeEach(() => {
  log = dynamoMatchLog(fresh().table.client, 'matches');
});

function aMatch(rule: string, second: number): LoggedMatch {
  const instant = new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();
  const scope = 'arn:aws:lex:eu-west-1:111122223333:bot/ABCDEFGHIJ';
  return { rule, key: { scope, lane: 'state', place: 'alias:PROD', instant, id: `id-${second}` } };
}

const rule = 'alias-moved-backwards';

test('what was noted is known, and pending until people were notified', async () => {
  const [early, late] = [aMatch(rule, 1), aMatch(rule, 2)];
  for (const match of [late, early, late]) await log.note(match, 0);

  expect(await log.find(early)).toEqual({ isOnBus: false });
  expect(await log.find(aMatch('root-user', 1))).toBeUndefined();
  expect(await log.pending(rule, 10)).toEqual([early, late]);
  expect(await log.pending('root-user', 10)).toEqual([]);

  await log.markNotified([early]);
  expect(await log.pending(rule, 10)).toEqual([late]);
  await log.markOnBus(early);
  expect(await log.find(early)).toEqual({ isOnBus: true });
});

test('no more than asked for comes at once: the newest, oldest first, from an instant on', async () => {
  const matches = [3, 1, 2].map((second) => aMatch(rule, second));
  for (const match of matches) await log.note(match, 0);

  expect((await log.pending(rule, 2)).map(({ key }) => key.id)).toEqual(['id-2', 'id-3']);
  const from = matches[0]?.key.instant;
  expect((await log.pending(rule, 9, from)).map(({ key }) => key.id)).toEqual(['id-3']);
});

test('matches between two instants are counted with both, notified or not', async () => {
  const matches = [1, 2, 3, 4].map((second) => aMatch(rule, second));
  for (const match of matches) await log.note(match, 0);
  await log.markNotified(matches);

  const [, from, to] = matches.map(({ key }) => key.instant);
  expect((await log.between(rule, from ?? '', to ?? '')).map(({ key }) => key.id)).toEqual(['id-2', 'id-3']);
});

test('of several that want to tell of a rule at once, one does, and the next after the pause', async () => {
  const claims = await Promise.all([1, 2, 3].map(() => log.claim(rule, 100_000, 60_000)));
  expect(claims.filter((isMine) => isMine)).toHaveLength(1);

  expect(await log.claim(rule, 159_999, 60_000)).toBe(false);
  expect(await log.claim('root-user', 159_999, 60_000)).toBe(true);
  expect(await log.claim(rule, 160_000, 60_000)).toBe(true);
});

test('the rules that took something lately, or were notified of, are known', async () => {
  await log.markActive(rule, 100_000);
  await log.claim('root-user', 200_000, 60_000);

  expect(await log.activeSince(200_000)).toEqual(['root-user']);
  expect(await log.activeSince(100_000)).toEqual([rule, 'root-user']);

  await log.markActive(rule, 300_000);
  await log.markActive(rule, 250_000);
  expect(await log.activeSince(300_000)).toEqual([rule]);
});
