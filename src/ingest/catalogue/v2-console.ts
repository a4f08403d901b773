import type { DeclaredOperation } from './operation';

/**
 * Actions that the IAM service authorization reference lists for Lex V2 without an API operation: the
 * console uses them. Their members are not documented, so none claims to say a whole state.
 */
export const v2ConsoleWrites = {
  CreateBotChannel: { resource: 'bot-channel', state: 'none' },
  CreateCustomVocabulary: { resource: 'custom-vocabulary', state: 'partial' },
  CreateTestSet: { resource: 'test-set', state: 'partial', name: 'testSetName' },
  DeleteBotChannel: { resource: 'bot-channel', state: 'none' },
  UpdateCustomVocabulary: { resource: 'custom-vocabulary', state: 'partial' },
} as const satisfies Record<string, DeclaredOperation>;

export const v2ConsoleReads = {
  DescribeBotChannel: { resource: 'bot-channel' },
  DescribeCustomVocabulary: { resource: 'custom-vocabulary' },
  ListBotChannels: { resource: 'bot-channel' },
} as const satisfies Record<string, DeclaredOperation>;
