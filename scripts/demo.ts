// The main job on demonstration data: makes log files, imports them, and asks what people ask, each answer under its command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../simulator/demo';

const lextrail = join(__dirname, '../dist/lextrail.mjs');
const folder = mkdtempSync(join(tmpdir(), 'lextrail-demo-'));

function run(line: string): void {
  console.log(`\n$ lextrail ${line}`);
  const { status, error } = spawnSync(process.execPath, [lextrail, ...wordsOf(line)], {
    stdio: 'inherit',
    cwd: folder,
    env: { ...process.env, LEXTRAIL_TABLE: '' },
  });
  if (error !== undefined || status !== 0) throw new Error(`lextrail ${line} ended with ${status ?? error}`);
}

/** Words as a shell would see them, as far as this file writes them: blanks between, single quotes around. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

function main(): void {
  if (!existsSync(lextrail)) throw new Error('dist/lextrail.mjs is not built; run: npm run build');
  const { seed, days, events, bots, otherServices } = demo;
  console.log('A month of three bots in a demonstration account, from CloudTrail log files to answers.');
  run(
    `generate logs --seed ${seed} --days ${days} --events ${events} --bots ${bots} --other-services ${otherServices}`,
  );
  run('import logs --store events');
  run('summary --store events');
  run("query effect:write tool:console '-role:LexDeveloper' --limit 5 --store events");
  run('query outcome:denied --limit 5 --store events');
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
