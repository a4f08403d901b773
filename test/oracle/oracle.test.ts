import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { MemoryStore } from '../support/memory-store';
import { stored } from './examine';
import { bursts, calm } from './kinds';
import { countOf, faultsIn, reportOf, type Survey } from './report';
import { arrivalsOf, survey } from './survey';
import { histories } from './trail/steps';
import { trailOf } from './trail/trail';

const seeds = [1, 2, 3];

/** Each seed gives this many histories of each kind. */
const runs = 100;

describe.each([calm, bursts])('in histories of $name', (kind) => {
  let all: Survey;
  beforeAll(async () => {
    const surveys: Survey[] = [];
    for (const seed of seeds) surveys.push(await survey(kind, seed, runs));
    all = surveys.reduce(together);
    console.log(reportOf(kind, all));
  });

  test('no answer is wrong without a doubt', () => {
    expect(faultsIn(all.answers, 'wrong')).toEqual([]);
  });

  test('at most one answer in a thousand carries a doubt and is yet one that the records rule out', () => {
    expect(countOf(all.answers, 'misled') / all.answers.length).toBeLessThanOrEqual(0.001);
  });

  test('few answers carry a doubt though the records prove them', () => {
    const { neighbours } = all;
    // In bursts as many as neighbours are truly ambiguous, elsewhere two in a hundred.
    const most = Math.max(0.02, neighbours.all === 0 ? 0 : neighbours.ambiguous / neighbours.all);
    expect(countOf(all.answers, 'needless') / all.answers.length).toBeLessThanOrEqual(most);
  });

  test('records end in the same changes, doubts included, in whatever order they arrive', async () => {
    for (const history of fc.sample(histories(kind), { seed: 4, numRuns: 25 })) {
      const { records } = trailOf(history);
      const one = await stored(arrivalsOf(records, history.arrival));
      const other = await stored(arrivalsOf(records, history.arrival + 1));
      expect(isDeepStrictEqual(changesIn(one), changesIn(other))).toBe(true);
    }
  });
});

/** What is stored, but for the basis: it says how much was known when the change was found. */
function changesIn(store: MemoryStore) {
  return store.dump().map(({ event, change }) => ({ event, change: { ...change, basis: undefined } }));
}

function together(one: Survey, other: Survey): Survey {
  return {
    answers: [...one.answers, ...other.answers],
    records: one.records + other.records,
    leftOut: one.leftOut + other.leftOut,
    neighbours: {
      all: one.neighbours.all + other.neighbours.all,
      ambiguous: one.neighbours.ambiguous + other.neighbours.ambiguous,
    },
  };
}
