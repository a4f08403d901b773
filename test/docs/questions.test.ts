import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../../simulator/demo';
import { aMachine, type Machine } from '../cli/a-world';

const page = readFileSync(join(__dirname, '../../docs/questions.md'), 'utf8');

/** The commands that the page shows, each with the answer below it. */
const shown = [...page.matchAll(/```\n\$ npx lextrail (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', answer = '']) => [command, answer] as const,
);

let machine: Machine;
beforeAll(async () => {
  machine = aMachine();
  const { seed, days, events, bots, otherServices } = demo;
  const extent = ['--seed', seed, '--days', days, '--events', events, '--bots', bots];
  const words = ['generate', machine.path('logs'), ...extent, '--other-services', otherServices];
  await machine.lextrail(words.map(String));
  await machine.lextrail(['import', machine.path('logs')]);
});
afterAll(() => machine.close());

test('the page makes its data as the demonstration does', () => {
  const { seed, days, events, bots, otherServices } = demo;
  expect(page).toContain(
    `--seed ${seed} --days ${days} --events ${events} --bots ${bots} --other-services ${otherServices}`,
  );
  expect(shown.length).toBeGreaterThan(10);
});

test.each(shown)('%s answers what the page shows', async (command, answer) => {
  const { code, out, err } = await machine.lextrail(command.split(' '), { now: '2026-11-22T12:00:00Z' });
  const [head = '', tail = ''] = answer.split('…\n').length === 2 ? answer.split('…\n') : [answer, ''];
  const said = `${out}${err}`;
  expect(code).toBe(0);
  expect(said.slice(0, head.length)).toBe(head);
  expect(said.slice(said.length - tail.length)).toBe(tail);
  // Without an ellipsis the answer is whole.
  if (head === answer) expect(said).toBe(answer);
});
