import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** How Lex's records lie among the others: in few files, as with people at work, or in every one. */
export type Layout = 'clustered' | 'spread';

const files = 200;
const recordsPerFile = 400;
/** In the minutes that a file covers, the same few sessions make all the calls; so it packs ten to one. */
const callersPerFile = 12;
const lexShare = 0.01;
const clusteredFilesShare = 0.05;

/** Writes log files as CloudTrail does, one record in a hundred of them Lex's, and tells their paths. */
export function makeLogFiles(folder: string, layout: Layout): readonly string[] {
  const random = randomFrom(layout === 'spread' ? 1 : 2);
  return Array.from({ length: files }, (_, index) => {
    const share = layout === 'spread' ? lexShare : clusteredShare(index);
    const callers = Array.from({ length: callersPerFile }, () => callerFrom(random));
    const records = Array.from({ length: recordsPerFile }, () => {
      const call = random.number() < share ? lexCall(random) : random.pick(calls)(random);
      return record(call, random.pick(callers), random);
    });
    const file = join(
      folder,
      `111122223333_CloudTrail_us-east-1_20261122T1205Z_${String(index).padStart(16, '0')}.json.gz`,
    );
    writeFileSync(file, gzipSync(JSON.stringify({ Records: records })));
    return file;
  });
}

function clusteredShare(index: number): number {
  return index % (1 / clusteredFilesShare) === 0 ? lexShare / clusteredFilesShare : 0;
}

interface Call {
  readonly service: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly request: unknown;
  readonly response: unknown;
  readonly resources?: unknown;
}

type Random = ReturnType<typeof randomFrom>;

/** The calls that fill an account's log: roles taken on, keys used, things described and logged. */
const calls: readonly ((random: Random) => Call)[] = [
  (random) => ({
    service: 'sts',
    name: 'AssumeRole',
    readOnly: true,
    request: { roleArn: role(random), roleSessionName: random.hex(19), durationSeconds: 3600 },
    response: {
      credentials: {
        accessKeyId: random.key('ASIA'),
        sessionToken: random.hex(400),
        expiration: 'Nov 22, 2026, 1:05:00 PM',
      },
      assumedRoleUser: { assumedRoleId: `${random.key('AROA')}:${random.hex(19)}`, arn: role(random) },
    },
    resources: [{ accountId: '111122223333', type: 'AWS::IAM::Role', ARN: role(random) }],
  }),
  (random) => ({
    service: 'kms',
    name: 'Decrypt',
    readOnly: true,
    request: {
      encryptionContext: {
        'aws:lambda:FunctionArn': `arn:aws:lambda:us-east-1:111122223333:function:orders-${random.hex(6)}`,
      },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    response: null,
    resources: [
      {
        accountId: '111122223333',
        type: 'AWS::KMS::Key',
        ARN: `arn:aws:kms:us-east-1:111122223333:key/${random.uuid()}`,
      },
    ],
  }),
  (random) => ({
    service: 'ec2',
    name: 'DescribeInstances',
    readOnly: true,
    request: {
      instancesSet: { items: [{ instanceId: `i-${random.hex(17)}` }, { instanceId: `i-${random.hex(17)}` }] },
      filterSet: {},
    },
    response: null,
  }),
  () => ({
    service: 'dynamodb',
    name: 'DescribeTable',
    readOnly: true,
    request: { tableName: 'orders' },
    response: null,
  }),
  () => ({
    service: 's3',
    name: 'GetBucketAcl',
    readOnly: true,
    request: { bucketName: 'orders-archive', acl: '' },
    response: null,
  }),
  () => ({ service: 'sts', name: 'GetCallerIdentity', readOnly: true, request: null, response: null }),
  (random) => ({
    service: 'logs',
    name: 'CreateLogStream',
    readOnly: false,
    request: {
      logGroupName: `/aws/lambda/orders-${random.hex(6)}`,
      logStreamName: `2026/11/22/[$LATEST]${random.hex(32)}`,
    },
    response: null,
  }),
  (random) => ({
    service: 'iam',
    name: 'PutRolePolicy',
    readOnly: false,
    request: {
      roleName: `deploy-${random.hex(6)}`,
      policyName: 'inline',
      policyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: `arn:aws:s3:::${random.hex(12)}/*`,
          },
        ],
      }),
    },
    response: null,
  }),
];

function lexCall(random: Random): Call {
  const ids = {
    botId: random.hex(10).toUpperCase(),
    botVersion: 'DRAFT',
    localeId: 'en_US',
    intentId: random.hex(10).toUpperCase(),
  };
  const intent = {
    intentName: 'BookHotel',
    sampleUtterances: [{ utterance: 'book a hotel' }, { utterance: 'I want a room in {City}' }],
  };
  return {
    service: 'lex',
    name: 'UpdateIntent',
    readOnly: false,
    request: { ...ids, ...intent, fulfillmentCodeHook: { enabled: true } },
    response: { ...ids, ...intent, creationDateTime: 1795348800.123, lastUpdatedDateTime: 1795349100.456 },
  };
}

function role(random: Random): string {
  return `arn:aws:iam::111122223333:role/service-${random.hex(8)}`;
}

function callerFrom(random: Random) {
  const name = `deploy-${random.hex(6)}`;
  const session = random.hex(12);
  return {
    address: `203.0.113.${random.below(256)}`,
    identity: {
      type: 'AssumedRole',
      principalId: `${random.key('AROA')}:${session}`,
      arn: `arn:aws:sts::111122223333:assumed-role/${name}/${session}`,
      accountId: '111122223333',
      accessKeyId: random.key('ASIA'),
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: random.key('AROA'),
          arn: `arn:aws:iam::111122223333:role/${name}`,
          accountId: '111122223333',
          userName: name,
        },
        attributes: { creationDate: '2026-11-22T11:58:11Z', mfaAuthenticated: 'false' },
      },
    },
  };
}

function record(call: Call, caller: ReturnType<typeof callerFrom>, random: Random): unknown {
  return {
    eventVersion: '1.11',
    userIdentity: caller.identity,
    eventTime: `2026-11-22T12:0${random.below(6)}:${10 + random.below(50)}Z`,
    eventSource: `${call.service}.amazonaws.com`,
    eventName: call.name,
    awsRegion: 'us-east-1',
    sourceIPAddress: caller.address,
    userAgent: 'aws-sdk-nodejs/3.1162.0 ua/2.1 os/linux#5.10 lang/js md/nodejs#24.21.0 m/E,n',
    requestParameters: call.request,
    responseElements: call.response,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: call.readOnly,
    ...(call.resources === undefined ? {} : { resources: call.resources }),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${call.service}.us-east-1.amazonaws.com`,
    },
  };
}

/** The same numbers on every run (mulberry32). */
function randomFrom(seed: number) {
  let state = seed;
  function number(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(number() * limit);
  const letters = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join('');
  const hex = (length: number) => letters('0123456789abcdef', length);
  return {
    number,
    below,
    hex,
    pick: <Value>(values: readonly Value[]) => values[below(values.length)] as Value,
    key: (prefix: string) => prefix + letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16),
    uuid: () => [8, 4, 4, 4, 12].map(hex).join('-'),
  };
}
