import type { Engine, Fresh, FreshTable } from '../support/engines';
import { changeContract } from './contract-change';
import { correctionsContract } from './contract-corrections';
import { disputesContract } from './contract-disputes';
import { dynamoContract } from './contract-dynamo';
import { putContract } from './contract-put';
import { readContract } from './contract-read';

/** What every store must do alike, whatever it is made of. */
export function storeContract(start: () => Promise<Engine>): void {
  const fresh = freshEach(start);
  putContract(fresh);
  disputesContract(fresh);
  correctionsContract(fresh);
  readContract(fresh);
  changeContract(fresh);
}

/** The same of the store in a table, and what is DynamoDB's alone; no quirk of one engine is taken for it. */
export function tableContract(start: () => Promise<Engine<FreshTable>>): void {
  const fresh = freshEach(start);
  putContract(fresh);
  disputesContract(fresh);
  correctionsContract(fresh);
  readContract(fresh);
  changeContract(fresh);
  dynamoContract(fresh);
}

/** An engine for all tests, and an empty store for each. */
function freshEach<Made extends Fresh>(start: () => Promise<Engine<Made>>): () => Made {
  let engine: Engine<Made>;
  let current: Made;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(async () => {
    await engine.stop();
  });
  beforeEach(async () => {
    current = await engine.fresh();
  });
  return () => current;
}
