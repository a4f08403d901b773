import { accepted, alias, bot, type Calls, draft, intent, locale, slot, slotType } from './calls';

const items = [
  { itemId: 'ITEM1', phrase: 'peony', displayAs: 'peony' },
  { itemId: 'ITEM2', phrase: 'ranunculus', weight: 2 },
];

const greeting = {
  messageGroups: [{ message: { plainTextMessage: { value: 'Which day?' } } }],
  maxRetries: 2,
};

const testTarget = { botAliasTarget: { ...alias, ...locale } };

const bookHotel = {
  ...intent,
  intentName: 'BookHotel',
  sampleUtterances: [{ utterance: 'book a hotel' }, { utterance: 'book {Hotel} for me' }],
};

const flowers = {
  slotTypeName: 'FlowerTypes',
  slotTypeValues: [{ sampleValue: { value: 'roses' }, synonyms: [{ value: 'red roses' }] }],
  valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
};

const policyArn = 'arn:aws:lex:eu-west-1:111122223333:bot-alias/ORDERFLWRS/PRODALIAS1';
const botArn = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Partner',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: ['lex:RecognizeText'],
      Resource: [policyArn],
    },
  ],
});

/** Requests and responses of every writing operation of Lex V2, by the shapes of its API. */
export const v2WriteCalls: Calls = {
  BatchCreateCustomVocabularyItem: [
    { ...draft, customVocabularyItemList: items },
    { errors: [], resources: items },
  ],
  BatchDeleteCustomVocabularyItem: [
    { ...draft, customVocabularyItemList: [{ itemId: 'ITEM1' }, { itemId: 'ITEM2' }] },
    { errors: [{ itemId: 'ITEM2', errorCode: 'RESOURCE_DOES_NOT_EXIST' }], resources: [] },
  ],
  BatchUpdateCustomVocabularyItem: [
    { ...draft, customVocabularyItemList: items.slice(0, 1) },
    { errors: [], resources: [] },
  ],
  BuildBotLocale: [
    draft,
    { ...draft, botLocaleStatus: 'Building', lastBuildSubmittedDateTime: 1795337983.1 },
  ],
  CreateBot: [
    {
      botName: 'OrderFlowers',
      roleArn: 'arn:aws:iam::111122223333:role/LexBot',
      dataPrivacy: { childDirected: false },
    },
    { ...bot, botName: 'OrderFlowers', botStatus: 'Creating' },
  ],
  CreateBotAlias: [
    { ...bot, botAliasName: 'PROD', botVersion: '6' },
    { ...alias, botAliasName: 'PROD', botVersion: '6', botAliasStatus: 'Creating' },
  ],
  CreateBotChannel: [{ ...bot, botAliasId: 'PRODALIAS1', channelName: 'slack' }, null],
  CreateBotLocale: [
    { ...draft, nluIntentConfidenceThreshold: 0.4, voiceSettings: { voiceId: 'Ivy' } },
    { ...draft, localeName: 'English (US)', botLocaleStatus: 'Creating' },
  ],
  CreateBotReplica: [
    { ...bot, replicaRegion: 'us-east-1' },
    { ...bot, replicaRegion: 'us-east-1', sourceRegion: 'eu-west-1', botReplicaStatus: 'Enabling' },
  ],
  CreateBotVersion: [
    { ...bot, botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } },
    { ...bot, botVersion: '7', botStatus: 'Versioning' },
  ],
  CreateCustomVocabulary: [draft, null],
  CreateExport: [
    { resourceSpecification: { botExportSpecification: { ...bot, botVersion: '7' } }, fileFormat: 'LexJson' },
    { exportId: 'EXPORT0001', exportStatus: 'InProgress' },
  ],
  CreateIntent: [
    { ...draft, intentName: 'BookHotel' },
    { ...draft, ...bookHotel },
  ],
  CreateResourcePolicy: [
    { resourceArn: policyArn, policy },
    { resourceArn: policyArn, revisionId: '1' },
  ],
  CreateResourcePolicyStatement: [
    {
      resourceArn: botArn,
      statementId: 'AllowConnect',
      effect: 'Allow',
      principal: [{ service: 'connect.amazonaws.com' }],
      action: ['lex:RecognizeText', 'lex:StartConversation'],
      condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } },
    },
    { resourceArn: botArn, revisionId: '2' },
  ],
  CreateSlot: [
    {
      ...intent,
      slotName: 'Day',
      slotTypeId: 'AMAZON.Date',
      valueElicitationSetting: { slotConstraint: 'Required' },
    },
    { ...slot, slotName: 'Day' },
  ],
  CreateSlotType: [
    { ...draft, ...flowers },
    { ...slotType, ...flowers },
  ],
  CreateTestSet: [{ testSetName: 'Regression' }, null],
  CreateTestSetDiscrepancyReport: [
    { testSetId: 'TESTSET001', target: testTarget },
    { testSetDiscrepancyReportId: 'REPORT0001', testSetId: 'TESTSET001', target: testTarget },
  ],
  CreateUploadUrl: [{}, { importId: 'IMPORT0001', uploadUrl: 'https://example.com/upload' }],
  DeleteBot: [
    { ...bot, skipResourceInUseCheck: 'true' },
    { ...bot, botStatus: 'Deleting' },
  ],
  DeleteBotAlias: [
    { ...alias, skipResourceInUseCheck: false },
    { ...alias, botAliasStatus: 'Deleting' },
  ],
  DeleteBotAnalyzerRecommendation: [{ ...bot, botAnalyzerRequestId: 'ANALYSIS01' }, null],
  DeleteBotChannel: [{ ...bot, channelName: 'slack' }, null],
  DeleteBotLocale: [draft, { ...draft, botLocaleStatus: 'Deleting' }],
  DeleteBotReplica: [
    { ...bot, replicaRegion: 'us-east-1' },
    { ...bot, replicaRegion: 'us-east-1', botReplicaStatus: 'Deleting' },
  ],
  DeleteBotVersion: [
    { ...bot, botVersion: '6', skipResourceInUseCheck: true },
    { ...bot, botVersion: '6', botStatus: 'Deleting' },
  ],
  DeleteCustomVocabulary: [draft, { ...draft, customVocabularyStatus: 'Deleting' }],
  DeleteExport: [{ exportId: 'EXPORT0001' }, { exportId: 'EXPORT0001', exportStatus: 'Deleting' }],
  DeleteImport: [{ importId: 'IMPORT0001' }, { importId: 'IMPORT0001', importStatus: 'Deleting' }],
  DeleteIntent: [intent, null],
  DeleteResourcePolicy: [{ resourceArn: policyArn }, { resourceArn: policyArn, revisionId: '3' }],
  DeleteResourcePolicyStatement: [
    { resourceArn: botArn, statementId: 'AllowConnect' },
    { resourceArn: botArn, revisionId: '4' },
  ],
  DeleteSlot: [slot, null],
  DeleteSlotType: [{ ...slotType, skipResourceInUseCheck: 'true' }, null],
  DeleteTestSet: [{ testSetId: 'TESTSET001' }, null],
  DeleteUtterances: [{ ...bot, ...locale, sessionId: 'session-17' }, null],
  StartBotAnalyzer: [
    { ...bot, ...locale, analysisScope: 'BotLocale', botVersion: 'DRAFT' },
    { ...draft, botAnalyzerStatus: 'Processing', botAnalyzerRequestId: 'ANALYSIS01' },
  ],
  StartBotRecommendation: [
    {
      ...draft,
      transcriptSourceSetting: {
        s3BucketTranscriptSource: { s3BucketName: 'calls', transcriptFormat: 'Lex' },
      },
    },
    { ...draft, botRecommendationStatus: 'Processing', botRecommendationId: 'RECOMMEND1' },
  ],
  StartBotResourceGeneration: [
    { ...draft, generationInputPrompt: 'A bot that sells flowers' },
    { ...draft, generationId: 'GENERATE01', generationStatus: 'InProgress' },
  ],
  StartImport: [
    {
      importId: 'IMPORT0001',
      resourceSpecification: {
        botImportSpecification: { botName: 'OrderFlowers', roleArn: 'arn:aws:iam::111122223333:role/LexBot' },
      },
      mergeStrategy: 'Overwrite',
    },
    { importId: 'IMPORT0001', mergeStrategy: 'Overwrite', importStatus: 'InProgress' },
  ],
  StartTestExecution: [
    { testSetId: 'TESTSET001', target: testTarget, apiMode: 'NonStreaming' },
    { testExecutionId: 'TESTRUN001', testSetId: 'TESTSET001', target: testTarget },
  ],
  StartTestSetGeneration: [
    {
      testSetName: 'Regression',
      generationDataSource: { conversationLogsDataSource: { ...alias, ...locale } },
    },
    { testSetGenerationId: 'TESTGEN001', testSetGenerationStatus: 'Generating' },
  ],
  StopBotAnalyzer: [
    { ...bot, botAnalyzerRequestId: 'ANALYSIS01' },
    { ...draft, botAnalyzerStatus: 'Stopping' },
  ],
  StopBotRecommendation: [
    { ...draft, botRecommendationId: 'RECOMMEND1' },
    { ...draft, botRecommendationStatus: 'Stopping' },
  ],
  TagResource: [{ resourceARN: botArn, tags: { team: 'flowers', stage: 'prod' } }, null],
  UntagResource: [{ resourceARN: policyArn, tagKeys: ['team', 'stage'] }, null],
  UpdateBot: [
    { ...bot, botName: 'OrderFlowers', idleSessionTTLInSeconds: 300 },
    { ...bot, botStatus: 'Available' },
  ],
  UpdateBotAlias: [
    { ...alias, botAliasName: 'PROD', botVersion: '7' },
    { ...alias, botAliasName: 'PROD', botVersion: '7', botAliasStatus: 'Creating' },
  ],
  UpdateBotLocale: [
    { ...draft, nluIntentConfidenceThreshold: 0.4 },
    { ...draft, localeName: 'English (US)', botLocaleStatus: 'NotBuilt' },
  ],
  UpdateBotRecommendation: [
    {
      ...draft,
      botRecommendationId: 'RECOMMEND1',
      encryptionSetting: { kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    },
    { ...draft, botRecommendationStatus: 'Updating' },
  ],
  UpdateCustomVocabulary: [draft, null],
  UpdateExport: [{ exportId: 'EXPORT0001' }, { exportId: 'EXPORT0001', exportStatus: 'InProgress' }],
  UpdateIntent: [bookHotel, bookHotel],
  UpdateResourcePolicy: [
    { resourceArn: policyArn, policy, expectedRevisionId: '1' },
    { resourceArn: policyArn, revisionId: '2' },
  ],
  UpdateSlot: [
    { ...slot, slotName: 'Day', valueElicitationSetting: { promptSpecification: greeting } },
    accepted(slot),
  ],
  UpdateSlotType: [
    { ...slotType, ...flowers },
    { ...slotType, ...flowers },
  ],
  UpdateTestSet: [
    { testSetId: 'TESTSET001', testSetName: 'Regression' },
    { testSetId: 'TESTSET001', status: 'Ready' },
  ],
};
