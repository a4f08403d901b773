// Tells the demonstration at 80 columns, and leaves its store in the folder demo.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellStory } from './demo/story';

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-demo-'));
  try {
    await tellStory({ write: (text) => void process.stdout.write(text), store: 'demo', folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
