import { catalogue, operationOf } from '../../../src/ingest/catalogue/catalogue';
import { v1Reads } from '../../../src/ingest/catalogue/v1-reads';
import { v1Runtime } from '../../../src/ingest/catalogue/v1-runtime';
import { v1Writes } from '../../../src/ingest/catalogue/v1-writes';
import { v2ConsoleReads, v2ConsoleWrites } from '../../../src/ingest/catalogue/v2-console';
import { v2Reads } from '../../../src/ingest/catalogue/v2-reads';
import { v2Runtime } from '../../../src/ingest/catalogue/v2-runtime';
import { v2Writes } from '../../../src/ingest/catalogue/v2-writes';

const names = (...tables: readonly object[]) => tables.flatMap((table) => Object.keys(table));
const all = [...catalogue.V1.entries(), ...catalogue.V2.entries()];

test('every operation of the four APIs is there: 107, 6, 42 and 5', () => {
  expect(names(v2Writes)).toHaveLength(53);
  expect(names(v2Reads)).toHaveLength(54);
  expect(names(v2Runtime)).toHaveLength(6);
  expect(names(v1Writes)).toHaveLength(20);
  expect(names(v1Reads)).toHaveLength(22);
  expect(names(v1Runtime)).toHaveLength(5);
});

test('no name is there twice in one version of Lex', () => {
  expect(catalogue.V1.size).toBe(42 + 5);
  expect(catalogue.V2.size).toBe(107 + 6 + names(v2ConsoleWrites, v2ConsoleReads).length);
});

test('eleven names of model building are shared by both versions', () => {
  const inV2 = new Set(names(v2Writes, v2Reads));

  expect(
    names(v1Writes, v1Reads)
      .filter((name) => inV2.has(name))
      .sort(),
  ).toEqual([
    'CreateBotVersion',
    'DeleteBot',
    'DeleteBotAlias',
    'DeleteBotVersion',
    'DeleteIntent',
    'DeleteSlotType',
    'DeleteUtterances',
    'ListTagsForResource',
    'StartImport',
    'TagResource',
    'UntagResource',
  ]);
});

test.each([
  'BatchCreateCustomVocabularyItem',
  'BatchUpdateCustomVocabularyItem',
  'BatchDeleteCustomVocabularyItem',
  'DeleteCustomVocabulary',
])('%s is a write, although CloudTrail calls it read-only', (action) => {
  expect(operationOf('V2', action)).toMatchObject({ effect: 'write' });
});

test.each([
  ['CreateBotChannel', 'write'],
  ['DeleteBotChannel', 'write'],
  ['DescribeBotChannel', 'read'],
  ['ListBotChannels', 'read'],
  ['CreateCustomVocabulary', 'write'],
  ['UpdateCustomVocabulary', 'write'],
  ['DescribeCustomVocabulary', 'read'],
  ['CreateTestSet', 'write'],
])('the console’s own action %s is known as a %s', (action, effect) => {
  expect(operationOf('V2', action)).toMatchObject({ effect });
});

test('a verb is the first word of the name', () => {
  for (const [action, { verb }] of all) expect(action.toLowerCase().startsWith(verb)).toBe(true);
  expect(operationOf('V2', 'BatchDeleteCustomVocabularyItem')?.verb).toBe('batch');
  expect(operationOf('V2', 'GetTestExecutionArtifactsUrl')?.verb).toBe('get');
});

test('only writes change a state', () => {
  expect(all.filter(([, { effect, state }]) => effect !== 'write' && state !== 'none')).toEqual([]);
});

test('what starts work, and what is not part of a bot, changes no state', () => {
  const none = [...names(v2Writes)].filter((action) => operationOf('V2', action)?.state === 'none');

  expect(none.sort()).toEqual([
    'BuildBotLocale',
    'CreateExport',
    'CreateTestSetDiscrepancyReport',
    'CreateUploadUrl',
    'DeleteBotAnalyzerRecommendation',
    'DeleteExport',
    'DeleteImport',
    'DeleteUtterances',
    'StartBotAnalyzer',
    'StartBotRecommendation',
    'StartBotResourceGeneration',
    'StartTestExecution',
    'StartTestSetGeneration',
    'StopBotAnalyzer',
    'StopBotRecommendation',
    'UpdateBotRecommendation',
    'UpdateExport',
  ]);
});

test('a delete of a state removes it, a create or update or put says it whole', () => {
  const verbs = (state: string) =>
    new Set(all.filter(([, operation]) => operation.state === state).map(([, { verb }]) => verb));

  expect(verbs('remove')).toEqual(new Set(['delete']));
  expect(verbs('replace')).toEqual(new Set(['create', 'update', 'put']));
});

test('an import, in both APIs, may replace all of a state', () => {
  const imports = all.filter(([, { state }]) => state === 'import').map(([action]) => action);

  expect(imports).toEqual(['StartImport', 'StartImport']);
});

test('these calls change a part of a state only', () => {
  const part = all.filter(([, { state }]) => state === 'partial').map(([action]) => action);

  expect([...new Set(part)].sort()).toEqual([
    'BatchCreateCustomVocabularyItem',
    'BatchDeleteCustomVocabularyItem',
    'BatchUpdateCustomVocabularyItem',
    'CreateCustomVocabulary',
    'CreateResourcePolicyStatement',
    'CreateTestSet',
    'DeleteResourcePolicyStatement',
    'TagResource',
    'UntagResource',
    'UpdateCustomVocabulary',
  ]);
});

test.each([
  ['CreateExport', 'request', 'filePassword'],
  ['UpdateExport', 'request', 'filePassword'],
  ['StartImport', 'request', 'filePassword'],
  ['StartBotRecommendation', 'request', 'encryptionSetting.botLocaleExportPassword'],
  ['StartBotRecommendation', 'response', 'encryptionSetting.associatedTranscriptsPassword'],
  ['UpdateBotRecommendation', 'response', 'encryptionSetting.botLocaleExportPassword'],
  ['CreateUploadUrl', 'response', 'uploadUrl'],
  ['DescribeExport', 'response', 'downloadUrl'],
  ['RecognizeText', 'request', 'text'],
  ['RecognizeText', 'response', 'messages[].content'],
] as const)('%s keeps secret of its %s: %s', (action, part, path) => {
  expect(operationOf('V2', action)?.sensitive?.[part]).toContain(path);
});

test('the configuration of a V1 channel, with its tokens, is secret', () => {
  expect(operationOf('V1', 'GetBotChannelAssociation')?.sensitive?.response).toEqual(['botConfiguration']);
});

test.each(['constructor', '__proto__', 'toString', ''])('%j is no operation', (action) => {
  expect(operationOf('V2', action)).toBeUndefined();
});
