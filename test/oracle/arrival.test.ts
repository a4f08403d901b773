import * as fc from 'fast-check';
import { stored } from './examine';
import { kinds } from './kinds';
import { arrivalsOf } from './survey';
import { histories } from './trail/steps';
import { trailOf } from './trail/trail';

/** Of each kind. */
const runs = 50;

test.each(kinds)('records of $name end in the same store in whatever order they arrive', async (kind) => {
  for (const history of fc.sample(histories(kind), { seed: 4, numRuns: runs })) {
    const { records } = trailOf(history);
    const one = await stored(arrivalsOf(records, history.arrival));
    const other = await stored(arrivalsOf(records, history.arrival + 1));
    expect(other.dump()).toEqual(one.dump());
  }
});
