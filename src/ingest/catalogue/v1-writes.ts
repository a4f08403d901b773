import type { DeclaredOperation } from './operation';

/** Lex V1 model building: the calls that change something. Support for V1 ended on 2025-09-15. */
export const v1Writes = {
  CreateBotVersion: { resource: 'bot-version', state: 'replace' },
  CreateIntentVersion: { resource: 'intent', state: 'replace' },
  CreateSlotTypeVersion: { resource: 'slot-type', state: 'replace' },
  DeleteBot: { resource: 'bot', state: 'remove', name: 'name' },
  DeleteBotAlias: { resource: 'bot-alias', state: 'remove', name: 'name' },
  DeleteBotChannelAssociation: { resource: 'bot-channel', state: 'remove', name: 'name' },
  DeleteBotVersion: { resource: 'bot-version', state: 'remove' },
  DeleteIntent: { resource: 'intent', state: 'remove', name: 'name' },
  DeleteIntentVersion: { resource: 'intent', state: 'remove' },
  DeleteSlotType: { resource: 'slot-type', state: 'remove', name: 'name' },
  DeleteSlotTypeVersion: { resource: 'slot-type', state: 'remove' },
  DeleteUtterances: { resource: 'utterance-data', state: 'none' },
  PutBot: { resource: 'bot', state: 'replace', name: 'name' },
  PutBotAlias: { resource: 'bot-alias', state: 'replace', name: 'name' },
  PutIntent: { resource: 'intent', state: 'replace', name: 'name' },
  PutSlotType: { resource: 'slot-type', state: 'replace', name: 'name' },
  StartImport: { resource: 'import', state: 'import' },
  StartMigration: { resource: 'migration', state: 'none' },
  TagResource: { resource: 'tagged-resource', state: 'partial' },
  UntagResource: { resource: 'tagged-resource', state: 'partial' },
} as const satisfies Record<string, DeclaredOperation>;
