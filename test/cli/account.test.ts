import { targetArguments } from '../../src/cli/choose-store';
import type { Account } from '../../src/doctor/account';
import type { DeadLetters } from '../../src/doctor/dead-letters';
import type { Deployment } from '../../src/doctor/deployment';
import { pipelineAlarmNames } from '../../src/watch/pipeline-alarms';
import { aMachine, type Machine } from './a-world';

const deployment: Deployment = {
  stack: 'Lextrail',
  where: { region: 'eu-west-1', profile: 'audit' },
  functions: {},
  logGroups: {},
  topic: 'arn:aws:sns:eu-west-1:111122223333:topic',
  table: 'events',
  bucket: 'logs',
  rule: 'lex-calls',
  regions: [],
  queues: {
    LiveQueueUrl: 'live',
    FileQueueUrl: 'files',
    LiveDeadLettersUrl: 'dead-live',
    FileDeadLettersUrl: 'dead-files',
    UndeliveredUrl: 'undelivered',
  },
};
const dead: readonly DeadLetters[] = [
  {
    queue: 'LiveDeadLettersUrl',
    count: 2,
    samples: [
      {
        messageId: 'm1',
        sent: '2026-11-22T08:00:00.000Z',
        about: 'UpdateIntent\u001b[2J 1f6a',
        log: 'aws logs filter-log-events --log-group-name live-log --filter-pattern \'"m1"\'',
      },
    ],
  },
  { queue: 'FileDeadLettersUrl', count: 0, samples: [] },
];
const quiet = { state: 'ok', reason: 'none', tells: true, since: '2026-11-22T08:00:00.000Z' } as const;
const pipeline = pipelineAlarmNames.filter((name) => name !== 'tampering');

const account: Account = {
  deployment: async () => deployment,
  pipelineFindings: async () => [],
  alarmStates: async () => ['root-user', ...pipeline].map((name) => ({ ...quiet, name })),
  ruleStates: async () => ({ kind: 'rules', rules: [] }),
  deadLetters: async () => dead,
  redrive: async () => ({ kind: 'moved', count: 2 }),
  trailChoice: async () => [
    { state: 'ok', check: 'trail', text: 'org-trail: multi-Region, logging, bucket org-logs', fix: 'use it' },
    {
      state: 'warning',
      check: 'cost',
      text: 'a second trail costs about $0.87 a month',
      fix: 'use the first',
    },
  ],
  async *lexNames(instant) {
    yield {
      scope: 'arn:aws:lex:eu-west-1:111122223333:bot/FLOWERBOT1',
      place: '',
      instant,
      id: 'sync',
      name: 'OrderFlowers',
    };
  },
};

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.close());

test('before a deploy, doctor names the trails there are and what each choice costs', async () => {
  const { code, out } = await machine.lextrail('doctor --before-deploy --region eu-west-1', { account });

  expect(code).toBe(3);
  expect(out).toContain('✓ trail  org-trail: multi-Region, logging, bucket org-logs');
  expect(out).toContain('fix: use it');
  expect(out).toContain('⚠ cost   a second trail costs about $0.87 a month');
});

test('names that Lex tells are kept, and a bot that no event named is then found by its name', async () => {
  const first = await machine.lextrail('names sync --region eu-west-1', { account });
  const second = await machine.lextrail('names sync --region eu-west-1', { account });

  expect(first).toMatchObject({ code: 0, out: '1 name read from Lex, 1 of them new\n' });
  expect(second).toMatchObject({ code: 0, out: '1 name read from Lex, 0 of them new\n' });
  expect(first.err).toBe('next: lextrail bots\n');
  expect((await machine.lextrail('bots')).out).toContain('OrderFlowers');
});

test.each([
  [{ name: 'Error', message: 'Region is missing' }, 2],
  [{ name: 'CredentialsProviderError', message: 'Could not load credentials' }, 4],
])('%j names the profile that was asked for', async ({ name, message }, exitCode) => {
  const failing = {
    ...account,
    trailChoice: () => Promise.reject(Object.assign(new Error(message), { name })),
  };

  const { code, err } = await machine.lextrail('doctor --before-deploy --profile nope', { account: failing });

  expect(code).toBe(exitCode);
  expect(err).toContain("the profile is 'nope': aws configure list-profiles");
});

test('names knows only sync', async () => {
  expect(await machine.lextrail('names forget', { account })).toMatchObject({ code: 2, out: '' });
});

test.each([
  [
    { name: 'CredentialsProviderError', message: 'Could not load credentials' },
    4,
    'sign in first (aws sso login), or name a profile',
  ],
  [{ name: 'ExpiredTokenException', message: 'The token has expired' }, 4, 'sign in again'],
  [{ name: 'AccessDeniedException', message: 'not authorized to perform: x' }, 4, 'docs/deploy.md lists'],
  [{ name: 'ThrottlingException', message: 'Rate exceeded' }, 1, 'Rate exceeded; try again in a moment'],
  [{ name: 'ResourceNotFoundException', message: 'none' }, 1, 'check its name, Region and account'],
  [{ name: 'Error', message: 'Region is missing' }, 2, 'give --region, or set AWS_REGION'],
  [{ name: 'Error', message: 'something else' }, 1, 'something else'],
])('%j of AWS exits with %i and says what to do', async ({ name, message }, exitCode, advice) => {
  const failing = {
    ...account,
    trailChoice: () => Promise.reject(Object.assign(new Error(message), { name })),
  };

  const { code, err } = await machine.lextrail('doctor --before-deploy', { account: failing });

  expect(code).toBe(exitCode);
  expect(err).toContain(advice);
});

const noCredentials = Object.assign(new Error('Could not load credentials'), {
  name: 'CredentialsProviderError',
});

test.each([
  'doctor --table events',
  'doctor --stack Lextrail',
  'alarms --stack Lextrail',
  'redrive --stack Lextrail',
])('%s without credentials exits with 4 and says what to do', async (line) => {
  const refused = () => Promise.reject(noCredentials);

  const outcome = await machine.lextrail(line, {
    account: { ...account, deployment: refused },
    openTable: refused,
  });

  expect(outcome).toMatchObject({
    code: 4,
    out: '',
    err: expect.stringContaining('sign in first (aws sso login), or name a profile'),
  });
});

test('a store that cannot be opened for another reason is a finding in a sentence', async () => {
  const { code, out } = await machine.lextrail('doctor --table events', {
    openTable: () => Promise.reject(new Error("there is no table 'events'")),
  });

  expect(code).toBe(3);
  expect(out).toContain("✕ opening  there is no table 'events'");
  expect(out).not.toContain('fix:');
});

test('alarms names dead letters, with the commands that show why and bring them back', async () => {
  const { code, out } = await machine.lextrail('alarms --stack Lextrail --tz Europe/Berlin', { account });

  expect(code).toBe(3);
  expect(out).toMatch(/✓ root-user +quiet since 2026-11-22 09:00:00\+01:00\n/);
  expect(out).toContain('2 dead letters, such as message m1 about UpdateIntent\\x1b[2J 1f6a: ');
  const [first, second] = out
    .slice(out.indexOf('fix: '))
    .split('\n')
    .map((line) => line.trim());
  expect(first).toBe('fix: aws logs filter-log-events --log-group-name live-log --filter-pattern \'"m1"\'');
  expect(second).toBe('lextrail redrive --stack Lextrail --region eu-west-1 --profile audit');
});

test('an alarm that is gone makes alarms exit with 3', async () => {
  const { code, out } = await machine.lextrail('alarms --stack Lextrail', {
    account: { ...account, deadLetters: async () => [], alarmStates: async () => [] },
  });

  expect(code).toBe(3);
  expect(out).toMatch(/✕ dead-letters-files +the alarm is gone/);
});

test('redrive names each dead letter, why it failed, and what to type next', async () => {
  const { code, out, err } = await machine.lextrail('redrive --stack Lextrail --yes', { account });

  expect(code).toBe(0);
  expect(out).toBe(
    [
      'LiveDeadLetters: 2 dead letters',
      '  UpdateIntent\\x1b[2J 1f6a',
      '    message m1, sent 2026-11-22 08:00:00Z',
      '    why: the log of the function says it',
      '    aws logs filter-log-events --log-group-name live-log --filter-pattern \'"m1"\'',
      '  and 1 more',
      'LiveDeadLetters: 2 moved',
      '',
    ].join('\n'),
  );
  expect(err).toContain('next: lextrail alarms --stack Lextrail --region eu-west-1 --profile audit');
});

test('on a terminal the words of a finding keep to 80 columns, and its commands are whole', async () => {
  const text = `${'a long sentence of many words '.repeat(8)}end`;
  const fix = `aws ${'--option '.repeat(20)}end`;
  const { out } = await machine.lextrail('doctor --before-deploy --color never', {
    isTerminal: true,
    columns: 80,
    account: { ...account, trailChoice: async () => [{ state: 'problem', check: 'trail', text, fix }] },
  });

  const lines = out.split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([expect.stringContaining(fix)]);
  expect(lines.length).toBeGreaterThan(3);
});

test('a store that the environment names is still asked in the Region that was given', () => {
  const target = { kind: 'table', table: 'events', region: 'eu-west-1', profile: 'my audit' } as const;

  expect(targetArguments({ ...target, source: 'LEXTRAIL_TABLE' })).toBe(
    " --region eu-west-1 --profile 'my audit'",
  );
  expect(targetArguments({ ...target, source: '--table' })).toBe(
    " --table events --region eu-west-1 --profile 'my audit'",
  );
});
