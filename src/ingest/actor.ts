import { bounded } from './bounded';
import type { Caller } from './identity';
import { isAwsService } from './network';
import type { CloudTrailRecord } from './record';
import { readUserAgent } from './user-agent';

/** The name by which a person would know the caller; never empty. */
export function actorOf(record: CloudTrailRecord, caller: Caller): string {
  const named = actors.get(caller.identity.type)?.(caller, record) ?? anyName(caller, record);
  return bounded(named, 256);
}

type Namer = (caller: Caller, record: CloudTrailRecord) => string | undefined;

/** One for every `userIdentity.type` of the CloudTrail user guide, and SAMLUser and WebIdentityUser of STS. */
const actors: ReadonlyMap<string, Namer> = new Map<string, Namer>([
  ['Root', ({ kind, identity }) => (kind === 'service' ? identity.invokedBy : roots[kind])],
  ['IAMUser', ({ userName, arnName }) => userName ?? arnName],
  ['AssumedRole', sessionActor],
  ['Role', ({ role, userName }) => role ?? userName],
  // The session's own name is free text of whoever asked for it.
  ['FederatedUser', ({ arnName, identity }) => identity.issuedBy ?? arnName ?? identity.sessionName],
  ['Directory', ({ userName }) => userName],
  ['AWSAccount', ({ identity }) => accountActor(identity.account)],
  ['AWSService', ({ identity }, record) => identity.invokedBy ?? serviceAt(record)],
  ['IdentityCenterUser', ({ userName, identity }) => userName ?? identity.onBehalfOf],
  ['SAMLUser', ({ userName }) => userName],
  ['WebIdentityUser', ({ userName }) => userName],
]);

const roots = { 'root user': 'root', 'assumed root': 'assumed root', other: 'root' } as const;

/** A person's session is named after the person; a machine's session name says less than its role. */
function sessionActor(caller: Caller, record: CloudTrailRecord): string | undefined {
  const { sessionName, sourceIdentity } = caller.identity;
  // Identity Center's roles have the user's name, whatever it looks like, as session name.
  if (sessionName !== undefined && caller.role?.startsWith('AWSReservedSSO_')) return sessionName;
  // Whoever assumes a role chooses the session's name; the source identity is checked and stays.
  if (sourceIdentity !== undefined) return sourceIdentity;
  return isPerson(caller, record) ? sessionName : (caller.role ?? sessionName);
}

function isPerson({ identity, role = '' }: Caller, record: CloudTrailRecord): boolean {
  const { sessionName, roleArn = '' } = identity;
  if (sessionName === undefined) return false;
  if (serviceRole.test(roleArn) || role.startsWith('AWSServiceRoleFor')) return false;
  return !isMachineSession(sessionName) && !isProgramInAws(record);
}

// Roles made for services to assume; the consoles put those of Lambda functions and the like there.
const serviceRole = /:role\/(?:aws-service-role|service-role)\//;

/** A Lambda function's session is named like the function, a container's like its task. */
function isProgramInAws(record: CloudTrailRecord): boolean {
  const { runsIn } = readUserAgent(record.userAgent ?? '');
  return runsIn !== undefined && runsIn !== 'CloudShell';
}

function accountActor(account: string | undefined): string | undefined {
  return account === undefined ? undefined : `account ${account}`;
}

function serviceAt({ sourceIPAddress }: CloudTrailRecord): string | undefined {
  return isAwsService(sourceIPAddress) ? sourceIPAddress : undefined;
}

/** For a type that is missing, unknown or poorer than documented: the most telling of what there is. */
function anyName(caller: Caller, record: CloudTrailRecord): string {
  const { userName, role, arnName, identity } = caller;
  const names = [
    userName,
    identity.sessionName,
    role,
    arnName,
    identity.invokedBy,
    serviceAt(record),
    identity.principalId,
    accountActor(identity.account),
  ];
  return names.find((name) => name !== undefined && name !== '') ?? 'unknown';
}

/** Whether a machine made up the name of a role session, so that the role's name says more. */
export function isMachineSession(name: string): boolean {
  return machines.some((pattern) => pattern.test(name));
}

const machines: readonly RegExp[] = [
  /^AWS-?CloudFormation/i,
  // An EC2 instance.
  /^i-[0-9a-f]{8,17}$/i,
  // Account numbers, and times by themselves.
  /^\d{6,}$/,
  // Anything that ends in seconds or smaller parts since 1970: botocore-session-1700000000,
  // aws-go-sdk-1722375070115152000, aws-runas_session_1700000000, CodePipeline, schedulers, own scripts.
  /(?:^|[^\d])1[5-9]\d{8}(?:\d{3}|\d{6}|\d{9})?$/,
  // Granted, a program that assumes roles, makes a random name.
  /^gntd-/,
  // Cognito's identity pools give every user this one.
  /^CognitoIdentityCredentials$/,
  // GUIDs and long hexadecimal numbers: ECS tasks, CodeBuild (AWSCodeBuild-GUID), EKS.
  /^(?:[A-Za-z]+-)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^[0-9a-f]{24,64}$/i,
  /^(?:AWSCodeBuild|eks|ecs|codepipeline|codedeploy|StepFunctions|Terraform|aws-go-sdk)-/i,
  /^(?:GitHubActions|GitLab|Jenkins|Terraform|default|session|AssumeRoleSession|AmazonConnect)$/i,
];
