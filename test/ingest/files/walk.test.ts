import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { walk } from '../../../src/ingest/files/walk';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lextrail-walk-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
}

function found(since?: string) {
  return walk([folder], since).files.map((file) => relative(folder, file));
}

test('log files are found at any depth, in order of name', () => {
  put('b.json', 'a/z.json.gz', 'a/b/c.ndjson', 'c.jsonl', 'B.gz', 'd.JSON');
  expect(found()).toEqual(['B.gz', 'a/b/c.ndjson', 'a/z.json.gz', 'b.json', 'c.jsonl', 'd.JSON']);
});

test('what is no log is left aside and named', () => {
  const layout = 'AWSLogs/111122223333';
  put('a.json', '.hidden.json', '.git/config.json', 'readme.txt');
  put(
    `${layout}/CloudTrail-Digest/eu-west-1/2026/11/22/x.json.gz`,
    `${layout}/CloudTrail-Insight/eu-west-1/x.json.gz`,
  );
  put(`${layout}/CloudTrail-Aggregated/x.json.gz`, '111122223333_CloudTrail-Digest_eu-west-1_trail.json.gz');
  expect(found()).toEqual(['a.json']);
  expect(walk([folder]).aside.map(({ file, why }) => [why, relative(folder, file)])).toEqual([
    ['hidden', '.git'],
    ['hidden', '.hidden.json'],
    ['digest', '111122223333_CloudTrail-Digest_eu-west-1_trail.json.gz'],
    ['aggregated', `${layout}/CloudTrail-Aggregated/x.json.gz`],
    ['digest', `${layout}/CloudTrail-Digest/eu-west-1/2026/11/22/x.json.gz`],
    ['insight', `${layout}/CloudTrail-Insight/eu-west-1/x.json.gz`],
    ['other', 'readme.txt'],
  ]);
});

test('a file that is named is taken whatever it is called', () => {
  put('.readme.txt');
  expect(walk([join(folder, '.readme.txt')]).files).toHaveLength(1);
});

test('links are followed, and those that lead in a circle only once', () => {
  put('logs/a.json', 'elsewhere.json');
  symlinkSync(folder, join(folder, 'logs/up'));
  symlinkSync(join(folder, 'elsewhere.json'), join(folder, 'logs/linked.json'));
  symlinkSync(join(folder, 'gone.json'), join(folder, 'logs/broken.json'));
  const { files, problems } = walk([join(folder, 'logs')]);
  expect(files.map((file) => relative(folder, file))).toEqual([
    'logs/a.json',
    'logs/linked.json',
    'logs/up/elsewhere.json',
  ]);
  expect(problems).toEqual([
    { file: join(folder, 'logs/broken.json'), reason: 'there is no such file or folder' },
  ]);
});

test('a path that leads nowhere and a folder without logs are named, and the rest is found', () => {
  put('logs/a.json', 'empty/readme.txt');
  const paths = ['missing', 'empty', 'logs'].map((name) => join(folder, name));
  const { files, problems } = walk(paths);
  expect(files).toHaveLength(1);
  expect(problems).toEqual([
    { file: paths[0], reason: 'there is no such file or folder' },
    { file: paths[1], reason: expect.stringContaining('the folder holds no log file') },
  ]);
});

describe('since leaves out what CloudTrail delivered before', () => {
  const name = (stamp: string) => `111122223333_CloudTrail_eu-west-1_${stamp}Z_AbCdEfGhIjKlMnOp.json.gz`;

  test('by the minute in the name of the file, with an hour to spare', () => {
    put(name('20261122T1005'), name('20261122T1105'), name('20261123T0000'));
    expect(found('2026-11-22T12:00:00.000Z')).toEqual([name('20261122T1105'), name('20261123T0000')]);
    expect(walk([folder], '2026-11-22T12:00:00Z').aside.filter(({ why }) => why === 'older')).toHaveLength(1);
  });

  test('by the day of its folder where the name tells nothing', () => {
    const day = (date: string) => `AWSLogs/111122223333/CloudTrail/eu-west-1/${date}/a.json`;
    put(day('2026/11/20'), day('2026/11/21'), day('2026/11/22'), 'mine/2026/11/20/a.json');
    expect(found('2026-11-22T00:30:00Z')).toEqual([
      day('2026/11/21'),
      day('2026/11/22'),
      'mine/2026/11/20/a.json',
    ]);
  });

  test('and nothing where a stamp is no time', () => {
    put(name('20269999T9999'));
    expect(found('2026-11-22T00:00:00Z')).toHaveLength(1);
  });

  test('a folder of nothing but older files is not called empty', () => {
    put(name('20261122T1005'));
    expect(walk([folder], '2026-12-01T00:00:00Z').problems).toEqual([]);
  });
});
