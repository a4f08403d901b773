import { dynoxide, dynoxideProgram } from '../support/engines';
import { tableContract } from './contract';

const program = dynoxideProgram();
const describeHere = program === undefined ? describe.skip : describe;

// Its package exists for 64-bit Linux only.
describeHere('the store in dynoxide', () => {
  tableContract(() => dynoxide(program ?? ''));
});
