import { calm } from './kinds';
import { countOf, faultsIn, reportOf, type Survey } from './report';
import { survey } from './survey';

const seeds = [1, 2, 3];

/** Each seed gives this many histories. */
const runs = 200;

describe.each([calm])('in histories of $name', (kind) => {
  let all: Survey;
  beforeAll(async () => {
    const surveys = await Promise.all(seeds.map((seed) => survey(kind, seed, runs)));
    all = surveys.reduce(together);
    console.log(reportOf(kind, all));
  });

  test('no answer is wrong without a doubt', () => {
    expect(faultsIn(all.answers, 'wrong')).toEqual([]);
  });

  test('no answer with a doubt is one that the records rule out', () => {
    expect(faultsIn(all.answers, 'misled')).toEqual([]);
  });

  test('at most two answers in a hundred carry a doubt though the records prove them', () => {
    expect(countOf(all.answers, 'needless') / all.answers.length).toBeLessThan(0.02);
  });
});

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
