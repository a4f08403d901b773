import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { generate } from '../../simulator/generate';
import { aMachine, answerIn, type Machine } from './a-world';

let machine: Machine;
beforeAll(() => {
  machine = aMachine();
});
afterAll(() => machine.close());

interface Bots {
  readonly bots: readonly { readonly scope: string }[];
}

/** What a store answers: all its events, and the history, blame and promotions of every bot. */
async function answersOf(store: readonly string[]): Promise<readonly string[]> {
  const list = await machine.lextrail(['bots', '--json', ...store]);
  const { bots } = answerIn<Bots>(list);
  const about = bots.flatMap(({ scope }) => [
    ['history', scope, '-p', '-n', '1000', '-o', 'ndjson'],
    ['blame', scope, '--json'],
    ['state', scope, '--within', '--json'],
    ['promotions', scope, '--json'],
  ]);
  const answers = [list.out];
  for (const words of [['query', '--json', '-n', '100000'], ['summary', '--json'], ...about]) {
    const { out, code } = await machine.lextrail([...words, ...store]);
    expect({ words, code }).toEqual({ words, code: 0 });
    // Which of two files an event was first seen in is all that may differ.
    answers.push(out.replace(/ *"file": ?"[^"]*",?\n?/g, ''));
  }
  return answers;
}

test('a folder imported twice, in two orders, or in two runs ends in the same answers', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 100 }), async (seed, cut) => {
      run += 1;
      const made = generate({ seed, days: 4, events: 160, bots: 2 });
      const files = [...made.files].map(({ path, content }) => {
        const file = machine.path(`logs-${run}/${path}`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
        return file;
      });
      const [once, twice, backwards, split] = ['once', 'twice', 'backwards', 'split'].map((name) =>
        machine.storeNamed(`${name}-${run}`),
      ) as readonly (readonly string[])[] as readonly [string[], string[], string[], string[]];
      const load = async (store: readonly string[], some: readonly string[]) => {
        if (some.length > 0) await machine.lextrail(['import', ...some, ...store]);
      };
      await load(once, [machine.path(`logs-${run}`)]);
      await load(twice, [machine.path(`logs-${run}`)]);
      await load(twice, [machine.path(`logs-${run}`)]);
      for (const file of files.toReversed()) await load(backwards, [file]);
      const middle = Math.floor((files.length * cut) / 100);
      await load(split, files.slice(middle));
      await load(split, files.slice(0, middle));

      const answers = await answersOf(once);
      for (const store of [twice, backwards, split]) expect(await answersOf(store)).toEqual(answers);
    }),
    { numRuns: 3 },
  );
});
