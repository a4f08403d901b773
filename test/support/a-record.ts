import { isObject, type JsonObject, type JsonValue } from '../../src/model/json';

/**
 * A complete record of Lex V2, as CloudTrail writes it: Alice, signed in through Identity Center with
 * MFA, saves the intent BookHotel in the console. Overrides replace whole members, except that objects
 * in `userIdentity`, `requestParameters` and `responseElements` are merged member by member; an
 * override of `undefined` takes the member away.
 */
export function aRecord(overrides: JsonObject = {}): JsonObject {
  return merged(savedIntent(), overrides, mergedMembers);
}

const mergedMembers: ReadonlySet<string> = new Set(['userIdentity', 'requestParameters', 'responseElements']);
const none: ReadonlySet<string> = new Set();

function merged(base: JsonObject, overrides: JsonObject, deeper: ReadonlySet<string>): JsonObject {
  const result: Record<string, JsonValue> = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(overrides)])) {
    const value = key in overrides ? bent(base[key], overrides[key], deeper.has(key)) : base[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function bent(base: JsonValue | undefined, override: JsonValue | undefined, deeper: boolean) {
  return deeper && isObject(base) && isObject(override) ? merged(base, override, none) : override;
}

function savedIntent(): JsonObject {
  return {
    eventVersion: '1.09',
    userIdentity: alice(),
    eventTime: '2026-11-22T08:59:43Z',
    eventSource: 'lex.amazonaws.com',
    eventName: 'UpdateIntent',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '203.0.113.7',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    requestParameters: bookHotel(),
    responseElements: {
      ...bookHotel(),
      creationDateTime: 1794302103.118,
      lastUpdatedDateTime: 1795337983.25,
    },
    requestID: '7d5f0f0e-6a6d-4d55-b4d3-2f2e4a1c9b77',
    eventID: '5d21f0c8-1f6a-4b5e-9a53-0c6a2e8d7f11',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
  };
}

function alice(): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEDEVROLE01:alice@example.com',
    arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/alice@example.com',
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLEKEY000001',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLEDEVROLE01',
        arn: 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef',
        accountId: '111122223333',
        userName: 'AWSReservedSSO_Dev_0123456789abcdef',
      },
      attributes: { creationDate: '2026-11-22T08:01:12Z', mfaAuthenticated: 'true' },
    },
  };
}

/** The request that saves the intent BookHotel. */
export function bookHotel(): JsonObject {
  return {
    botId: 'ORDERFLWRS',
    botVersion: 'DRAFT',
    localeId: 'en_US',
    intentId: 'BOOKHOTEL1',
    intentName: 'BookHotel',
    sampleUtterances: [{ utterance: 'book a hotel' }, { utterance: 'book {Hotel} for me' }],
    fulfillmentCodeHook: { enabled: false },
    slotPriorities: [{ priority: 1, slotId: 'SLOTHOTEL1' }],
  };
}
