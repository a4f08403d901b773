import type { Calls } from './calls';

const bot = { name: 'OrderCoffee' };
const botOf = { botName: 'OrderCoffee' };
const user = { ...botOf, botAlias: 'PROD', userId: 'user-17' };
const botArn = 'arn:aws:lex:us-east-1:111122223333:bot:OrderCoffee';

/** Requests and responses of every operation of Lex V1, by the shapes of its API. */
export const v1Calls: Calls = {
  CreateBotVersion: [bot, { ...bot, version: '4', status: 'READY' }],
  CreateIntentVersion: [{ name: 'Brew' }, { name: 'Brew', version: '2' }],
  CreateSlotTypeVersion: [{ name: 'Beans' }, { name: 'Beans', version: '3' }],
  DeleteBot: [bot, null],
  DeleteBotAlias: [{ ...botOf, name: 'PROD' }, null],
  DeleteBotChannelAssociation: [{ ...botOf, botAlias: 'PROD', name: 'slack' }, null],
  DeleteBotVersion: [{ ...bot, version: '3' }, null],
  DeleteIntent: [{ name: 'Brew' }, null],
  DeleteIntentVersion: [{ name: 'Brew', version: '1' }, null],
  DeleteSlotType: [{ name: 'Beans' }, null],
  DeleteSlotTypeVersion: [{ name: 'Beans', version: '1' }, null],
  DeleteUtterances: [{ ...botOf, userId: 'user-17' }, null],
  GetBot: [{ ...bot, versionOrAlias: 'PROD' }, null],
  GetBotAlias: [{ ...botOf, name: 'PROD' }, null],
  GetBotAliases: [botOf, null],
  GetBotChannelAssociation: [{ ...botOf, botAlias: 'PROD', name: 'slack' }, null],
  GetBotChannelAssociations: [{ ...botOf, botAlias: '-' }, null],
  GetBotVersions: [bot, null],
  GetBots: [{ maxResults: 50 }, null],
  GetBuiltinIntent: [{ signature: 'AMAZON.HelpIntent' }, null],
  GetBuiltinIntents: [{ locale: 'en-US' }, null],
  GetBuiltinSlotTypes: [{ locale: 'en-US' }, null],
  GetExport: [{ ...bot, version: '3', resourceType: 'BOT', exportType: 'LEX' }, null],
  GetImport: [{ importId: 'import-17' }, null],
  GetIntent: [{ name: 'Brew', version: '$LATEST' }, null],
  GetIntentVersions: [{ name: 'Brew' }, null],
  GetIntents: [{ maxResults: 50 }, null],
  GetMigration: [{ migrationId: 'MIGRATE001' }, null],
  GetMigrations: [{ maxResults: 50 }, null],
  GetSlotType: [{ name: 'Beans', version: '3' }, null],
  GetSlotTypeVersions: [{ name: 'Beans' }, null],
  GetSlotTypes: [{ maxResults: 50 }, null],
  GetUtterancesView: [{ ...botOf, botVersions: ['3'], statusType: 'Missed' }, null],
  ListTagsForResource: [{ resourceArn: botArn }, null],
  PutBot: [
    { ...bot, locale: 'en-US', processBehavior: 'BUILD', childDirected: false },
    { ...bot, status: 'BUILDING' },
  ],
  PutBotAlias: [
    { ...botOf, name: 'PROD', botVersion: '4' },
    { ...botOf, name: 'PROD', botVersion: '4' },
  ],
  PutIntent: [
    { name: 'Brew', createVersion: true },
    { name: 'Brew', version: '3' },
  ],
  PutSlotType: [{ name: 'Beans' }, { name: 'Beans', version: '$LATEST' }],
  StartImport: [
    { payload: 'UEsDBBQ=', resourceType: 'INTENT', mergeStrategy: 'OVERWRITE_LATEST' },
    { name: 'Brew', resourceType: 'INTENT', importId: 'import-17', importStatus: 'IN_PROGRESS' },
  ],
  StartMigration: [
    { v1BotName: 'OrderCoffee', v1BotVersion: '4', v2BotName: 'Coffee', migrationStrategy: 'CREATE_NEW' },
    { v1BotName: 'OrderCoffee', v2BotId: 'COFFEEBOT1', migrationId: 'MIGRATE001' },
  ],
  TagResource: [{ resourceArn: botArn, tags: [{ key: 'team', value: 'coffee' }] }, null],
  UntagResource: [{ resourceArn: `${botArn}:PROD`, tagKeys: ['team'] }, null],
  DeleteSession: [user, user],
  GetSession: [user, null],
  PostContent: [{ ...user, contentType: 'audio/l16' }, { intentName: 'Brew' }],
  PostText: [{ ...user, inputText: 'one espresso' }, { intentName: 'Brew' }],
  PutSession: [user, { sessionId: 'session-17' }],
};
