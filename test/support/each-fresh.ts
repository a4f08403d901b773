import type { Engine, Fresh } from './engines';

/** One engine for the tests of a file, and an empty store in it for each of them: what it answers with. */
export function eachFresh<Made extends Fresh>(start: () => Promise<Engine<Made>>): () => Made {
  let engine: Engine<Made>;
  let made: Made;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    made = await engine.fresh();
  });
  afterAll(() => engine.stop());
  return () => made;
}
