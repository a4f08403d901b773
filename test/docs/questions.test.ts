import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../../simulator/demo';
import { aMachine, type Machine } from '../cli/a-world';

/** A page of commands with their answers, the lines that make its data, and when they are asked. */
const pages = [
  { page: 'questions.md', now: '2026-11-22T12:00:00Z' },
  { page: 'incident.md', now: '2026-11-22T09:00:00Z' },
] as const;

function textOf(page: string): string {
  return readFileSync(join(__dirname, '../../docs', page), 'utf8');
}

/** The commands that a page shows, each with the answer below it. */
function shownOn(page: string) {
  return [...textOf(page).matchAll(/```\n\$ npx lextrail (.*)\n([\s\S]*?)```/g)].map(
    ([, command = '', answer = '']) => [command, answer] as const,
  );
}

/** The commands that make the data of a page, as its first block has them. */
function makingOf(page: string): readonly string[] {
  const [, block = ''] = /```\n((?:npx lextrail .*\n)+)```/.exec(textOf(page)) ?? [];
  return block.split('\n').filter(Boolean);
}

/** Words as a shell would see them: blanks between, quotes around. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|\S+/g)].map(([word, one, other]) => one ?? other ?? word);
}

test('the page of questions makes its data as the demonstration does', () => {
  const { seed, days, events, bots, otherServices } = demo;
  expect(textOf('questions.md')).toContain(
    `--seed ${seed} --days ${days} --events ${events} --bots ${bots} --other-services ${otherServices}`,
  );
  expect(shownOn('questions.md').length).toBeGreaterThan(10);
});

describe.each(pages)('on the page $page', ({ page, now }) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = aMachine();
    for (const line of makingOf(page)) {
      const words = wordsOf(line.replace('npx lextrail ', ''));
      await machine.lextrail(words.map((word) => (word === 'logs' ? machine.path('logs') : word)));
    }
  });
  afterAll(() => machine.close());

  test.each(shownOn(page))('%s answers what the page shows', async (command, answer) => {
    const { code, out, err } = await machine.lextrail(wordsOf(command), { now });
    const [head = '', tail = ''] = answer.split('…\n').length === 2 ? answer.split('…\n') : [answer, ''];
    const said = `${out}${err}`;
    expect(code).toBe(0);
    expect(said.slice(0, head.length)).toBe(head);
    expect(said.slice(said.length - tail.length)).toBe(tail);
    // Without an ellipsis the answer is whole.
    if (head === answer) expect(said).toBe(answer);
  });
});
