import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { bundleInto, handlers } from '../lib/ingestion/bundling';

// What runs is bundled, once, at install: the program and the functions. What is imported is compiled by tsc.

const root = join(__dirname, '..');
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
// Entries, and chunks that load only when they are needed.
buildSync({
  absWorkingDir: root,
  entryPoints: { lextrail: 'bin/lextrail.ts', worker: 'src/ingest/files/worker.ts' },
  outdir: dist,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
});
chmodSync(join(dist, 'lextrail.mjs'), 0o755);
for (const handler of handlers) bundleInto(join(dist, 'lambda', handler), handler);
