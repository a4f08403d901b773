import stringWidth from 'string-width';
import type { JsonObject } from '../../src/model/json';
import { answerIn, type Machine, type WorldOptions } from './a-world';
import { anIncident, machineWith } from './an-incident';

const made = anIncident();
const { events } = made.truth();
const evening = events.filter(({ time }) => time >= '2026-11-21T20:00:00Z');

let machine: Machine;
beforeAll(async () => {
  machine = await machineWith(made);
});
afterAll(() => machine.close());

const line = ['incident', 'OrderFlowers', '--since', 'yesterday 14:00'];

function ask(more: readonly string[] = [], options: WorldOptions = {}) {
  return machine.lextrail([...line, ...more], options);
}

interface IncidentJson {
  readonly schema: string;
  readonly changes: readonly { nearness: string; version: string | null; event: { id: string } }[];
  readonly attempts: readonly { id: string }[];
  readonly callers: readonly { actor: string; keys: readonly string[]; unusual: readonly JsonObject[] }[];
  readonly rules: readonly { name: string; events: readonly string[] }[];
  readonly besides: { events: readonly { id: string }[]; reads: number; complete: boolean };
  readonly unattributed: readonly { event: { id: string }; after: { id: string } | null }[];
  readonly restore: { at: string; commands: readonly string[] };
  readonly doubts: readonly JsonObject[];
}

async function asked(): Promise<IncidentJson> {
  return answerIn<IncidentJson>(await ask(['--json']));
}

/** The ids of calls of the evening that changed OrderFlowers, by who made them. */
function changesBy(actor: string): readonly string[] {
  const own = evening.filter((event) => event.actor === actor && event.bot === 'OrderFlowers');
  return own.filter(({ changes, omitted }) => changes.length > 0 && !omitted).map(({ id }) => id);
}

test('every change of the time is named, what is live before what was served later', async () => {
  const { changes, attempts, schema } = await asked();
  const nearness = changes.map((change) => change.nearness);

  expect(schema).toBe('lextrail.incident/1');
  expect(changes.map(({ event }) => event.id).toSorted()).toEqual(
    [...changesBy('erin'), ...changesBy('ci-deploy')].toSorted(),
  );
  expect(nearness).toEqual(nearness.toSorted());
  expect(new Set(nearness)).toEqual(new Set(['live', 'served']));
  expect(attempts.map(({ id }) => id)).toEqual(
    evening
      .filter(({ action, outcome }) => action === 'UpdateBot' && outcome === 'denied')
      .map(({ id }) => id),
  );
});

test('who is unlike those before is marked with each reason, and the pipeline is not', async () => {
  const { callers } = await asked();
  const key = evening.find(({ action }) => action === 'CreateAccessKey');

  expect(callers.map(({ actor, unusual }) => [actor, unusual.map(({ kind }) => kind)])).toEqual([
    ['erin', ['new-address', 'new-key', 'outside-pipeline', 'outside-hours']],
    ['ci-deploy', []],
  ]);
  expect(callers[0]?.unusual[1]).toMatchObject({ issuedBy: { id: key?.id, actor: 'carol' } });
});

test('what the unusual ones did elsewhere is named, with the key that somebody made for them', async () => {
  const { besides } = await asked();
  const elsewhere = evening.filter(
    ({ ip, effect, bot, omitted }) =>
      ip === '192.0.2.44' && effect === 'write' && bot !== 'OrderFlowers' && !omitted,
  );

  expect(elsewhere).not.toEqual([]);
  expect(besides.complete).toBe(true);
  expect(besides.events.map(({ id }) => id)).toEqual(expect.arrayContaining(elsewhere.map(({ id }) => id)));
  expect(besides.reads).toBe(
    evening.filter(({ ip, effect }) => ip === '192.0.2.44' && effect === 'read').length,
  );
});

test('a call that does not say its bot is listed, with the call before it that does', async () => {
  const { unattributed } = await asked();
  const [hidden] = evening.filter(({ omitted }) => omitted !== undefined);

  expect(unattributed).toMatchObject([{ event: { id: hidden?.id }, after: { actor: 'erin' } }]);
});

test('the rules that take the calls are named, those of a threshold only where it is reached', async () => {
  const names = (await asked()).rules.map(({ name }) => name);

  expect(names).toEqual(expect.arrayContaining(['code-hook-swapped', 'conversation-logs-off']));
  expect(names).not.toContain('denied-burst');
});

test('the restore commands go back to the second before the first unusual change, and work as printed', async () => {
  const { restore } = await asked();
  const first = evening.find(({ id }) => changesBy('erin').includes(id));

  expect(restore.at < (first?.instant ?? '')).toBe(true);
  expect(Date.parse(first?.instant ?? '') - Date.parse(restore.at)).toBeLessThanOrEqual(1_000);
  expect(restore.commands).toHaveLength(2);
  for (const command of restore.commands) {
    const { code, out } = await machine.lextrail(command.split(' ').slice(1));
    expect({ command, code }).toEqual({ command, code: 0 });
    expect(out).toContain('aws lexv2-models update-bot-alias');
  }
});

test('the page fits 80 and 120 columns, has no colour without a terminal, and says the doubts', async () => {
  for (const columns of [80, 120]) {
    const { out } = await ask([], { isTerminal: true, columns, env: { NO_COLOR: '1' } });
    const wide = out.split('\n').filter((text) => stringWidth(text) > columns && /\S\s+\S/.test(text.trim()));
    const breakable = wide.filter((text) => text.trim().split(' ').length > 1 && !text.includes('lextrail '));
    expect({ columns, breakable }).toEqual({ columns, breakable: [] });
    expect(out).not.toContain('\u001b');
  }
  const piped = await ask();
  expect(piped.out).not.toContain('\u001b');
  expect(piped.out).toContain('What is not known');
});

test('as Markdown it is the same page, in which nothing from a record is markup', async () => {
  const { out, code } = await ask(['-o', 'markdown']);

  expect(code).toBe(0);
  expect(out).toMatch(/^# OrderFlowers /);
  expect(out.match(/^## .*/gm)).toHaveLength(9);
  expect(out).toContain('\\{FlowerType\\}');
});

test('a time without changes is a page that says so, and proposes no restore', async () => {
  const words = ['incident', 'OrderFlowers', '--since', '2026-11-21T02:00Z', '--until', '2026-11-21T03:00Z'];
  const { out } = await machine.lextrail(words);

  expect(out).toContain('No change of it is recorded in this time.');
  expect(out).not.toContain('lextrail restore');
});

test('an end before the beginning, and a bot that nobody knows, are refused', async () => {
  expect((await ask(['--until', '2026-11-20'])).code).toBe(2);
  expect((await machine.lextrail(['incident', 'OrderFlower'])).err).toContain("did you mean 'OrderFlowers'?");
});

/** The ids that a filter finds, oldest first. */
async function found(filter: string): Promise<readonly string[]> {
  const answer = answerIn<readonly { readonly id: string }[]>(
    await machine.lextrail(['query', ...filter.split(' '), '--limit', '500', '--json']),
  );
  return answer.map(({ id }) => id).toReversed();
}

test('key: finds all calls made with a key, and the one that created it', async () => {
  const [, thief] = (await asked()).callers.flatMap(({ actor, keys }) =>
    actor === 'erin' ? [actor, ...keys] : [],
  );
  const created = evening.filter(({ action }) => action === 'CreateAccessKey');
  const used = evening.filter(({ actor }) => actor === 'erin');

  expect((await found(`key:${thief}`)).toSorted()).toEqual(
    [...created, ...used].map(({ id }) => id).toSorted(),
  );
  expect(await found(`key:${thief} bot:OrderFlowers effect:write outcome:ok -event:Build*`)).toEqual(
    changesBy('erin'),
  );
});

test('serves: finds the calls that pointed an alias to a version, and none that edited it else', async () => {
  const moves = events.filter(({ bot, changes }) =>
    bot === 'OrderFlowers'
      ? changes.some(({ op, path }) => op === 'point-alias' && path === 'botVersion')
      : false,
  );
  const last = moves.at(-1);

  expect(await found('serves:10 bot:OrderFlowers')).toEqual([last?.id]);
  expect((await found('serves:>1 bot:OrderFlowers since:2026-11-21')).at(-1)).toBe(last?.id);
  expect(await found('serves:>1 bot:OrderFlowers on:2026-11-21')).toEqual(
    moves.filter(({ time }) => time.startsWith('2026-11-21')).map(({ id }) => id),
  );
});

test('the promotions of the alias say what else of it changed: its function and its logs', async () => {
  const { out } = await machine.lextrail('promotions OrderFlowers/alias:PROD');
  const json = answerIn<{ aliases: readonly { promotions: readonly { edits: readonly JsonObject[] }[] }[] }>(
    await machine.lextrail('promotions OrderFlowers/alias:PROD --json'),
  );

  expect(
    out
      .split('\n')
      .slice(1, 4)
      .map((row) => row.split(/ {2,}/)[2]),
  ).toEqual(['10', 'logs changed', 'code hook changed']);
  expect(json.aliases[0]?.promotions[1]?.edits.map(({ changed }) => changed)).toEqual([
    ['code hook'],
    ['logs'],
  ]);
});

test('the history says how many calls do not say which bot, and lists them', async () => {
  const { err } = await machine.lextrail('history OrderFlowers --since 2026-11-21T20:00Z');
  const [, list = ''] =
    /^1 call of this time does not say which bot; list them: lextrail (.*)$/m.exec(err) ?? [];
  const answer = answerIn<readonly { readonly id: string }[]>(
    await machine.lextrail([...list.split(' '), '--json']),
  );

  expect(answer.map(({ id }) => id)).toEqual(
    evening.filter(({ omitted }) => omitted !== undefined).map(({ id }) => id),
  );
});

test('the end of a bot reaches all of its callers', async () => {
  const deleted = evening.find(({ action, outcome }) => action === 'DeleteBot' && outcome === 'ok');
  const words = ['incident', deleted?.botId ?? '', '--since', 'yesterday 14:00', '--json'];
  const { changes } = answerIn<IncidentJson>(await machine.lextrail(words));

  expect(changes).toMatchObject([{ nearness: 'live', event: { id: deleted?.id } }]);
});

test('of a bot that is as young as the incident nothing is called usual', async () => {
  const created = evening.find(({ action, actor }) => action === 'CreateBot' && actor === 'erin');
  const { out } = await machine.lextrail(['incident', created?.botId ?? '', '--since', 'yesterday 14:00']);

  expect(out).not.toContain('nothing unusual');
  expect(out).toMatch(/new key: AKIA|too few earlier calls of this bot/);
});
