// Tells the demonstration at 80 columns, and leaves its store in the folder demo.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellStory } from './demo/story';

const root = join(__dirname, '..');

async function main(): Promise<void> {
  if (!existsSync(join(root, 'dist/lextrail.mjs'))) build();
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-demo-'));
  try {
    await tellStory({ write: (text) => void process.stdout.write(text), store: 'demo', folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm install` builds the program too, but not with --ignore-scripts. */
function build(): void {
  const options = { stdio: 'inherit', cwd: root } as const;
  const { status, error } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], options);
  if (error !== undefined || status !== 0) throw new Error(`the build ended with ${status ?? error}`);
}

void main();
