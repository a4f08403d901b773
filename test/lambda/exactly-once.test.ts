import { dynalite, type Engine } from '../support/engines';
import { bring, deliver, everything, storeInOrder } from './exactly-once';

// `npm run test:deploy` sets it to 10,000.
const count = Number(process.env.LEXTRAIL_EVENTS ?? 150);

// So rare that no file, which is some hundred calls to the store, fails by chance five times in a row.
const rate = 1 / Math.max(400, count / 5);

let engine: Engine;
beforeAll(async () => {
  engine = await dynalite();
});
afterAll(() => engine.stop());

test(`${count} events by both paths, shuffled, doubled, poisoned and throttled, end as exactly the truth`, async () => {
  const random = seeded(7);
  const delivery = deliver(count, random);
  const [disturbed, undisturbed] = [await engine.fresh(), await engine.fresh()];

  const { deadLetters, redelivered } = await bring(delivery, disturbed.store, () => random() < rate);
  await storeInOrder(delivery, undisturbed.store);

  const found = await everything(disturbed.store);
  expect(found.map(({ event }) => event.id)).toEqual([...delivery.truth].sort());
  expect(found).toEqual(await everything(undisturbed.store));
  expect(deadLetters).toHaveLength(delivery.poison);
  expect(deadLetters.every((body) => body.startsWith('{"poison"'))).toBe(true);
  expect(redelivered).toBeGreaterThan(4 * delivery.poison);
});

/** mulberry32: the same seed, the same order. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
