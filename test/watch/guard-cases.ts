import type { JsonObject } from '../../src/model/json';
import type { Case } from './release-cases';
import { at, bookHotel, bot, byBob, byRoot, type Call, card, denied, draft, prod } from './stories';

const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:/lex/conversations';
const textLog = (enabled: boolean | string, cloudWatchLogGroupArn = group): JsonObject => ({
  textLogSettings: [{ enabled, destination: { cloudWatch: { cloudWatchLogGroupArn, logPrefix: 'lex/' } } }],
});
const audioLog = (s3Bucket: JsonObject): JsonObject => ({
  audioLogSettings: [
    { enabled: true, destination: { s3Bucket: { s3BucketArn: 'arn:aws:s3:::calls', ...s3Bucket } } },
  ],
});
const logging = (conversationLogSettings?: JsonObject, more: JsonObject = {}): Call => [
  'UpdateBotAlias',
  { ...prod, botVersion: '3', conversationLogSettings, ...more },
];
const kmsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1111';
const obfuscated = (obfuscationSettingType?: string): Call => [
  'UpdateSlot',
  { ...card, ...(obfuscationSettingType && { obfuscationSetting: { obfuscationSettingType } }) },
];
const ofBot = (more: JsonObject): Call => [
  'UpdateBot',
  {
    ...bot,
    botName: 'OrderFlowers',
    roleArn: 'arn:aws:iam::111122223333:role/lex',
    dataPrivacy: { childDirected: false },
    ...more,
  },
];
const sure = (nluIntentConfidenceThreshold: number): Call => [
  'UpdateBotLocale',
  { ...draft, nluIntentConfidenceThreshold },
];
const exported: Call = [
  'CreateExport',
  { resourceSpecification: { botExportSpecification: bot }, fileFormat: 'LexJson' },
];
const look = (more: JsonObject): Call => ['DescribeBot', bot, more];

export const guardCases: readonly Case[] = [
  {
    rule: 'destructive-call',
    when: 'a bot, a version and an alias go',
    calls: [
      ['DeleteBotAlias', { ...bot, botAliasId: 'LIVEALIAS1' }],
      ['DeleteBotVersion', { ...bot, botVersion: '3' }],
      ['DeleteBot', bot],
    ],
    matches: [0, 1, 2],
  },
  {
    rule: 'destructive-call',
    when: 'a slot goes, a deletion is refused, an export is cleared away',
    calls: [
      ['DeleteSlot', { ...card, slotName: undefined, slotTypeId: undefined }],
      ['DeleteBot', bot, { errorCode: 'ConflictException' }],
      ['DeleteExport', { exportId: 'EXPORT0001' }],
    ],
    matches: [],
  },
  {
    rule: 'in-use-check-skipped',
    when: 'CloudTrail writes the switch as a boolean, or as text',
    calls: [true, 'true'].map((skipResourceInUseCheck) => ['DeleteBot', { ...bot, skipResourceInUseCheck }]),
    matches: [0, 1],
  },
  {
    rule: 'in-use-check-skipped',
    when: 'the check is made, or the call is denied',
    calls: [
      ['DeleteBot', { ...bot, skipResourceInUseCheck: 'false' }],
      ['DeleteBot', { ...bot, skipResourceInUseCheck: true }, denied],
    ],
    matches: [],
  },
  {
    rule: 'mass-deletion',
    when: 'things are deleted, words of a vocabulary too',
    calls: [
      ['DeleteIntent', { ...draft, intentId: 'BOOKHOTEL1' }],
      ['BatchDeleteCustomVocabularyItem', { ...draft, customVocabularyItemList: [{ itemId: 'a' }] }],
    ],
    matches: [0, 1],
  },
  {
    rule: 'mass-deletion',
    when: 'something is made, or a conversation ends',
    calls: [
      ['CreateIntent', bookHotel],
      ['DeleteSession', { ...bot, botAliasId: 'LIVEALIAS1', localeId: 'en_US', sessionId: '7' }],
    ],
    matches: [],
  },
  {
    rule: 'utterances-deleted',
    when: 'they are deleted',
    calls: [['DeleteUtterances', { ...bot, localeId: 'en_US' }]],
    matches: [0],
  },
  {
    rule: 'utterances-deleted',
    when: 'the call is denied, or they are only listed',
    calls: [
      ['DeleteUtterances', bot, denied],
      ['ListAggregatedUtterances', bot],
    ],
    matches: [],
  },
  {
    rule: 'conversation-logs-off',
    when: 'the switch goes off, as boolean or text, or the block is left out',
    calls: [
      logging(textLog(true)),
      logging(textLog(false)),
      logging(textLog(true)),
      logging(textLog('false')),
      logging(textLog(true)),
      logging(),
    ],
    matches: [1, 3, 5],
  },
  {
    rule: 'conversation-logs-off',
    when: 'audio is dropped beside text, or loses its key',
    calls: [
      logging({ ...textLog(true), ...audioLog({ kmsKeyArn }) }),
      logging({ ...textLog(true), ...audioLog({}) }),
      logging(textLog(true)),
    ],
    matches: [1, 2],
  },
  {
    rule: 'conversation-logs-off',
    when: 'Lex V1 drops one of two logs',
    calls: [['TEXT', 'AUDIO'], ['TEXT']].map((kinds) => [
      'PutBotAlias',
      {
        name: 'PROD',
        botName: 'OrderFlowers',
        botVersion: '3',
        conversationLogs: {
          logSettings: kinds.map((logType) => ({ logType, destination: 'CLOUDWATCH_LOGS' })),
        },
      },
    ]),
    matches: [1],
  },
  {
    rule: 'conversation-logs-off',
    when: 'logs are switched on, go to another group, or logs that were off are taken away',
    calls: [
      logging(textLog(false)),
      logging(textLog(true)),
      logging(textLog(true, `${group}-2`)),
      logging(textLog(true, `${group}-2`), { description: 'the live one' }),
    ],
    matches: [],
  },
  {
    rule: 'conversation-logs-off',
    when: 'what is taken away was off',
    calls: [logging(textLog(false)), logging()],
    matches: [],
  },
  {
    rule: 'conversation-logs-off',
    when: 'Lex V1 logs audio instead of text',
    calls: ['TEXT', 'AUDIO'].map((logType) => [
      'PutBotAlias',
      {
        name: 'PROD',
        botName: 'OrderFlowers',
        botVersion: '3',
        conversationLogs: { logSettings: [{ logType }] },
      },
    ]),
    matches: [1],
  },
  {
    rule: 'obfuscation-removed',
    when: 'it is set to None, or left out',
    calls: [
      obfuscated('DefaultObfuscation'),
      obfuscated('None'),
      obfuscated('DefaultObfuscation'),
      obfuscated(),
    ],
    matches: [1, 3],
  },
  {
    rule: 'obfuscation-removed',
    when: 'it begins, or None is left out',
    calls: [obfuscated('None'), obfuscated(), obfuscated('DefaultObfuscation')],
    matches: [],
  },
  {
    rule: 'obfuscation-removed',
    when: 'Lex V1 lifts it within an intent',
    calls: ['DEFAULT_OBFUSCATION', 'NONE'].map((obfuscationSetting) => [
      'PutIntent',
      { name: 'Pay', slots: [{ name: 'Card', slotConstraint: 'Required', obfuscationSetting }] },
    ]),
    matches: [1],
  },
  {
    rule: 'child-directed-changed',
    when: 'it is flipped, and flipped back',
    calls: [ofBot({}), ofBot({ dataPrivacy: { childDirected: true } }), ofBot({})],
    matches: [1, 2],
  },
  {
    rule: 'child-directed-changed',
    when: 'something else of the bot changes',
    calls: [ofBot({}), ofBot({ description: 'sells flowers' })],
    matches: [],
  },
  {
    rule: 'nlu-threshold-lowered',
    when: 'from 0.4 to 0.3',
    calls: [sure(0.4), sure(0.3)],
    matches: [1],
  },
  {
    rule: 'nlu-threshold-lowered',
    when: 'from 0.4 to 0.55, or it stays',
    calls: [sure(0.4), sure(0.55), sure(0.55)],
    matches: [],
  },
  { rule: 'root-user', when: 'root only looks', calls: [['ListBots', {}, byRoot]], matches: [0] },
  { rule: 'root-user', when: 'an administrator does more', calls: [['DeleteBot', bot]], matches: [] },
  {
    rule: 'denied-burst',
    when: 'a call is denied',
    calls: [['UpdateIntent', bookHotel, denied]],
    matches: [0],
  },
  {
    rule: 'denied-burst',
    when: 'a call fails or is throttled',
    calls: [
      ['UpdateIntent', bookHotel, { errorCode: 'ValidationException' }],
      ['UpdateIntent', bookHotel, { errorCode: 'ThrottlingException' }],
    ],
    matches: [],
  },
  {
    rule: 'role-changed',
    when: 'the bot gets another role',
    calls: [ofBot({}), ofBot({ roleArn: 'arn:aws:iam::111122223333:role/admin' })],
    matches: [1],
  },
  {
    rule: 'role-changed',
    when: 'it keeps its role',
    calls: [ofBot({}), ofBot({ description: 'x' })],
    matches: [],
  },
  {
    rule: 'taken-out-by-newcomer',
    when: 'Bob was never seen at the bot before today',
    calls: [look(at('2026-11-01T10:00:00Z')), look(byBob), [exported[0], exported[1], byBob]],
    matches: [2],
  },
  {
    rule: 'taken-out-by-newcomer',
    when: 'Alice has worked here for weeks, the bot is new, or it is refused',
    calls: [
      look(at('2026-11-01T10:00:00Z')),
      exported,
      [exported[0], { resourceSpecification: { botExportSpecification: { botId: 'BRANDNEW01' } } }, byBob],
      [exported[0], exported[1], { ...byBob, ...denied }],
    ],
    matches: [],
  },
  {
    rule: 'taken-out-by-newcomer',
    when: 'Alice was last here two months ago',
    calls: [look(at('2026-09-20T12:00:00Z')), exported],
    matches: [],
  },
  {
    rule: 'taken-out-by-newcomer',
    when: 'Alice was last here a hundred days ago, and Bob was only seen at another bot',
    calls: [
      look(at('2026-08-14T12:00:00Z')),
      ['DescribeBot', { botId: 'OTHERBOT01' }, { ...byBob, ...at('2026-11-01T10:00:00Z') }],
      exported,
      [exported[0], exported[1], byBob],
    ],
    matches: [2, 3],
  },
  {
    rule: 'taken-out-by-newcomer',
    when: 'the bot itself was first seen three days ago',
    calls: [look(at('2026-11-19T10:00:00Z')), [exported[0], exported[1], byBob]],
    matches: [],
  },
  {
    rule: 'taken-out-by-newcomer',
    when: 'a call without a bot comes from somebody never seen anywhere',
    calls: [look(at('2026-11-01T10:00:00Z')), ['CreateUploadUrl', {}], ['CreateUploadUrl', {}, byBob]],
    matches: [2],
  },
  {
    rule: 'replica-in-new-region',
    when: 'a Region that nobody declared',
    calls: [['CreateBotReplica', { ...bot, replicaRegion: 'us-east-1' }]],
    matches: [0],
    settings: { homeRegions: ['eu-west-1', 'eu-west-2'] },
  },
  {
    rule: 'replica-in-new-region',
    when: 'a declared Region, or a replica goes',
    calls: [
      ['CreateBotReplica', { ...bot, replicaRegion: 'eu-west-2' }],
      ['DeleteBotReplica', { ...bot, replicaRegion: 'us-east-1' }],
    ],
    matches: [],
    settings: { homeRegions: ['eu-west-1', 'eu-west-2'] },
  },
];
