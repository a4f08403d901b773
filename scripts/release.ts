import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesOf, released } from './changelog';
import { gitIn } from './git';

// `npm run release -- 1.2.0`: the changelog's "Unreleased" becomes this version, package.json and the lock name
// it, and both are committed and tagged. Nothing is pushed. `npm run release -- notes 1.2.0` prints a version's notes.

const folder = process.cwd();

function textOf(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function release(version: string, date: string): void {
  if (gitIn(folder, 'status', '--porcelain') !== '')
    throw new Error('there are uncommitted changes; commit them first');
  const branch = gitIn(folder, 'branch', '--show-current');
  if (branch !== 'main') throw new Error(`a release is made on main, this is '${branch}'`);
  const outcome = released(textOf('CHANGELOG.md'), { version, date });
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  writeFileSync(join(folder, 'CHANGELOG.md'), outcome.changelog);
  setVersion('package.json', version);
  setVersion('package-lock.json', version);
  gitIn(folder, 'commit', '--all', '--message', `Release ${version}`);
  gitIn(folder, 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  console.log(`released ${version}; to publish it: git push --follow-tags`);
}

/** A lock file names the version of its own package twice. */
function setVersion(name: string, version: string): void {
  const content = JSON.parse(textOf(name));
  content.version = version;
  if (content.packages !== undefined) content.packages[''].version = version;
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}

function printNotes(version: string): void {
  const notes = notesOf(textOf('CHANGELOG.md'), version);
  if (notes === undefined) throw new Error(`the changelog has no version '${version}'`);
  console.log(notes);
}

function main([first = '', second = '']: readonly string[]): void {
  if (first === 'notes') printNotes(second);
  else release(first, new Date().toISOString().slice(0, 10));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
