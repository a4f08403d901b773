import type { Account } from '../../src/aws/account';
import type { DeadLetters } from '../../src/aws/dead-letters';
import type { Deployment } from '../../src/aws/deployment';
import { aMachine, type Machine } from './a-world';

const deployment: Deployment = {
  stack: 'Lextrail',
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
      { messageId: 'm1', sent: '2026-11-22T08:00:00.000Z', about: 'UpdateIntent\u001b[2J', why: 'no table' },
    ],
  },
  { queue: 'FileDeadLettersUrl', count: 0, samples: [] },
];
const quiet = { state: 'ok', reason: 'none', tells: true } as const;

const account: Account = {
  deployment: async () => deployment,
  pipelineFindings: async () => [],
  alarmStates: async () => [{ ...quiet, name: 'root-user' }],
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

test('before a deploy, doctor tells of the trails there are and what each choice costs', async () => {
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
  expect((await machine.lextrail('bots')).out).toContain('OrderFlowers');
});

test('names knows only sync', async () => {
  expect(await machine.lextrail('names forget', { account })).toMatchObject({ code: 2, out: '' });
});

test.each([
  [
    { name: 'CredentialsProviderError', message: 'Could not load credentials' },
    4,
    'give --profile, or sign in first',
  ],
  [{ name: 'ExpiredTokenException', message: 'The token has expired' }, 4, 'sign in again'],
  [{ name: 'AccessDeniedException', message: 'not authorized to perform: x' }, 4, 'docs/deploy.md lists'],
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
