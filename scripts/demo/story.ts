// The demonstration: an evening that went wrong, told by what lextrail answers, each answer under its command.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../../simulator/demo';
import { run } from '../../src/cli/run';
import type { World } from '../../src/cli/world';
import { counted } from '../../src/model/counted';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';
import { wrapped } from '../../src/view/answers/wrap';
import { cutToWidth } from '../../src/view/cut-to-width';

const width = 80;

/** What the story is told with. */
export interface Telling {
  readonly write: (text: string) => void;
  /** The folder of the store that stays behind. */
  readonly store: string;
  /** For settings that nobody has. */
  readonly folder: string;
}

/** One question, what is said before it, and how many lines of its answer are shown. */
interface Scene {
  readonly say: string;
  readonly line: string;
  readonly lines: number;
  /** Whether lines that are too long are cut, and not broken. */
  readonly isCut?: true;
}

const scenes: readonly Scene[] = [
  {
    say: 'PROD of OrderFlowers asks callers for their card number. What does it serve?',
    line: 'promotions OrderFlowers/alias:PROD',
    lines: 6,
  },
  { say: 'What has version 9 that 8 had not?', line: 'diff OrderFlowers@8 OrderFlowers@9', lines: 3 },
  {
    say: 'Who did that, from where, and what else to PROD?',
    line: 'query alias:PROD bot:OrderFlowers effect:write since:2026-11-21 -n 3',
    lines: 13,
  },
  { say: 'Which rules would have rung?', line: 'rules for 620d7eb8', lines: 6 },
  {
    say: 'How do we go back?',
    line: 'restore OrderFlowers/alias:PROD --at 2026-11-21T21:36:59Z',
    lines: 9,
    isCut: true,
  },
];

/** What to type next, with the store that the story leaves behind. */
export function goOn(store: string): readonly string[] {
  return [
    `npx lextrail incident OrderFlowers --since 2026-11-21T14:00Z --store ${store}`,
    `npx lextrail query key:AKIA3OFTCQ9H52022GBB --store ${store}`,
    `npx lextrail restore OrderFlowers --within --at 2026-11-21T21:36Z --store ${store}`,
  ];
}

/** Makes a month of three bots in a demonstration account, and tells of its last evening. */
export async function tellStory({ write, store, folder }: Telling): Promise<void> {
  const logs = mkdtempSync(join(tmpdir(), 'lextrail-demo-'));
  const ask = (words: readonly string[]) => answer([...words, '--store', store], folder);
  try {
    const { seed, days, events, bots } = demo;
    const size = ['--seed', seed, '--days', days, '--events', events, '--bots', bots].map(String);
    await answer(['generate', logs, ...size, '--scenario', 'incident'], folder);
    await ask(['import', logs, '--event-source', '*']);
    for (const scene of scenes) {
      write(`\n${scene.say}\n$ lextrail ${scene.line}\n`);
      write(shortened(await ask(scene.line.split(' ')), scene));
    }
    write(
      `\nThe store is kept. Go on with:\n${goOn(store)
        .map((command) => `  ${command}\n`)
        .join('')}`,
    );
  } finally {
    rmSync(logs, { recursive: true, force: true });
  }
}

/** The first lines of an answer, each broken or cut at the edge of the terminal, and how many more there are. */
function shortened(text: string, { lines: most, isCut }: Scene): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const shown = lines
    .slice(0, most)
    .flatMap((line) => (isCut ? [cutToWidth(line, width)] : wrapped(line.trimEnd(), '      ', width, '')));
  const more = lines.length - most;
  return [...shown, ...(more > 0 ? [`… ${counted(more, 'more line')}`] : [])]
    .map((line) => `${line}\n`)
    .join('');
}

/** Runs a command line as on a terminal of 80 columns; what it answers on stdout. */
async function answer(words: readonly string[], folder: string): Promise<string> {
  const said: string[] = [];
  const talk: string[] = [];
  const taken = () => Promise.resolve();
  const world: World = {
    out: { isTerminal: true, columns: width, write: (text) => void said.push(text), taken },
    err: { isTerminal: false, write: (text) => void talk.push(text), taken },
    stdin: (async function* () {})(),
    canAsk: false,
    env: { NO_COLOR: '1' },
    now: () => new Date('2026-11-22T09:00:00Z'),
    randomKey: () => randomBytes(32).toString('hex'),
    signal: new AbortController().signal,
    dataFolder: folder,
    configFolder: folder,
    cores: 1,
    openStore: (target, access) => {
      if (target.kind !== 'folder') throw new Error('the demonstration asks no table');
      return openSqlite(target.folder, access);
    },
    openAccount: () => Promise.reject(new Error('the demonstration asks no account')),
  };
  const code = await run(words, world);
  if (code !== 0) throw new Error(`lextrail ${words.join(' ')} ended with ${code}: ${talk.join('')}`);
  return said.join('');
}
