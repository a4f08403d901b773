import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** The repository; in the built package it is `dist`. */
export const projectRoot = join(__dirname, '..', '..');

/** The functions; the code of each starts in `lambda/<name>-handler.ts`. */
export const handlers = ['ingest', 'ingest-files', 'latest-events', 'watch'] as const;

export type Handler = (typeof handlers)[number];

/**
 * How a function is bundled: with the SDK inside, from its ES modules, which makes a third less and no
 * version that moves under us (docs/decisions/stack-bundle.md). The benchmark measures with the same.
 */
export const bundling = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  // Some packages still call require for Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  alias: { '@aws-sdk/credential-provider-node': join(projectRoot, 'lambda', 'credentials.ts') },
  logLevel: 'warning',
} satisfies BuildOptions;

/** Bundles a function from its source into a folder, as `index.mjs`. */
export function bundleInto(folder: string, handler: Handler): void {
  // Only here: who installs the package has its functions bundled, and needs no esbuild.
  const { buildSync }: typeof import('esbuild') = require('esbuild');
  buildSync({
    ...bundling,
    absWorkingDir: projectRoot,
    entryPoints: [join('lambda', `${handler}-handler.ts`)],
    outfile: join(folder, 'index.mjs'),
  });
}
