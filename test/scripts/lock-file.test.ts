import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingStubs } from '../../scripts/lock-stubs';

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
  expect(JSON.stringify(lock)).not.toContain('"resolved"');
});
