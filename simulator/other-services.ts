import { hourMs } from '../src/model/duration';
import { callers, type Persona } from './callers';
import { hex, lexId, uuid } from './identifiers';
import type { Random } from './random';
import { timeText } from './record-text';
import { userIdentityOf, visitOf } from './visit';
import { account } from './world';

/** Writes one record of a call to another service, as text: there may be a million of them. */
export type OtherRecord = (ms: number, region: string) => string;

interface OtherCall {
  /** How many of a thousand calls are such. */
  readonly share: number;
  readonly service: string;
  readonly name: string;
  readonly reads: boolean;
  readonly by: Persona;
  readonly request: (random: Random) => string;
  readonly response?: (random: Random, region: string) => string;
  readonly type?: 'AwsConsoleSignIn';
}

const role = (name: string, agent: string): Persona => ({
  name,
  type: 'AssumedRole',
  role: name,
  mfa: false,
  tool: 'sdk',
  network: 'internet',
  addresses: ['52.16.40.77'],
  agent: () => agent,
});

const instance = role(
  'web-server',
  'aws-sdk-go/1.55.5 (go1.23.4; linux; amd64) amazon-ssm-agent/ amazon-ssm-agent/3.3.2299.0',
);
const monitor = role(
  'inventory',
  'Boto3/1.40.55 md/Botocore#1.40.55 ua/2.1 os/linux#5.10.244 md/arch#x86_64 lang/python#3.12.11 md/pyimpl#CPython exec-env/AWS_Lambda_python3.12 cfg/retry-mode#legacy Botocore/1.40.55',
);

/** What goes on in an account besides Lex; a few mention Lex without being calls to it. */
const calls: readonly OtherCall[] = [
  {
    share: 160,
    service: 'ec2',
    name: 'DescribeInstances',
    reads: true,
    by: monitor,
    request: (random) =>
      `{"maxResults":1000,"instancesSet":{"items":[{"instanceId":"i-${hex(random, 17)}"}]},"filterSet":{"items":[{"name":"instance-state-name","valueSet":{"items":[{"value":"running"}]}}]}}`,
  },
  {
    share: 90,
    service: 'ec2',
    name: 'DescribeVolumes',
    reads: true,
    by: monitor,
    request: (random) => `{"volumeSet":{"items":[{"volumeId":"vol-${hex(random, 17)}"}]},"filterSet":{}}`,
  },
  {
    share: 120,
    service: 's3',
    name: 'GetBucketAcl',
    reads: true,
    by: monitor,
    request: (random) =>
      `{"bucketName":"data-${hex(random, 8)}","Host":"data-${hex(random, 8)}.s3.eu-west-1.amazonaws.com","acl":""}`,
  },
  {
    share: 190,
    service: 'sts',
    name: 'AssumeRole',
    reads: true,
    by: instance,
    request: (random) =>
      `{"roleArn":"arn:aws:iam::${account}:role/web-server","roleSessionName":"web-${hex(random, 12)}","durationSeconds":3600}`,
    response: (random) =>
      `{"credentials":{"accessKeyId":"ASIA${lexId(random)}ABCDEF","sessionToken":"HIDDEN_DUE_TO_SECURITY_REASONS","expiration":"Nov 22, 2026, 9:46:15 PM"},"assumedRoleUser":{"assumedRoleId":"AROA${lexId(random)}ABCDEFG:web","arn":"arn:aws:sts::${account}:assumed-role/web-server/web"}}`,
  },
  {
    share: 150,
    service: 'kms',
    name: 'Decrypt',
    reads: true,
    by: instance,
    request: (random) =>
      `{"encryptionContext":{"SecretARN":"arn:aws:secretsmanager:eu-west-1:${account}:secret:db-${hex(random, 6)}","SecretVersionId":"${uuid(random)}"},"encryptionAlgorithm":"SYMMETRIC_DEFAULT"}`,
  },
  {
    share: 120,
    service: 'ssm',
    name: 'UpdateInstanceInformation',
    reads: false,
    by: instance,
    request: (random) =>
      `{"instanceId":"i-${hex(random, 17)}","agentVersion":"3.3.2299.0","agentStatus":"Active","platformType":"Linux","platformName":"Amazon Linux","platformVersion":"2023","iPAddress":"172.31.32.197","computerName":"ip-172-31-32-197.eu-west-1.compute.internal","agentName":"amazon-ssm-agent","availabilityZone":"eu-west-1a"}`,
  },
  {
    share: 70,
    service: 'logs',
    name: 'CreateLogStream',
    reads: false,
    by: monitor,
    request: (random) =>
      `{"logGroupName":"/aws/lambda/worker-${hex(random, 4)}","logStreamName":"2026/11/22/[$LATEST]${hex(random, 32)}"}`,
  },
  {
    share: 40,
    service: 'dynamodb',
    name: 'DescribeTable',
    reads: true,
    by: monitor,
    request: (random) => `{"tableName":"orders-${hex(random, 6)}"}`,
  },
  {
    share: 30,
    service: 'lambda',
    name: 'GetFunction20150331v2',
    reads: true,
    by: callers.terraform,
    request: (random) =>
      `{"functionName":"arn:aws:lambda:eu-west-1:${account}:function:fulfil-v${random.between(1, 99)}"}`,
  },
  {
    share: 15,
    service: 'iam',
    name: 'GetRole',
    reads: true,
    by: callers.alice,
    request: () => '{"roleName":"AWSServiceRoleForLexV2Bots_ORDERFLOWE"}',
  },
  {
    share: 9,
    service: 'signin',
    name: 'ConsoleLogin',
    reads: false,
    by: callers.alice,
    type: 'AwsConsoleSignIn',
    request: () => 'null',
    response: () => '{"ConsoleLogin":"Success"}',
  },
  {
    share: 5,
    service: 'logs',
    name: 'CreateLogGroup',
    reads: false,
    by: callers.bob,
    request: (random) => `{"logGroupName":"/aws/lex/conversations-${hex(random, 4)}"}`,
  },
  {
    share: 1,
    service: 'cloudtrail',
    name: 'LookupEvents',
    reads: true,
    by: callers.carol,
    request: () =>
      '{"lookupAttributes":[{"attributeKey":"EventSource","attributeValue":"lex.amazonaws.com"}],"maxResults":50}',
  },
];

/** A writer of records; give it a Random of its own. */
export function otherServices(random: Random): OtherRecord {
  const writers = calls.flatMap((call) => {
    const writer = writerOf(call, random);
    return Array.from({ length: call.share }, () => writer);
  });
  return (ms, region) => random.pick(writers)(ms, region);
}

function writerOf(call: OtherCall, random: Random): OtherRecord {
  const { by, service, name } = call;
  const principals = { account, ids: new Map([[by.role ?? by.name, `AROA${lexId(random)}LMNOPQR`]]) };
  const events = call.type ?? 'AwsApiCall';
  const agent = JSON.stringify(by.agent(name));
  let hour = -1;
  let hourText = '';
  let identity = '';
  return (ms, region) => {
    // A new session every hour: what is the same for an hour is made once for all its records.
    if (Math.floor(ms / hourMs) !== hour) {
      hour = Math.floor(ms / hourMs);
      hourText = timeText(hour * hourMs).slice(0, 14);
      identity = JSON.stringify(userIdentityOf(visitOf(by, hour * hourMs, random), principals));
    }
    return `{"eventVersion":"1.11","userIdentity":${identity},"eventTime":"${hourText}${minuteText(ms)}Z","eventSource":"${service}.amazonaws.com","eventName":"${name}","awsRegion":"${region}","sourceIPAddress":"${by.addresses[0]}","userAgent":${agent},"requestParameters":${call.request(random)},"responseElements":${call.response?.(random, region) ?? 'null'},"requestID":"${uuid(random)}","eventID":"${uuid(random)}","readOnly":${call.reads},"eventType":"${events}","managementEvent":true,"recipientAccountId":"${account}","eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"${service}.${region}.amazonaws.com"}}`;
  };
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Minutes and seconds: a Date for each of a million records would cost a tenth of the time. */
function minuteText(ms: number): string {
  const second = Math.floor(ms / 1000) % 3600;
  return `${twoDigits[Math.floor(second / 60)]}:${twoDigits[second % 60]}`;
}
