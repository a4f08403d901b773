import { dynalite } from '../support/engines';
import { storeContract } from './contract';

describe('the store in dynalite, as embedded', () => {
  storeContract(dynalite);
});
