import type { JsonObject } from '../../../src/model/json';

/** The log entry that the Lex V2 developer guide shows for CreateBotAlias by an assumed role, placeholders and all. */
export const seedSample: JsonObject = {
  eventVersion: '1.05',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'ID of caller:temporary credentials',
    arn: 'arn:aws:sts::111122223333:assumed-role/role name/role ARN',
    accountId: '111122223333',
    accessKeyId: 'ID of access key',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'ID of caller',
        arn: 'arn:aws:iam::111122223333:role/role name',
        accountId: '111122223333',
        userName: 'role name',
      },
      webIdFederationData: {},
      attributes: { mfaAuthenticated: 'false', creationDate: 'creation date' },
    },
  },
  eventTime: 'event timestamp',
  eventSource: 'lex.amazonaws.com',
  eventName: 'CreateBotAlias',
  awsRegion: 'Region',
  sourceIPAddress: '192.0.2.0',
  userAgent: 'user agent',
  requestParameters: {
    botAliasLocaleSettingsMap: { en_US: { enabled: true } },
    botId: 'bot ID',
    botAliasName: 'bot aliase name',
    botVersion: '1',
  },
  responseElements: {
    botAliasLocaleSettingsMap: { en_US: { enabled: true } },
    botAliasId: 'bot alias ID',
    botAliasName: 'bot alias name',
    botId: 'bot ID',
    botVersion: '1',
    creationDateTime: 'creation timestamp',
  },
  requestID: 'unique request ID',
  eventID: 'unique event ID',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
};
