import { dynalite } from '../support/engines';
import { tableContract } from './contract';

describe('the store in dynalite', () => {
  tableContract(dynalite);
});
