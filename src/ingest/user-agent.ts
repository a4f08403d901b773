import type { Tool } from '../model/event';
import { memoize } from './memoize';
import { isAwsService } from './network';

/** What a user agent claims to be; callers can send any text. */
export interface UserAgent {
  /** `browser` and `internal` (a server of AWS's own) become a tool only together with the rest of the record. */
  readonly kind: Tool | 'browser' | 'internal';
  readonly detail?: string;
  /** Where in AWS the program ran, as the SDKs report it: `Lambda`, `ECS`, `CloudShell`, … */
  readonly runsIn?: string;
}

export const readUserAgent = memoize((whole: string): UserAgent => {
  // CloudTrail cuts it at 1 KB; a longer one, made by hand, must not keep the patterns busy.
  const text = whole.slice(0, 2048);
  const runsIn = /\bexec-env\/(?:AWS_)?([A-Za-z0-9]+)/.exec(text)?.[1];
  for (const { kind, pattern, detail } of agents) {
    const match = pattern.exec(text);
    if (match !== null) return { kind, detail: within(detail?.(match), runsIn), runsIn };
  }
  return isAwsService(text) ? { kind: 'service', detail: text, runsIn } : { kind: 'other', runsIn };
});

/** A program and where in AWS it ran, as the SDKs report it. */
function within(program: string | undefined, runsIn: string | undefined): string | undefined {
  return program === undefined || runsIn === undefined ? program : `${program}, in ${runsIn}`;
}

interface Agent {
  readonly kind: UserAgent['kind'];
  readonly pattern: RegExp;
  readonly detail?: (match: RegExpExecArray) => string | undefined;
}

/** The first match counts, so tools built on an SDK come before the SDK. */
const agents: readonly Agent[] = [
  { kind: 'terraform', pattern: /\bTerraform\/([\w.-]+)/, detail: versioned('Terraform') },
  {
    kind: 'terraform',
    pattern: /\bterraform-provider-aws(?:\/([\w.-]+))?/,
    detail: versioned('Terraform provider'),
  },
  { kind: 'pulumi', pattern: /\bPulumi(?:\/([\w.-]+))?/i, detail: versioned('Pulumi') },
  { kind: 'cdk', pattern: /\baws-cdk(?:\/([\w.-]+))?/i, detail: versioned('AWS CDK') },
  { kind: 'cli', pattern: /\baws-cli\/([\w.-]+)/, detail: cliCommand },
  // The consoles of single services call themselves console.ec2.amazonaws.com, S3Console, AWS CloudWatch Console.
  // Other partitions have consoles of their own: console.amazonaws-us-gov.com, console.amazonaws.cn.
  { kind: 'console', pattern: /^(?:console|signin)\.(?:[a-z0-9-]+\.)*amazonaws(?:-[a-z]+)*\.(?:com|cn|eu)/ },
  { kind: 'console', pattern: /\bS3Console\/|^AWS [A-Za-z0-9 ]+ Console$/ },
  { kind: 'cloudformation', pattern: /^cloudformation\.amazonaws\.com/ },
  // A server of AWS's own, among the names of the SDK that it is written with.
  { kind: 'internal', pattern: /(?:^|[\s,[(])aws-internal\/|^AWS Internal/i },
  { kind: 'sdk', pattern: /\bBoto3\/([\w.-]+)/, detail: versioned('Boto3 (Python)') },
  { kind: 'sdk', pattern: /\bBotocore\/([\w.-]+)/i, detail: versioned('Botocore (Python)') },
  { kind: 'sdk', pattern: /\baws-sdk-([a-z]+)[\w-]*\/v?([\w.-]+)/i, detail: sdkLanguage },
  { kind: 'sdk', pattern: /\bAWSPowerShell[\w.]*\/([\w.-]+)/, detail: versioned('AWS Tools for PowerShell') },
  { kind: 'browser', pattern: /^\[?Mozilla\/[45]\.0 \(/, detail: browserVersion },
];

function versioned(name: string): (match: RegExpExecArray) => string {
  return ([, version]) => (version === undefined ? name : `${name} ${version}`);
}

/** Version 2 says which command ran: `md/command#lexv2-models.create-intent`, before 2.17 `command/…`. */
function cliCommand(match: RegExpExecArray): string {
  const [, version] = match;
  const command = /(?:\bmd\/command#|\bcommand\/)([a-z0-9-]+)\.([a-z0-9-]+)/.exec(match.input);
  return command === null ? `AWS CLI ${version}` : `AWS CLI ${version}: ${command[1]} ${command[2]}`;
}

const languages: ReadonlyMap<string, string> = new Map([
  ['js', 'JavaScript'],
  ['nodejs', 'JavaScript'],
  ['java', 'Java'],
  ['go', 'Go'],
  ['rust', 'Rust'],
  ['php', 'PHP'],
  ['ruby', 'Ruby'],
  ['dotnet', '.NET'],
  ['cpp', 'C++'],
  ['kotlin', 'Kotlin'],
  ['swift', 'Swift'],
  ['ios', 'iOS'],
  ['android', 'Android'],
]);

function sdkLanguage([, language = '', version]: RegExpExecArray): string {
  return `AWS SDK for ${languages.get(language.toLowerCase()) ?? language} ${version}`;
}

/** Browsers also name their ancestors, so the youngest comes first. */
const browsers: readonly (readonly [name: string, version: RegExp])[] = [
  ['Edge', /\bEdge?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Chrome', /\bChrome\/(\d+)/],
  ['Safari', /\bVersion\/(\d+).* Safari\//],
];

function browserVersion(match: RegExpExecArray): string | undefined {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(match.input)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return undefined;
}
