// The main job on demonstration data: makes log files, imports them, and asks what people ask, each answer under its command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const lextrail = fileURLToPath(new URL('../dist/lextrail.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lextrail-demo-'));

function run(...words) {
  console.log(`\n$ lextrail ${words.map(quoted).join(' ')}`);
  const { status, error } = spawnSync(process.execPath, [lextrail, ...words], {
    stdio: 'inherit',
    cwd: folder,
  });
  if (error !== undefined || status !== 0)
    throw new Error(`lextrail ${words.join(' ')} ended with ${status ?? error}`);
}

function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`;
}

if (!existsSync(lextrail)) throw new Error('dist/lextrail.mjs is not built; run: npm run build');
try {
  console.log('A month of three bots in a demonstration account, from CloudTrail log files to answers.');
  run(
    'generate',
    'logs',
    '--seed',
    '7',
    '--days',
    '30',
    '--events',
    '2000',
    '--bots',
    '3',
    '--other-services',
    '20000',
  );
  run('import', 'logs', '--store', 'events');
  run('summary', '--store', 'events');
  run('query', 'effect:write', 'tool:console', '--limit', '5', '--store', 'events');
  run('query', 'outcome:denied', '--limit', '5', '--store', 'events');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
