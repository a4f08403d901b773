import fc from 'fast-check';
import { nameIndex } from '../../src/model/name-index';
import { printFilter } from '../../src/query/filter/print-filter';
import { matches } from '../../src/query/judge/judge';
import { firstSeenDirectory } from '../../src/query/run/first-seen';
import { namedEvent } from '../../src/query/run/named-event';
import { compileRules } from '../../src/watch/compile';
import { judgeEvent } from '../../src/watch/judge';
import { defaultSettings, type Rule } from '../../src/watch/rule';
import { filters } from '../query/some-filters';
import { anEvent } from '../support/an-event';
import { memoryStore } from '../support/memory-store';
import { trails } from '../support/trails';

function aRule(bent: Partial<Rule> = {}): Rule {
  return {
    name: 'touched',
    title: 'Touched',
    filter: 'effect:write',
    threshold: 1,
    windowMinutes: 5,
    severity: 'warning',
    meaning: 'Somebody touched it.',
    isOn: true,
    ...bent,
  };
}

test('rules take exactly the events that their filters take, however they are skipped', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(filters, { minLength: 1, maxLength: 4 }),
      trails,
      async (asked, { stored, marks }) => {
        const names = nameIndex(marks);
        const store = memoryStore({ stored, marks });
        const all = firstSeenDirectory(store, () => {});
        await all.load(stored.map(({ event }) => event));
        const rules = compileRules(
          asked.map((filter, index) => aRule({ name: `r${index}`, filter: printFilter(filter) })),
        );
        const context = {
          names,
          store,
          settings: defaultSettings,
          firstSeen: firstSeenDirectory(store, () => {}),
        };
        for (const event of stored) {
          const found = await judgeEvent(rules, namedEvent(event, names), context);
          const expected = asked.flatMap((filter, index) =>
            matches(filter, event, { names, firstSeen: all }) ? [`r${index}`] : [],
          );
          expect(found.map(({ rule }) => rule.name)).toEqual(expected);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a rule that asks for what is new at a bot reads its history only where everything else fits', async () => {
  const read: string[] = [];
  const store = memoryStore();
  const firstSeen = {
    firstSeen: () => undefined,
    load: async () => {
      read.push('history');
    },
  };
  const rules = compileRules([aRule({ filter: 'first:actor event:DeleteBot alias:PROD' })]);
  const context = { names: nameIndex([]), store, settings: defaultSettings, firstSeen };
  const named = (action: string) => namedEvent({ event: anEvent({ action }) }, nameIndex([]));

  await judgeEvent(rules, named('UpdateIntent'), context);
  await judgeEvent(rules, named('DeleteBot'), context);
  expect(read).toEqual([]);
});

test('whoever is new at a bot is reported once', async () => {
  const [first, second] = ['2026-11-22T09:00:00.000Z', '2026-11-22T09:00:01.000Z'].map((instant) => ({
    event: anEvent({ instant, id: `id-${instant}` }),
  }));
  if (first === undefined || second === undefined) throw new Error('two events');
  const store = memoryStore({ stored: [first, second] });
  const rules = compileRules([aRule({ filter: 'first:actor -ua:curl' })]);
  const context = {
    names: nameIndex([]),
    store,
    settings: defaultSettings,
    firstSeen: firstSeenDirectory(store, () => {}),
  };

  expect(await judgeEvent(rules, namedEvent(first, context.names), context)).toHaveLength(1);
  expect(await judgeEvent(rules, namedEvent(second, context.names), context)).toHaveLength(0);
});

test('operations that nobody knows are judged like others, however many there are', () => {
  const rules = compileRules([aRule()]);
  for (let index = 0; index < 3000; index++) {
    expect(rules.candidates(anEvent({ action: `Made${index}` }))).toHaveLength(1);
  }
});

test('a rule whose filter cannot be read is refused at load, with its name', () => {
  expect(() => compileRules([aRule({ name: 'typo', filter: 'efect:write' })])).toThrow(
    "the filter of rule typo cannot be read: no field 'efect'; did you mean effect?, got 'efect:write'",
  );
});
