import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/model/json';

/** The record of a CreateBotAlias at noon of 22 November 2026, each with an `eventID` of its own. */
export function aNewRecord(over: JsonObject = {}): JsonObject & { readonly eventID: string } {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:alice@example.com',
      arn: 'arn:aws:sts::000000000000:assumed-role/Dev/alice@example.com',
      accountId: '000000000000',
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: 'AROAEXAMPLE',
          arn: 'arn:aws:iam::000000000000:role/Dev',
          accountId: '000000000000',
          userName: 'Dev',
        },
        attributes: { creationDate: '2026-11-22T08:00:00Z', mfaAuthenticated: 'true' },
      },
    },
    eventTime: '2026-11-22T12:00:00Z',
    eventSource: 'lex.amazonaws.com',
    eventName: 'CreateBotAlias',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.10',
    userAgent: 'aws-cli/2.31.0 md/command#lexv2-models.create-bot-alias',
    requestParameters: { botId: 'ABCDEFGHIJ', botAliasName: 'prod' },
    responseElements: {
      botId: 'ABCDEFGHIJ',
      botAliasId: 'KLMNOPQRST',
      botAliasName: 'prod',
      botAliasStatus: 'Creating',
    },
    requestID: randomUUID(),
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '000000000000',
    eventCategory: 'Management',
    ...over,
    eventID: typeof over.eventID === 'string' ? over.eventID : randomUUID(),
  };
}
