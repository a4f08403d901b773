import { alias, bot, type Calls, draft, intent, locale, slot, slotType } from './calls';

const range = { startDateTime: 1795250000, endDateTime: 1795337983 };
const policyArn = 'arn:aws:lex:eu-west-1:111122223333:bot-alias/ORDERFLWRS/PRODALIAS1';
const session = { ...alias, ...locale, sessionId: 'session-17' };
const replica = { ...bot, replicaRegion: 'us-east-1' };
const recommendation = { ...draft, botRecommendationId: 'RECOMMEND1' };

/** Requests of every reading operation of Lex V2; CloudTrail records no response to a read. */
export const v2ReadCalls: Calls = {
  DescribeBot: [bot, null],
  DescribeBotAlias: [alias, null],
  DescribeBotAnalyzerRecommendation: [{ ...bot, botAnalyzerRequestId: 'ANALYSIS01' }, null],
  DescribeBotChannel: [bot, null],
  DescribeBotLocale: [draft, null],
  DescribeBotRecommendation: [recommendation, null],
  DescribeBotReplica: [replica, null],
  DescribeBotResourceGeneration: [{ ...draft, generationId: 'GENERATE01' }, null],
  DescribeBotVersion: [{ ...bot, botVersion: '7' }, null],
  DescribeCustomVocabulary: [draft, null],
  DescribeCustomVocabularyMetadata: [draft, null],
  DescribeExport: [{ exportId: 'EXPORT0001' }, null],
  DescribeImport: [{ importId: 'IMPORT0001' }, null],
  DescribeIntent: [intent, null],
  DescribeResourcePolicy: [{ resourceArn: policyArn }, null],
  DescribeSlot: [slot, null],
  DescribeSlotType: [slotType, null],
  DescribeTestExecution: [{ testExecutionId: 'TESTRUN001' }, null],
  DescribeTestSet: [{ testSetId: 'TESTSET001' }, null],
  DescribeTestSetDiscrepancyReport: [{ testSetDiscrepancyReportId: 'REPORT0001' }, null],
  DescribeTestSetGeneration: [{ testSetGenerationId: 'TESTGEN001' }, null],
  GenerateBotElement: [intent, null],
  GetTestExecutionArtifactsUrl: [{ testExecutionId: 'TESTRUN001' }, null],
  ListAggregatedUtterances: [{ ...bot, ...locale, botVersion: '7' }, null],
  ListBotAliasReplicas: [replica, null],
  ListBotAliases: [bot, null],
  ListBotAnalyzerHistory: [{ ...bot, ...locale }, null],
  ListBotChannels: [bot, null],
  ListBotLocales: [{ ...bot, botVersion: '7' }, null],
  ListBotRecommendations: [draft, null],
  ListBotReplicas: [bot, null],
  ListBotResourceGenerations: [draft, null],
  ListBotVersionReplicas: [replica, null],
  ListBotVersions: [bot, null],
  ListBots: [{ maxResults: 50 }, null],
  ListBuiltInIntents: [locale, null],
  ListBuiltInSlotTypes: [locale, null],
  ListCustomVocabularyItems: [draft, null],
  ListExports: [bot, null],
  ListImports: [{ maxResults: 50 }, null],
  ListIntentMetrics: [{ ...bot, ...range }, null],
  ListIntentPaths: [{ ...bot, ...range, intentPath: '/BookHotel' }, null],
  ListIntentStageMetrics: [{ ...bot, ...range }, null],
  ListIntents: [draft, null],
  ListRecommendedIntents: [recommendation, null],
  ListSessionAnalyticsData: [{ ...bot, ...range }, null],
  ListSessionMetrics: [{ ...bot, ...range }, null],
  ListSlotTypes: [draft, null],
  ListSlots: [intent, null],
  ListTagsForResource: [{ resourceARN: 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS' }, null],
  ListTestExecutionResultItems: [{ testExecutionId: 'TESTRUN001' }, null],
  ListTestExecutions: [{ maxResults: 50 }, null],
  ListTestSetRecords: [{ testSetId: 'TESTSET001' }, null],
  ListTestSets: [{ maxResults: 50 }, null],
  ListUtteranceAnalyticsData: [{ ...bot, ...range }, null],
  ListUtteranceMetrics: [{ ...bot, ...range }, null],
  SearchAssociatedTranscripts: [recommendation, null],
};

/** Requests of the conversations of Lex V2. */
export const v2RuntimeCalls: Calls = {
  DeleteSession: [session, session],
  GetSession: [session, null],
  PutSession: [session, { sessionId: 'session-17' }],
  RecognizeText: [{ ...session, text: 'two dozen roses' }, { sessionId: 'session-17' }],
  RecognizeUtterance: [{ ...session, requestContentType: 'audio/l16' }, { sessionId: 'session-17' }],
  StartConversation: [{ ...session, botAliasId: 'TSTALIASID' }, null],
};
