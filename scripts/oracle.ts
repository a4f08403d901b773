// More of what test/oracle asks in CI: random histories against the independent model of Lex.
//   npm run oracle -- [--histories 500] [--seed 1] [--kind bursts] [--shrink wrong]
import { parseArgs } from 'node:util';
import type { Verdict } from '../test/oracle/judge';
import { kinds } from '../test/oracle/kinds';
import { faultsIn, reportOf } from '../test/oracle/report';
import { smallestWith, survey } from '../test/oracle/survey';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string', default: '' },
    shrink: { type: 'string' },
  },
});

async function main(): Promise<void> {
  for (const kind of kinds.filter(({ name }) => name.includes(values.kind))) {
    const options = { seed: Number(values.seed), runs: Number(values.histories) };
    const found = await survey(kind, options.seed, options.runs);
    console.log(reportOf(kind, found));
    for (const verdict of ['wrong', 'misled', 'needless'] as const) {
      for (const fault of faultsIn(found.answers, verdict)) console.log(`  ${verdict}: ${fault}`);
    }
    if (values.shrink !== undefined) {
      console.log(await smallestWith(kind, values.shrink as Verdict, options));
    }
    if (found.answers.some(({ verdict }) => verdict === 'wrong')) process.exitCode = 1;
  }
}

void main();
