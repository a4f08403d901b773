import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gitIn } from './git';
import { filesIn, importsOfFiles } from './imports';
import { nearestTests } from './nearest-tests';

// The fast lane: types, lint, the walls between the rooms, and the tests nearest to what changed since main. `npm test` runs them all.

const root = join(__dirname, '..');
const folders = ['src', 'lambda', 'lib', 'bin', 'simulator', 'scripts', 'test'];
/** So few that the lane ends within half a minute, whatever changed. */
const mostTests = 15;
/** Tests that take whole accounts, stacks, programs or packages: `npm test` runs them, and here only who changed them. */
const whole =
  /^test\/(?:truth|oracle|simulator|lib|scripts)\/|and-store|noise|convergence|docs\/questions|exactly-once|killed|watch\/deliver|split-documents|dynoxide|cli\/(?:usage|program|restore)/;

function run(command: string, ...args: readonly string[]): boolean {
  process.stdout.write(`$ ${command} ${args.join(' ')}\n`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function git(...args: readonly string[]): readonly string[] {
  return gitIn(root, ...args)
    .split('\n')
    .filter((line) => line !== '');
}

/** What differs from where this branch left main, uncommitted and new files too. */
function changedFiles(): readonly string[] {
  const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
  return [...git('diff', '--name-only', base), ...git('ls-files', '--others', '--exclude-standard')];
}

const changed = changedFiles().filter((file) => existsSync(join(root, file)));
const files = filesIn(root, folders).filter((file) => !whole.test(file) || changed.includes(file));
const tests = nearestTests(importsOfFiles(root, files), changed, mostTests);
const holds =
  run('tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo') &&
  run('biome', 'check', '--error-on-warnings', '.') &&
  run('jest', '--maxWorkers=100%', 'test/architecture', ...tests);
process.exitCode = holds ? 0 : 1;
