import { storeContract } from './contract';
import { dynalite } from './engines';

describe('the store in dynalite, as embedded', () => {
  storeContract(dynalite);
});
