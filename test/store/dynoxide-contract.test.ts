import { storeContract } from './contract';
import { dynoxide, dynoxideProgram } from './engines';

const program = dynoxideProgram();
const describeHere = program === undefined ? describe.skip : describe;

// Its package exists for 64-bit Linux only.
describeHere('the store in dynoxide', () => {
  storeContract(() => dynoxide(program ?? ''));
});
