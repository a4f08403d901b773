import { canExist, existenceAfter, unknownExistence } from '../../src/change/existence';
import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { callOf } from '../support/event-of';

const botId = 'BOTHELP001';
const draft = { botId, botVersion: 'DRAFT' };
const locale = { ...draft, localeId: 'en_US' };
const intent = { ...locale, intentId: 'INTENT0001' };
const resourceArn = `arn:aws:lex:eu-west-1:111122223333:bot/${botId}`;
const phrase = { customVocabularyItemList: [{ itemId: 'I1', phrase: 'peony' }] };

function version(number: string, from: JsonObject = {}): AuditEvent {
  const botVersionLocaleSpecification = { en_US: from };
  return callOf(
    'CreateBotVersion',
    { botId, botVersionLocaleSpecification },
    { botId, botVersion: number, botStatus: 'Creating' },
  );
}

const call = {
  createBot: callOf('CreateBot', { botName: 'Help' }, { botId, botName: 'Help' }),
  updateBot: callOf('UpdateBot', { botId, botName: 'Help' }),
  deleteBot: callOf('DeleteBot', { botId }),
  createLocale: callOf('CreateBotLocale', locale),
  deleteLocale: callOf('DeleteBotLocale', locale),
  createIntent: callOf('CreateIntent', { ...locale, intentName: 'A' }, intent),
  updateIntent: callOf('UpdateIntent', { ...intent, intentName: 'A' }),
  deleteIntent: callOf('DeleteIntent', intent),
  createSlot: callOf('CreateSlot', { ...intent, slotName: 'S' }, { ...intent, slotId: 'SLOT000001' }),
  version2: version('2'),
  version3: version('3'),
  version4From3: version('4', { sourceBotVersion: '3' }),
  version4FromDraft: version('4', { sourceBotVersion: 'DRAFT' }),
  deleteVersion3: callOf('DeleteBotVersion', { botId, botVersion: '3' }),
  aliasTo3: callOf('UpdateBotAlias', { botId, botAliasId: 'PROD000001', botVersion: '3' }),
  aliasToDraft: callOf('UpdateBotAlias', { botId, botAliasId: 'PROD000001', botVersion: 'DRAFT' }),
  testAlias: callOf('UpdateBotAlias', { botId, botAliasId: 'TSTALIASID', botVersion: 'DRAFT' }),
  createPolicy: callOf('CreateResourcePolicy', { resourceArn, policy: '{}' }),
  updatePolicy: callOf('UpdateResourcePolicy', { resourceArn, policy: '{}' }),
  deletePolicy: callOf('DeleteResourcePolicy', { resourceArn }),
  createStatement: callOf('CreateResourcePolicyStatement', { resourceArn, statementId: 'a', action: ['x'] }),
  deleteStatement: callOf('DeleteResourcePolicyStatement', { resourceArn, statementId: 'a' }),
  tag: callOf('TagResource', { resourceARN: resourceArn, tags: { a: 'b' } }),
  addPhrase: callOf('BatchCreateCustomVocabularyItem', { ...locale, ...phrase }),
  editPhrase: callOf('BatchUpdateCustomVocabularyItem', { ...locale, ...phrase }),
  deletePhrase: callOf('BatchDeleteCustomVocabularyItem', { ...locale, ...phrase }),
  editNothing: callOf('BatchUpdateCustomVocabularyItem', { ...locale, customVocabularyItemList: [] }),
  deleteVocabulary: callOf('DeleteCustomVocabulary', locale),
  importBot: callOf('StartImport', {
    resourceSpecification: { botImportSpecification: { botName: 'Help' } },
    botId,
  }),
} satisfies Record<string, AuditEvent>;

type Call = keyof typeof call;

/** After the calls before the last, whether the last can have come next, by what has to exist for it. */
const stories: readonly (readonly [possible: boolean, ...calls: readonly Call[]])[] = [
  [true, 'updateIntent', 'updateIntent'],
  [true, 'createIntent', 'updateIntent'],
  [false, 'createIntent', 'createIntent'],
  [false, 'updateIntent', 'createIntent'],
  [true, 'deleteIntent', 'createIntent'],
  [false, 'deleteIntent', 'deleteIntent'],
  [false, 'deleteIntent', 'updateIntent'],
  // What is within goes with what it is in, and is not there yet when that is made.
  [false, 'deleteIntent', 'createSlot'],
  [false, 'deleteLocale', 'updateIntent'],
  [true, 'deleteLocale', 'createLocale', 'createIntent'],
  [false, 'createLocale', 'updateIntent'],
  [false, 'createBot', 'updateIntent'],
  [false, 'createBot', 'createIntent'],
  [true, 'createBot', 'createLocale'],
  [false, 'createBot', 'createBot'],
  [true, 'createBot', 'updateBot'],
  [false, 'deleteBot', 'createLocale'],
  // Who calls within something shows that it is there.
  [false, 'updateIntent', 'createLocale'],
  [false, 'updateIntent', 'createBot'],
  // Lex makes the test alias with its bot, and its draft.
  [true, 'createBot', 'testAlias'],
  [false, 'createBot', 'aliasToDraft'],
  // A version freezes locales of the draft or of another version, and an alias takes a version.
  [false, 'deleteVersion3', 'version4From3'],
  [true, 'deleteVersion3', 'version4FromDraft'],
  [false, 'version4From3', 'version3'],
  [true, 'version4FromDraft', 'version3'],
  [false, 'version3', 'version3'],
  [false, 'deleteLocale', 'version3'],
  [true, 'deleteLocale', 'version4From3'],
  [false, 'version3', 'createLocale'],
  [true, 'version4From3', 'createLocale'],
  [false, 'deleteVersion3', 'aliasTo3'],
  [false, 'aliasTo3', 'version3'],
  [true, 'deleteVersion3', 'aliasToDraft'],
  [true, 'version3', 'aliasTo3', 'version2'],
  // The first statement makes a policy, and the last one that is deleted may have ended it.
  [true, 'deletePolicy', 'createStatement'],
  [false, 'deletePolicy', 'deleteStatement'],
  [false, 'deletePolicy', 'updatePolicy'],
  [false, 'createStatement', 'createPolicy'],
  [true, 'createStatement', 'deleteStatement', 'createPolicy'],
  [true, 'createStatement', 'deleteStatement', 'deletePolicy'],
  [true, 'createStatement', 'createStatement'],
  [true, 'tag', 'tag'],
  [false, 'deleteBot', 'tag'],
  // So does the first item of a vocabulary.
  [true, 'deleteVocabulary', 'addPhrase'],
  [false, 'deleteVocabulary', 'editPhrase'],
  [false, 'deleteVocabulary', 'deletePhrase'],
  [true, 'deleteVocabulary', 'editNothing'],
  [true, 'deleteVocabulary', 'addPhrase', 'deleteVocabulary'],
  [true, 'addPhrase', 'deletePhrase', 'editPhrase'],
  [false, 'deleteVocabulary', 'editNothing', 'deleteVocabulary'],
  // What an import brings or takes away, no event says.
  [true, 'deleteIntent', 'importBot', 'updateIntent'],
  [true, 'createIntent', 'importBot', 'createIntent'],
  [false, 'deleteVersion3', 'importBot', 'aliasTo3'],
];

test.each(stories.map(([possible, ...names]) => ({ possible, story: names.join(', '), names })))(
  'that calls succeeded in the order $story is possible: $possible',
  ({ possible, names }) => {
    const events = names.map((name) => call[name]);
    const last = events.at(-1);
    if (last === undefined) throw new Error('a story has a call');
    const before = events.slice(0, -1).reduce(existenceAfter, unknownExistence(last.place));

    expect(canExist(before, last)).toBe(possible);
  },
);

test('of a place and what it is within nothing is known at first, so any call can come', () => {
  for (const event of Object.values(call)) {
    expect(canExist(unknownExistence(event.place), event)).toBe(true);
  }
});
