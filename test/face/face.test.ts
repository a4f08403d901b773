import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Declaration, exportsOf, keyOf, reachedFrom } from './declarations';

const root = resolve(__dirname, '../..');
const tsc = join(root, 'node_modules/.bin/tsc');

/** A project of a user's that has the package installed, as its sources declare it. */
let project: string;
let exported: ReadonlyMap<string, Declaration>;
let functions: readonly Declaration[];
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'lextrail-face-'));
  const installed = join(project, 'node_modules/lextrail');
  const emit = [
    '--project',
    'tsconfig.build.json',
    '--emitDeclarationOnly',
    '--outDir',
    join(installed, 'dist'),
  ];
  execFileSync(tsc, emit, { cwd: root });
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
  for (const name of ['@types/node', '@aws-sdk']) {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name), 'dir');
  }
  exported = exportsOf(join(installed, 'dist/src/index.d.ts'));
  functions = [...exported.values()].filter(({ kind }) => kind === 'function');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('every type that a function takes or gives can be imported by its name', () => {
  const named = new Set([...exported.values()].map(keyOf));

  const missing = reachedFrom(functions).filter((type) => !named.has(keyOf(type)));

  expect(missing.map(({ name, file }) => `${name} of ${file.replace(/.*\/dist\//, '')}`)).toEqual([]);
});

test('every function says what it does, and shows how it is called', () => {
  const silent = functions.filter(({ comment }) => !/@example\n/.test(comment));

  expect(silent.map(({ name }) => name)).toEqual([]);
});

test.each([
  ['node16', ['--module', 'node16', '--moduleResolution', 'node16']],
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
])('a project under moduleResolution %s compiles with every name and every example', (_, resolution) => {
  const types = [...exported].filter(([, { kind }]) => kind === 'type').map(([name]) => name);
  const names = types.map((name) => `export type Its${name} = lextrail.${name};`);
  write('names.mts', [`import type * as lextrail from 'lextrail';`, ...names].join('\n'));
  write('examples.mts', exampleProgram(functions));

  const strict = ['--noEmit', '--strict', '--target', 'es2023', '--types', 'node', ...resolution];
  const compiled = spawnSync(tsc, [...strict, 'names.mts', 'examples.mts'], {
    cwd: project,
    encoding: 'utf8',
  });

  expect(compiled.stdout).toBe('');
  expect(compiled.status).toBe(0);
});

/** All examples as functions of one program; what an example takes for granted is a parameter. */
function exampleProgram(declarations: readonly Declaration[]): string {
  const examples = declarations.map(({ name, comment }) => {
    const [, example = ''] = /@example\n([\s\S]*?)(?=\n\s*\* @|\n?\s*\*\/)/.exec(comment) ?? [];
    const code = example.replace(/^\s*\* ?/gm, '').replace(/^```.*$/gm, '');
    return `export async function ${name}Example(store: lextrail.EventStore, named: lextrail.NamedEvent) {\n${code}\n}`;
  });
  const imports = declarations.map(({ name }) => `const { ${name} } = lextrail;`);
  return [`import * as lextrail from 'lextrail';`, ...imports, ...examples].join('\n');
}

function write(file: string, text: string): void {
  writeFileSync(join(project, file), text);
}
