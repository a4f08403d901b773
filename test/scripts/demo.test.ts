import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { goOn, tellStory } from '../../scripts/demo/story';
import { aMachine } from '../cli/a-world';

test('the demonstration fits 60 lines of 80 columns, and the commands that it ends in work as typed', async () => {
  const machine = aMachine();
  const folder = mkdtempSync(join(tmpdir(), 'lextrail-demo-test-'));
  const written: string[] = [];
  await tellStory({ write: (text) => void written.push(text), store: machine.path('demo'), folder });
  rmSync(folder, { recursive: true });
  // On the screen the store has a short name.
  const lines = written.join('').replaceAll(machine.path('demo'), 'demo').trimEnd().split('\n');

  expect(lines.length).toBeLessThanOrEqual(60);
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  expect(lines.slice(-3)).toEqual(goOn('demo').map((command) => `  ${command}`));
  for (const command of goOn(machine.path('demo'))) {
    const { code, out } = await machine.lextrail(command.replace('npx lextrail ', ''));
    expect({ command, code, isAnswered: out.length > 500 }).toEqual({ command, code: 0, isAnswered: true });
  }
  await machine.close();
});

test('the story has what went wrong, who did it, which rule takes it, and the way back', async () => {
  const machine = aMachine();
  const written: string[] = [];
  const store = machine.path('demo');
  await tellStory({ write: (text) => void written.push(text), store, folder: machine.folder });
  const story = written.join('');

  for (const part of [
    'card number',
    'erin',
    '192.0.2.44',
    '444455556666',
    'conversation-logs-off  critical, on',
  ]) {
    expect(story).toContain(part);
  }
  expect(story).toContain('aws lexv2-models update-bot-alias');
  await machine.close();
});
