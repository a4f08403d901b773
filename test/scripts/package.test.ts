import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { dependencies, peerDependencies } from '../../package.json';

const root = resolve(__dirname, '../..');
const modules = join(root, 'node_modules');
const [app = '', query = ''] = examplesOf(readFileSync(join(root, 'docs/deploy.md'), 'utf8'));

/** A project of a user's, that has installed the package, what it depends on, and nothing else. */
let project: string;
let packed: readonly string[];
beforeAll(() => {
  if (!existsSync(join(root, 'dist/lib/index.js'))) throw new Error('dist is not built; run: npm run build');
  project = mkdtempSync(join(tmpdir(), 'lextrail-package-'));
  packed = install(project);
  for (const name of ['@types/node', ...Object.keys({ ...dependencies, ...peerDependencies })]) {
    link(project, name);
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('the package holds what was built and what its README links to, and nothing else', () => {
  const tops = new Set(packed.map((path) => path.split('/')[0]));

  expect([...tops].sort()).toEqual([
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'package.json',
  ]);
});

test('its program runs on what it depends on alone', () => {
  const lextrail = join(project, 'node_modules/lextrail/dist/lextrail.mjs');

  node(lextrail, 'generate', 'generated', '--events', '50', '--days', '3');
  node(lextrail, 'import', 'generated', '--store', 'store');
  const events = JSON.parse(node(lextrail, 'query', '--store', 'store', '--limit', '50', '--json'));

  expect(events).toHaveLength(50);
});

test('an ES module answers a filter as the documents show', () => {
  write('query.mjs', query);
  write('AWSLogs/one.json', JSON.stringify({ Records: [deletion] }));

  expect(node('query.mjs')).toContain('alice deleted bot');
});

test('whatever CommonJS finds, an ES module can import by its name', () => {
  write('names.cjs', `console.log(Object.keys(require('lextrail')).join());`);
  const names = node('names.cjs').trim();
  write('names.mjs', `import { ${names} } from 'lextrail';\nconsole.log([${names}].length);`);

  expect(names).toContain('openSqlite');
  expect(node('names.mjs')).toBe(`${names.split(',').length}\n`);
});

test('it needs no AWS SDK but for a table, and then says so', () => {
  const bare = mkdtempSync(join(tmpdir(), 'lextrail-bare-'));
  install(bare);
  for (const name of Object.keys(dependencies)) link(bare, name);
  const ask = `const { dynamoStore, openSqlite, parseFilter } = require('lextrail');
    try { dynamoStore({}, 'events'); } catch ({ message }) { console.log(typeof openSqlite, message); }`;
  writeFileSync(join(bare, 'ask.cjs'), ask);
  const said = execFileSync(process.execPath, ['ask.cjs'], { cwd: bare, encoding: 'utf8' });
  rmSync(bare, { recursive: true, force: true });

  expect(said).toBe(
    'function a table needs the AWS SDK, and @aws-sdk/client-dynamodb is not installed; run: npm install @aws-sdk/client-dynamodb\n',
  );
});

test('the worker that reads files beside others can be found', () => {
  write('worker.cjs', `console.log(require.resolve('lextrail/worker'));`);

  expect(existsSync(node('worker.cjs').trim())).toBe(true);
});

test('an app in plain JavaScript synthesizes the construct, with its functions and without esbuild', () => {
  write('app.mjs', app);
  write('app.cjs', asCommonJs(app));

  const functions = functionsOf('app.mjs');

  expect(functions.map(({ handler }) => handler)).toEqual(Array(4).fill('index.handler'));
  expect(new Set(functions.map(({ code }) => code)).size).toBe(4);
  for (const { code } of functions) expect(code).toMatch(/export\s*\{[^}]*\bas handler\b/);
  expect(functionsOf('app.cjs')).toEqual(functions);
});

test('both examples compile under strict, as does whatever they import', () => {
  write('app.ts', app);
  write('query.mts', query);
  const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false'];
  const module = ['--target', 'es2023', '--module', 'nodenext', '--types', 'node'];

  const compiled = spawnSync(join(modules, '.bin/tsc'), [...strict, ...module, 'app.ts', 'query.mts'], {
    cwd: project,
    encoding: 'utf8',
  });

  expect(compiled).toMatchObject({ stdout: '', status: 0 });
});

const deletion = {
  eventVersion: '1.11',
  eventID: '11111111-2222-4333-8444-555555555555',
  eventTime: '2026-11-20T10:00:00Z',
  eventSource: 'lex.amazonaws.com',
  eventName: 'DeleteBot',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'IAMUser', userName: 'alice', accountId: '111122223333' },
  sessionCredentialFromConsole: 'true',
  requestParameters: { botId: 'ABCDEFGHIJ' },
  responseElements: { botId: 'ABCDEFGHIJ', botStatus: 'Deleting' },
};

/** The programs that a document shows under "As a library". */
function examplesOf(document: string): readonly string[] {
  const [, section = ''] = document.split('## As a library\n');
  return [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
}

/** Installs the package as a registry would give it; the paths that it holds. */
function install(folder: string): readonly string[] {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename, files }] = JSON.parse(
    execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const target = join(folder, 'node_modules/lextrail');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components', '1']);
  return files.map(({ path }: { path: string }) => path);
}

function link(folder: string, name: string): void {
  const target = join(folder, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(modules, name), target, 'dir');
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

function node(...args: readonly string[]): string {
  const env = { ...process.env, CDK_OUTDIR: join(project, 'cdk.out') };
  return execFileSync(process.execPath, args, {
    cwd: project,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function asCommonJs(code: string): string {
  return code.replace(/^import (?:\* as )?(.+) from (.+);$/gm, 'const $1 = require($2);');
}

/** The functions of an app, by the file that starts it, and the code that each would be deployed with. */
function functionsOf(file: string): readonly { readonly handler: string; readonly code: string }[] {
  rmSync(join(project, 'cdk.out'), { recursive: true, force: true });
  node(file);
  const template = JSON.parse(readFileSync(join(project, 'cdk.out/Audit.template.json'), 'utf8'));
  const functions = Template.fromJSON(template).findResources('AWS::Lambda::Function');
  return Object.values(functions).map(({ Properties: { Handler, Code } }) => {
    const asset = `asset.${Code.S3Key.replace('.zip', '')}`;
    return { handler: Handler, code: readFileSync(join(project, 'cdk.out', asset, 'index.mjs'), 'utf8') };
  });
}
