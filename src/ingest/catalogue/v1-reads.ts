import type { DeclaredOperation } from './operation';

/** Lex V1 model building: the calls that only read. Support for V1 ended on 2025-09-15. */
export const v1Reads = {
  GetBot: { resource: 'bot', name: 'name' },
  GetBotAlias: { resource: 'bot-alias', name: 'name' },
  GetBotAliases: { resource: 'bot-alias' },
  GetBotChannelAssociation: {
    resource: 'bot-channel',
    name: 'name',
    sensitive: { response: ['botConfiguration'] },
  },
  GetBotChannelAssociations: {
    resource: 'bot-channel',
    sensitive: { response: ['botChannelAssociations[].botConfiguration'] },
  },
  GetBotVersions: { resource: 'bot-version' },
  GetBots: { resource: 'bot' },
  GetBuiltinIntent: { resource: 'intent' },
  GetBuiltinIntents: { resource: 'intent' },
  GetBuiltinSlotTypes: { resource: 'slot-type' },
  GetExport: { resource: 'export', sensitive: { response: ['url'] } },
  GetImport: { resource: 'import' },
  GetIntent: { resource: 'intent', name: 'name' },
  GetIntentVersions: { resource: 'intent' },
  GetIntents: { resource: 'intent' },
  GetMigration: { resource: 'migration' },
  GetMigrations: { resource: 'migration' },
  GetSlotType: { resource: 'slot-type', name: 'name' },
  GetSlotTypeVersions: { resource: 'slot-type' },
  GetSlotTypes: { resource: 'slot-type' },
  GetUtterancesView: { resource: 'utterance-data' },
  ListTagsForResource: { resource: 'tagged-resource' },
} as const satisfies Record<string, DeclaredOperation>;
