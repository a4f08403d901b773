import { botsSeen } from '../../src/questions/bots-seen';
import { historyOf } from '../../src/questions/history-of';
import { promotions } from '../../src/questions/promotions';
import { resolveResource } from '../../src/questions/resolve-resource';
import { statesWithin } from '../../src/questions/states-within';
import { anEvent } from '../support/an-event';
import { botScope, calls, instantAt } from '../support/calls';
import { differencesBetween } from '../support/compared-states';
import { storeOf } from '../support/store-of';

const at = (milliseconds: number) => ({ instant: instantAt(milliseconds), id: `event-${milliseconds}` });

test('a thing that was renamed and renamed back goes by its name of now', async () => {
  const other = 'arn:aws:lex:eu-west-1:111122223333:bot/BOTBBBBBB1';
  const store = await storeOf([
    calls.bot({ botName: 'Flowers' }, at(0)),
    calls.bot({ botName: 'FlowersOld' }, at(1)),
    calls.bot({ botName: 'FlowersOld' }, { ...at(1), id: 'twin', scope: other }),
    calls.bot({ botName: 'Flowers' }, at(2)),
    calls.alias({ botAliasName: 'PROD', botVersion: '1' }, at(3)),
    calls.alias({ botAliasName: 'OLD', botVersion: '1' }, at(4)),
    calls.alias({ botAliasName: 'PROD', botVersion: '1' }, at(5)),
  ]);
  const found = await resolveResource(store, 'FlowersOld');
  expect(found).toMatchObject({ kind: 'found', resource: { scope: other } });
  expect((await promotions(store, botScope)).aliases[0]?.name).toBe('PROD');
  expect((await botsSeen(store)).find(({ scope }) => scope === botScope)).toMatchObject({
    name: 'Flowers',
    names: ['Flowers', 'FlowersOld'],
  });
});

test('tags of a bot that was seen to be made are compared whole', async () => {
  const store = await storeOf([
    calls.bot({ botName: 'F', botTags: { team: 'voice' } }, { ...at(0), action: 'CreateBot' }),
    calls.tag({ stage: 'test' }, at(1)),
    calls.tag({ stage: 'prod' }, at(3)),
  ]);
  const [before, after] = await Promise.all(
    [2, 4].map((moment) => statesWithin(store, botScope, '', instantAt(moment))),
  );
  expect(differencesBetween(before, after)).toMatchObject([
    { place: 'tags', kind: 'changed', differences: [{ path: 'tags[stage]', before: 'test', after: 'prod' }] },
  ]);
});

test('pages of a history meet, wherever changes stand among the reads', async () => {
  const events = Array.from({ length: 350 }, (_, index) =>
    index % 7 === 0
      ? calls.intent({ intentName: `n${index}` }, at(index))
      : anEvent({ ...at(index), lane: 'other', action: 'DescribeIntent', effect: 'read' }),
  );
  const store = await storeOf(events);
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await historyOf(
      store,
      { scope: botScope, place: '' },
      { limit: 9, newestFirst: true, within: true, after },
    );
    expect(page.events.length).toBeLessThanOrEqual(9);
    found.push(...page.events.map(({ event }) => event.id));
    after = page.next;
  } while (after !== undefined);
  const changes = events.filter(({ lane }) => lane === 'state').map(({ id }) => id);
  expect(found).toEqual(changes.toReversed());
});
