import type { Identity } from '../model/event';
import { isObject, type JsonObject, textOf } from '../model/json';
import { boundedName } from './bounded';
import { memoize } from './memoize';
import { type CloudTrailRecord, flagOf, idOf } from './record';
import { readTime } from './time';

/** CloudTrail's `userIdentity`, each member in one shape, and what follows from them. */
export interface Caller {
  readonly identity: Identity;
  readonly userName?: string;
  /** The name of the role that the session is of. */
  readonly role?: string;
  /** The name of whoever an ARN ends in: `user/path/alice`, `federated-user/alice`. */
  readonly arnName?: string;
  readonly mfa?: boolean;
  readonly kind: CallerKind;
}

/**
 * Who acts under a `userIdentity`. CloudTrail gives the type `Root` also to a session of AssumeRoot, which
 * lasts 15 minutes and is limited to one task, and to services of AWS that act for the account.
 */
export type CallerKind = 'root user' | 'assumed root' | 'service' | 'other';

export function callerOf(record: CloudTrailRecord): Caller {
  const user = record.userIdentity;
  const context = objectOf(user.sessionContext);
  const issuer = objectOf(context.sessionIssuer);
  const attributes = objectOf(context.attributes);
  const arn = textOf(user.arn);
  const parts = arn === undefined ? noArn : readArn(arn);
  const principalId = idOf(user.principalId);
  const type = textOf(user.type) ?? 'Unknown';
  const invokedBy = textOf(user.invokedBy);
  const accessKeyId = textOf(user.accessKeyId);
  return {
    identity: {
      type,
      arn,
      account: idOf(user.accountId),
      principalId,
      accessKeyId,
      roleArn: issuer.type === 'Role' ? textOf(issuer.arn) : undefined,
      sessionName: parts.sessionName ?? sessionNameOf(type, principalId),
      sessionStarted: readTime(attributes.creationDate)?.time,
      sourceIdentity: textOf(context.sourceIdentity),
      onBehalfOf: textOf(objectOf(user.onBehalfOf).userId),
      invokedBy,
      issuedBy: issuer.type === 'IAMUser' ? textOf(issuer.userName) : undefined,
      identityProvider: textOf(user.identityProvider) ?? providerOf(context),
    },
    userName: textOf(user.userName),
    role: boundedName(roleOf(type, parts, issuer)),
    arnName: parts.name,
    mfa: flagOf(attributes.mfaAuthenticated) ?? mfaAtSignIn(record),
    kind: kindOfCaller(type, { invokedBy, accessKeyId, assumedRoot: flagOf(context.assumedRoot) === true }),
  };
}

interface RootSigns {
  readonly invokedBy: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly assumedRoot: boolean;
}

function kindOfCaller(type: string, { invokedBy, accessKeyId, assumedRoot }: RootSigns): CallerKind {
  if (type !== 'Root') return 'other';
  if (assumedRoot) return 'assumed root';
  const isService = invokedBy !== undefined && (actsForAccount.test(invokedBy) || accessKeyId === undefined);
  return isService ? 'service' : 'root user';
}

/** Services that hold keys of the account's root for what AWS does by itself; others with a key act for the root user. */
const actsForAccount = /^(?:(?:support|trustedadvisor)\.amazonaws\.com(?:\.cn)?|AWS Internal)$/;

const nothing: JsonObject = {};

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : nothing;
}

interface ArnParts {
  /** What it ends in, such as `alice` of `user/path/alice` or `federated-user/alice`. */
  readonly name?: string;
  readonly role?: string;
  readonly sessionName?: string;
}

const readArn = memoize((arn: string): ArnParts => {
  // IAM allows an ARN 2,048 characters; a longer one, made by hand, must not keep the pattern busy.
  if (arn.length > 2048) return noArn;
  const [, role, sessionName] = assumedRole.exec(arn) ?? [];
  return { name: arn.split('/').at(-1), role, sessionName };
});

const assumedRole = /:assumed-role\/(.+)\/([^/]+)$/;
const noArn: ArnParts = {};

/** Beyond the ARN, the principal id of a session ends in the session's name: `AROAEXAMPLE:alice`. */
function sessionNameOf(type: string, principalId: string | undefined): string | undefined {
  return withoutSession.has(type) ? undefined : textOf(principalId?.split(':')[1]);
}

const withoutSession: ReadonlySet<string> = new Set(['IAMUser', 'Root', 'SAMLUser', 'WebIdentityUser']);

function roleOf(type: string, arn: ArnParts, issuer: JsonObject): string | undefined {
  if (issuer.type === 'Role') return textOf(issuer.userName) ?? readArn(textOf(issuer.arn) ?? '').name;
  return arn.role ?? (type === 'Role' ? arn.name : undefined);
}

function providerOf(context: JsonObject): string | undefined {
  return textOf(objectOf(context.webIdFederationData).federatedProvider);
}

/** A console sign-in has it elsewhere (CloudTrail user guide, console sign-in events). */
function mfaAtSignIn(record: CloudTrailRecord): boolean | undefined {
  const { MFAUsed } = objectOf(record.received.additionalEventData);
  return MFAUsed === 'Yes' ? true : MFAUsed === 'No' ? false : undefined;
}
