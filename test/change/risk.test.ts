import { isRisky } from '../../src/change/risk';

test.each([
  'botVersion',
  'roleArn',
  'botAliasLocaleSettings[en_US].codeHookSpecification',
  'botAliasLocaleSettings[en_US].codeHookSpecification.lambdaCodeHook.lambdaARN',
  'fulfillmentCodeHook.enabled',
  'fulfillmentActivity.codeHook.uri',
  'conversationLogSettings.textLogSettings[a].enabled',
  'conversationLogs.logSettings[TEXT].destination',
  'conversationLogs.iamRoleArn',
  'errorLogSettings.enabled',
  'dataPrivacy.childDirected',
  'obfuscationSetting.obfuscationSettingType',
  'Statement[AllowConnect].Principal.AWS',
])('a change of %s is risky', (path) => {
  expect(isRisky({ kind: 'changed', path, before: 'a', after: 'b' })).toBe(true);
  expect(isRisky({ kind: 'added', path, after: 'b' })).toBe(true);
});

test.each([
  'description',
  'sampleUtterances[change my role]',
  'slotTypeValues[Lambda].synonyms[policy]',
  'valueElicitationSetting.promptSpecification.messageGroups[logs].message.plainTextMessage.value',
])('a change of %s is not, whatever its texts say', (path) => {
  expect(isRisky({ kind: 'changed', path, before: 'a', after: 'b' })).toBe(false);
});

test('whatever is removed is, and what only moves is not', () => {
  expect(isRisky({ kind: 'removed', path: 'sampleUtterances[a]', before: {} })).toBe(true);
  expect(isRisky({ kind: 'unset', path: 'tags[team]' })).toBe(true);
  expect(isRisky({ kind: 'moved', path: 'conditionalBranches[a]', from: 0, to: 1 })).toBe(false);
});
