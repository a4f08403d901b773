// Prints ratios taken side by side in one run: absolute times would measure the machine.
import { benchColdStart } from './cold-start';
import { benchEnrichment } from './enrich';
import { benchHostile } from './hostile';
import { benchImport } from './import';
import { benchQueries } from './query';
import type { Ratio } from './ratio';
import { benchWholeImport } from './whole-import';

const benches: Readonly<Record<string, () => Promise<readonly Ratio[]>>> = {
  import: benchImport,
  whole: benchWholeImport,
  enrich: benchEnrichment,
  hostile: benchHostile,
  query: () => benchQueries(),
  // Storing so many takes some minutes, so it is no part of all.
  million: () => benchQueries(true),
  cold: () => benchColdStart(),
};

async function main(wanted: readonly string[]): Promise<void> {
  const names = wanted.length > 0 ? wanted : Object.keys(benches).filter((name) => name !== 'million');
  for (const name of names) {
    const bench = benches[name];
    if (bench === undefined)
      throw new Error(`no bench '${name}'; there are ${Object.keys(benches).join(', ')}`);
    for (const { ratio, bar, holds, name: what } of await bench()) {
      console.log(`${ratio.toFixed(2).padStart(6)}  bar: ${bar}${holds ? '' : ', NOT HELD'}  ${what}`);
    }
  }
}

void main(process.argv.slice(2));
