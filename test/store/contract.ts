import type { Engine, Fresh } from '../support/engines';
import { changeContract } from './contract-change';
import { putContract } from './contract-put';
import { readContract } from './contract-read';

/** What every engine must do alike, so that no quirk of one is taken for DynamoDB. */
export function storeContract(start: () => Promise<Engine>): void {
  let engine: Engine;
  let current: Fresh;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(async () => {
    await engine.stop();
  });
  beforeEach(async () => {
    current = await engine.fresh();
  });

  putContract(() => current);
  readContract(() => current);
  changeContract(() => current);
}
