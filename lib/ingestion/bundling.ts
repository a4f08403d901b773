import { join } from 'node:path';

export const projectRoot = join(__dirname, '..', '..');

/**
 * How a function is bundled: with the SDK inside, from its ES modules, which makes a third less and no
 * version that moves under us (docs/decisions/stack-bundle.md). The benchmark measures with the same.
 */
export const bundle = {
  target: 'node24',
  mainFields: ['module', 'main'],
  // Some packages still call require for Node's own modules.
  banner: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  alias: { '@aws-sdk/credential-provider-node': join(projectRoot, 'lambda', 'credentials.ts') },
} as const;
