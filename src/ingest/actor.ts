import { bounded } from './bounded';
import type { Caller } from './identity';
import { isAwsService } from './network';
import type { CloudTrailRecord } from './record';
import { isMachineSession } from './session-name';
import { readUserAgent } from './user-agent';

/** The name by which a person would know the caller; never empty. */
export function actorOf(record: CloudTrailRecord, caller: Caller): string {
  const named = ACTORS.get(caller.identity.type)?.(caller, record) ?? anyName(caller, record);
  return bounded(named, 256);
}

type Namer = (caller: Caller, record: CloudTrailRecord) => string | undefined;

/** One for every `userIdentity.type` of the CloudTrail user guide, and SAMLUser and WebIdentityUser of STS. */
const ACTORS: ReadonlyMap<string, Namer> = new Map<string, Namer>([
  ['Root', () => 'root'],
  ['IAMUser', ({ userName, arnName }) => userName ?? arnName],
  ['AssumedRole', sessionActor],
  ['Role', ({ role, userName }) => role ?? userName],
  ['FederatedUser', ({ arnName, identity }) => arnName ?? identity.sessionName],
  ['Directory', ({ userName }) => userName],
  ['AWSAccount', ({ identity }) => accountActor(identity.account)],
  ['AWSService', ({ identity }, record) => identity.invokedBy ?? serviceAt(record)],
  ['IdentityCenterUser', ({ userName, identity }) => userName ?? identity.onBehalfOf],
  ['SAMLUser', ({ userName }) => userName],
  ['WebIdentityUser', ({ userName }) => userName],
]);

/** A person's session bears the person's name; a machine's says less than its role. */
function sessionActor(caller: Caller, record: CloudTrailRecord): string | undefined {
  const { sessionName, sourceIdentity } = caller.identity;
  if (isPerson(caller, record)) return sessionName;
  return sourceIdentity ?? caller.role ?? sessionName;
}

function isPerson({ identity, role = '' }: Caller, record: CloudTrailRecord): boolean {
  const { sessionName, roleArn = '' } = identity;
  if (sessionName === undefined) return false;
  // Identity Center's roles have the user's name, whatever it looks like, as session name.
  if (role.startsWith('AWSReservedSSO_')) return true;
  if (SERVICE_ROLE.test(roleArn) || role.startsWith('AWSServiceRoleFor')) return false;
  return !isMachineSession(sessionName) && !isProgramInAws(record);
}

// Roles made for services to assume; the consoles put those of Lambda functions and the like there.
const SERVICE_ROLE = /:role\/(?:aws-service-role|service-role)\//;

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
