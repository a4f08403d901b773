import fc from 'fast-check';
import type { JsonObject } from '../../src/model/json';
import { hostileText } from '../view/hostile';
import { story, writeLog } from './a-story';
import { aMachine, type Machine } from './a-world';

let machine: Machine;
beforeAll(() => {
  machine = aMachine();
});
afterAll(() => machine.close());

/** Every text of a record but those that decide what it is and when it was. */
function poisoned(record: JsonObject, text: string): JsonObject {
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return text;
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner)]));
  };
  const kept = ['eventVersion', 'eventTime', 'eventSource', 'eventName', 'eventID'];
  const members = Object.entries(record).map(([name, value]) => [
    name,
    kept.includes(name) ? value : replace(value),
  ]);
  return Object.fromEntries(members) as JsonObject;
}

/** What a terminal, or a person, could be misled by. */
const dangerous = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const lines = [
  'query',
  'query --json',
  'query -o ndjson',
  'summary',
  'bots',
  'bots --json',
  'show 5d21f0c8',
  'show 5d21f0c8 --raw',
  'show 5d21f0c8 --revert',
  'around 5d21f0c8',
  'session 5d21f0c8',
];

test('whatever the text fields of records hold, no answer commands the terminal', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      run += 1;
      const store = machine.storeNamed(`store-${run}`);
      writeLog(
        machine.path('log.json'),
        story.map((record) => poisoned(record, text)),
      );
      const imported = await machine.lextrail(['import', machine.path('log.json'), ...store]);
      expect(imported.err).toContain(`${story.length} Lex events stored`);
      const bots = JSON.parse((await machine.lextrail(['bots', '--json', ...store])).out).bots;
      const about = bots.flatMap(({ scope }: { readonly scope: string }) =>
        ['who-changed', 'history', 'blame', 'state', 'promotions', 'builds'].map((name) => [name, scope]),
      );
      for (const words of [...lines.map((line) => line.split(' ')), ...about]) {
        const { out, err, code } = await machine.lextrail([...words, ...store]);
        const shown = `${out}${err}`.replaceAll('\n', '');
        expect({ words, harm: dangerous.exec(shown)?.[0] ?? null }).toEqual({ words, harm: null });
        expect([0, 1]).toContain(code);
      }
    }),
    { numRuns: 8 },
  );
});

test('words of the command line are told harmlessly too', async () => {
  const evil = 'x\u001b[31m\u202e';
  for (const words of [
    [evil],
    ['help', evil],
    ['show', `12345678${evil}`],
    ['show', evil],
    ['who-changed', evil],
    ['query', evil],
    ['query', `${evil}:x`],
    ['query', '-o', evil],
    ['query', '--tz', evil],
    ['saved', evil],
    ['saved', 'remove', evil],
    ['import', evil],
    ['rules', evil],
    ['rules', 'test', evil],
    ['history', 'x', '--since', evil],
    ['around', '5d21f0c8', '--within', evil],
    [`--${evil}`],
  ]) {
    const { out, err } = await machine.lextrail([...words]);
    expect({ words, harm: dangerous.exec(`${out}${err}`.replaceAll('\n', ''))?.[0] ?? null }).toEqual({
      words,
      harm: null,
    });
  }
});
