import { kinds } from './kinds';
import { countOf, faultsIn, reportOf, type Survey } from './report';
import { survey } from './survey';

/** How many histories of each kind are asked about. */
const runs = 200;

/** Asks everything about histories of all kinds, as a seed makes them, and holds what must be so of the answers. */
export function holdToTheModel(seed: number): void {
  describe.each(kinds)(`of seed ${seed}, in histories of $name`, (kind) => {
    let found: Survey;
    beforeAll(async () => {
      found = await survey(kind, seed, runs);
      console.log(reportOf(kind, found));
    });

    test('no answer is wrong without a doubt', () => {
      expect(faultsIn(found.answers, 'wrong')).toEqual([]);
    });

    test('at most one answer in a thousand carries a doubt and is yet one that the records rule out', () => {
      expect(countOf(found.answers, 'misled') / found.answers.length).toBeLessThanOrEqual(0.001);
    });

    test('few answers carry a doubt though the records prove them', () => {
      const { neighbours } = found;
      // In bursts as many as neighbours are truly ambiguous, elsewhere two in a hundred.
      const most = Math.max(0.02, neighbours.all === 0 ? 0 : neighbours.ambiguous / neighbours.all);
      expect(countOf(found.answers, 'needless') / found.answers.length).toBeLessThanOrEqual(most);
    });
  });
}
