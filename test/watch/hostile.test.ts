import fc from 'fast-check';
import type { Change } from '../../src/model/change';
import { nameIndex } from '../../src/model/name-index';
import { namedEvent } from '../../src/query/run/named-event';
import { builtInRules } from '../../src/watch/built-in';
import { compileRules } from '../../src/watch/compile';
import { groupOf } from '../../src/watch/group';
import { judgeEvent } from '../../src/watch/judge';
import { mailOf } from '../../src/watch/mail';
import { matchEvent } from '../../src/watch/match-event';
import { defaultSettings } from '../../src/watch/rule';
import { callOf } from '../support/event-of';
import { memoryStore } from '../support/memory-store';

const settings = {
  ...defaultSettings,
  deployers: ['ci-*'],
  freezes: [{ from: '2026-01-01T00:00:00.000Z', before: '2027-01-01T00:00:00.000Z' }],
};
const rules = compileRules(builtInRules(settings));
const context = { names: nameIndex([]), store: memoryStore(), settings };

const members = [
  ...['botId', 'botVersion', 'botAliasId', 'botAliasName', 'conversationLogSettings', 'obfuscationSetting'],
  ...[
    'policy',
    'principal',
    'statementId',
    'effect',
    'resourceArn',
    'skipResourceInUseCheck',
    'replicaRegion',
  ],
];
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    '',
    '__proto__',
    '{"Statement":[null,{"Effect":"Allow","Principal":{"AWS":{"a":1}}}]}',
    '*',
  ),
);
const requests = fc.dictionary(fc.oneof(fc.constantFrom(...members), fc.string()), strange);
const paths = fc.oneof(
  fc.constantFrom(
    'botVersion',
    'conversationLogSettings',
    'obfuscationSetting',
    'Statement[x]',
    'a.lambdaARN',
    '',
  ),
  fc.string(),
);
const differences = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('removed' as const), path: paths, before: strange }),
    fc.record({ kind: fc.constant('changed' as const), path: paths, before: strange, after: strange }),
    fc.record({ kind: fc.constant('added' as const), path: paths, after: strange }),
    fc.record({ kind: fc.constant('unset' as const), path: paths }),
  ),
  { maxLength: 5 },
);
const changes = fc.record({
  against: fc.constantFrom<Change['against']>('first', 'earlier', 'unrecorded', 'partial'),
  differences,
  basis: fc.constant(''),
});
const actions = fc.constantFrom(
  ...['UpdateBotAlias', 'PutBotAlias', 'UpdateSlot', 'PutIntent', 'UpdateResourcePolicy', 'CreateExport'],
  ...['CreateResourcePolicyStatement', 'UpdateBotLocale', 'CreateBotReplica', 'DeleteBot', 'CreateUploadUrl'],
);

test('whatever a call holds, it is judged and reported', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(actions, requests, changes, async (action, request, change) => {
      const event = callOf(action, request, null, { userIdentity: { type: 'Root' } });
      const named = namedEvent({ event, change }, context.names);
      const matches = await judgeEvent(rules, named, context);
      told += matches.length;
      for (const match of matches) JSON.stringify(matchEvent(match));
      for (const { rule } of matches) for (const group of groupOf(rule, [named])) mailOf(group);
    }),
    { numRuns: 300 },
  );
  expect(told).toBeGreaterThan(100);
});
