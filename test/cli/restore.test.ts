import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateHash } from '../../simulator/truth';
import type { JsonObject } from '../../src/model/json';
import { isWithin } from '../../src/model/place';
import { edited, story, told, writeLog } from './a-story';
import { answerIn, type Machine } from './a-world';
import { anIncident, machineWith } from './an-incident';

const made = anIncident();
const truth = made.truth();
const before = '2026-11-21T21:00:00Z';

let machine: Machine;
beforeAll(async () => {
  machine = await machineWith(made);
  writeLog(machine.path('story.json'), [...story, ...hostile]);
  await machine.lextrail(['import', machine.path('story.json'), ...machine.storeNamed('story')]);
});
afterAll(() => machine.close());

const hostileName = `x'; echo harm; '$(echo harm)\n# \u001b[31m`;
const ids = { botId: 'ORDERFLWRS', botVersion: 'DRAFT', localeId: 'en_US', slotTypeId: 'HOSTILETYP' };
const hostile = [
  told(['d0000001', '2026-11-19T15:00:00Z'], 'CreateSlotType', { ...ids, slotTypeName: hostileName }, ids),
  edited(['d0000002', '2026-11-19T16:00:00Z'], 'UpdateSlotType', { ...ids, slotTypeName: 'plain' }),
];

/** One call that a script made. */
interface Made {
  readonly operation: string;
  readonly input: JsonObject;
}

/** Runs a script with an `aws` that notes its words and answers with a new id; `failing` is an operation that it refuses. */
function runScript(
  script: string,
  failing = '-',
): { readonly calls: readonly Made[]; readonly code: number } {
  const log = machine.path('aws.log');
  writeFileSync(log, '');
  const aws = machine.path('bin/aws');
  mkdirSync(dirname(aws), { recursive: true });
  writeFileSync(
    aws,
    `#!/bin/sh\nprintf '%s\\0' "$@" >> '${log}'\nprintf '\\n' >> '${log}'\n[ "$2" != "$FAILING" ] || exit 1\nn=$(grep -c . '${log}')\nprintf 'FRESH%05d' "$n"\n`,
  );
  chmodSync(aws, 0o755);
  const file = machine.path('restore.sh');
  writeFileSync(file, script);
  const env = { ...process.env, PATH: `${dirname(aws)}:${process.env.PATH}`, FAILING: failing };
  let code = 0;
  try {
    execFileSync('bash', [file], { env, stdio: 'pipe' });
  } catch (error) {
    code = (error as { status: number }).status;
  }
  const lines = readFileSync(log, 'utf8').split('\0\n').filter(Boolean);
  const calls = lines
    .map((line) => line.split('\0'))
    .filter((words) => words[1] !== 'wait')
    .map((words) => ({
      operation: words[1] ?? '',
      input: JSON.parse(words[words.indexOf('--cli-input-json') + 1] ?? '') as JsonObject,
    }));
  return { calls, code };
}

/** The hash of each place of a bot that was there at a moment. */
function statesAt(botId: string, moment: string): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  const own = truth.events.filter((event) => event.botId === botId && event.time <= moment);
  for (const { place = '', state, changes } of own) {
    if (state !== undefined) states.set(place, state);
    else if (changes.some(({ op }) => op === 'delete')) deleteWithin(states, place);
  }
  return states;
}

function deleteWithin(states: Map<string, string>, place: string): void {
  for (const inner of [...states.keys()]) if (isWithin(inner, place)) states.delete(inner);
}

const members = ['botId', 'botAliasId', 'localeId', 'intentId', 'slotTypeId', 'slotId'];

/** What an update makes of its resource. */
function contentOf({ operation, input }: Made): string {
  const isAlias = operation.endsWith('bot-alias');
  const kept = Object.entries(input).filter(
    ([name]) => !members.includes(name) && (name !== 'botVersion' || isAlias),
  );
  return stateHash(Object.fromEntries(kept));
}

test('the printed script gives all of a bot back the state of the moment exactly', async () => {
  const bot = truth.bots.find(({ names }) => names[0]?.name === 'OrderFlowers');
  const { out, code } = await machine.lextrail(['restore', bot?.id ?? '', '--within', '--at', before]);
  const { calls } = runScript(out);
  const written = new Map(
    calls.map((call): [string, string] => {
      const { botAliasId, intentId, slotTypeId } = call.input;
      const within = intentId === undefined ? `slottype/${slotTypeId}` : `intent/${intentId}`;
      return [botAliasId === undefined ? `DRAFT/en_US/${within}` : `alias/${botAliasId}`, contentOf(call)];
    }),
  );
  const now = statesAt(bot?.id ?? '', '9999');
  const wrong = [...statesAt(bot?.id ?? '', before)].filter(
    ([place, state]) => (written.get(place) ?? now.get(place)) !== state,
  );

  expect(code).toBe(0);
  expect(
    [...now].filter(([place, state]) => statesAt(bot?.id ?? '', before).get(place) !== state),
  ).not.toEqual([]);
  expect(wrong).toEqual([]);
  expect(calls.map(({ operation }) => operation).at(-1)).toBe('update-bot-alias');
});

test('a deleted bot is made anew with all that was in it, each new id where the old one was', async () => {
  const deleted = truth.bots.find(({ deletedAt }) => deletedAt?.startsWith('2026-11-21'));
  const { out } = await machine.lextrail(['restore', deleted?.id ?? '', '--within', '--at', before]);
  const { calls, code } = runScript(out);
  const created = calls.filter(({ operation }) => operation.startsWith('create-'));
  const then = [...statesAt(deleted?.id ?? '', before)];

  expect(code).toBe(0);
  expect(created[0]?.operation).toBe('create-bot');
  expect(created.filter(({ operation }) => operation === 'create-intent')).toHaveLength(
    then.filter(([place]) => /intent\/[^/]+$/.test(place)).length,
  );
  expect(created.filter(({ operation }) => operation === 'create-slot')).toHaveLength(
    then.filter(([place]) => place.includes('/slot/')).length,
  );
  for (const { input } of calls.slice(1)) {
    const texts = JSON.stringify(input);
    expect(texts).not.toContain(deleted?.id);
    expect(texts).toMatch(/FRESH\d{5}/);
  }
  expect(out).toMatch(/^# bot \w{10} is called \w+ now: rename or delete it first/m);
  // Versions get new numbers, so what served one is named and left.
  expect(out).toMatch(/^# not restored: .*alias:\w+: version \d+, which it served, was deleted/m);
});

test('a script ends at the first call that fails', async () => {
  const deleted = truth.bots.find(({ deletedAt }) => deletedAt?.startsWith('2026-11-21'));
  const { out } = await machine.lextrail(['restore', deleted?.id ?? '', '--within', '--at', before]);
  const { calls, code } = runScript(out, 'create-slot-type');

  expect(code).not.toBe(0);
  expect(calls.map(({ operation }) => operation)).toEqual([
    'create-bot',
    'create-bot-locale',
    'create-slot-type',
  ]);
});

test('the JSON says the same calls, with the ids to replace and the commands', async () => {
  const words = ['restore', 'OrderFlowers/alias:PROD', '--at', before, '--json'];
  const answer = answerIn<{ schema: string; calls: readonly JsonObject[] }>(await machine.lextrail(words));

  expect(answer.schema).toBe('lextrail.restore/1');
  expect(answer.calls).toHaveLength(1);
  expect(answer.calls[0]).toMatchObject({
    label: 'OrderFlowers/alias:PROD',
    action: 'UpdateBotAlias',
    references: [],
    assigns: null,
  });
});

test('what a record has in it does nothing in the shell, and ends no comment', async () => {
  const words = [
    'restore',
    'ORDERFLWRS/HOSTILETYP',
    '--at',
    '2026-11-19T15:30Z',
    ...machine.storeNamed('story'),
  ];
  const { out, code } = await machine.lextrail(words);
  const { calls } = runScript(out);

  expect(code).toBe(0);
  expect(calls).toEqual([{ operation: 'update-slot-type', input: { ...ids, slotTypeName: hostileName } }]);
  expect(out).not.toContain('\u001b');
});

test('what is as it was needs no script, and what nothing says cannot be restored', async () => {
  const store = machine.storeNamed('story');
  const same = await machine.lextrail(['restore', 'OrderFlowers/BookHotel', '--at', '1m', ...store]);
  const never = await machine.lextrail(['restore', 'OrderFlowers', '--at', '2020-01-01', ...store]);
  const without = await machine.lextrail(['restore', 'OrderFlowers', ...store]);

  expect(same.out).toMatch(/^# OrderFlowers\/en_US\/BookHotel .* is as it was at .*: nothing to do\n$/);
  expect(never).toMatchObject({ code: 1, out: '' });
  expect(never.err).toContain('cannot be restored: it was not there then');
  expect(without).toMatchObject({ code: 2, out: '' });
});

test('--json of restore is one object with its doubts', async () => {
  const words = ['restore', 'OrderFlowers', '--within', '--at', before, '--json'];
  const answer = answerIn<JsonObject>(await machine.lextrail(words));

  expect(Object.keys(answer)).toEqual(
    expect.arrayContaining(['schema', 'resource', 'at', 'within', 'calls', 'unrestored', 'notes', 'doubts']),
  );
});
