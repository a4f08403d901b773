import { sqlite } from '../../support/engines';
import { storeContract } from '../contract';

describe('the store in SQLite', () => {
  storeContract(sqlite);
});
