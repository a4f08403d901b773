import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingStubs } from '../../scripts/lock-stubs';
import toolchain from '../../toolchain/package.json';

const lock = JSON.parse(readFileSync(join(__dirname, '../../package-lock.json'), 'utf8'));

test('the lock file names every platform package, so that npm ci works on macOS and Windows too', () => {
  expect(missingStubs(lock)).toEqual({});
});

test('a lock file without a platform package gets a stub with its exact version and platform', () => {
  const { 'node_modules/@swc/core-darwin-arm64': taken, ...packages } = lock.packages;

  const stubs: Record<string, unknown> = missingStubs({ packages });

  expect(Object.keys(stubs)).toEqual(['node_modules/@swc/core-darwin-arm64']);
  expect(stubs['node_modules/@swc/core-darwin-arm64']).toMatchObject({
    version: taken.version,
    os: ['darwin'],
    cpu: ['arm64'],
    optional: true,
  });
});

test('the lock file names no registry', () => {
  expect(JSON.stringify(lock)).not.toMatch(/"resolved":"[^"]*:/);
});

test('the Node that the checkout runs on comes by the lock, on each platform with its integrity', () => {
  const names = Object.keys(toolchain.optionalDependencies).filter((name) => name.startsWith('node-'));
  const entries = names.map((name) => lock.packages[`node_modules/${name}`]);

  expect(names.length).toBeGreaterThanOrEqual(5);
  for (const entry of entries) {
    expect(entry).toMatchObject({ integrity: expect.stringMatching(/^sha512-/), optional: true });
    expect(entry.version).toMatch(/^24\./);
    expect(entry.hasInstallScript).toBeUndefined();
  }
});

test('what fetches or builds at install is for contributors alone, and the checkout works without it', () => {
  const scripted = Object.entries<{ readonly hasInstallScript?: true; readonly dev?: true }>(lock.packages)
    .filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript)
    .filter(([, { dev }]) => !dev);

  expect(scripted).toEqual([]);
});
