import type { JsonObject } from '../src/model/json';
import type { Persona } from './callers';
import { accessKey } from './identifiers';
import type { Random } from './random';

/** One sign-in. Its beginning stays what it is; its key and its address change while it lasts. */
export interface Visit {
  readonly caller: Persona;
  readonly started: string;
  accessKeyId: string;
  ip: string;
}

export interface Principals {
  readonly account: string;
  /** The unique id of every role and user, by name. */
  readonly ids: ReadonlyMap<string, string>;
}

export function visitOf(caller: Persona, startedMs: number, random: Random): Visit {
  return {
    caller,
    started: `${new Date(startedMs).toISOString().slice(0, 19)}Z`,
    accessKeyId: accessKey(random, 'ASIA'),
    ip: caller.addresses[0] ?? '',
  };
}

/** What happens now and then between two calls: the console takes new keys, a laptop changes networks. */
export function wander(visit: Visit, random: Random): void {
  if (visit.caller.tool === 'console' && random.chance(0.06)) visit.accessKeyId = accessKey(random, 'ASIA');
  if (visit.caller.addresses.length > 1 && random.chance(0.015))
    visit.ip = random.pick(visit.caller.addresses);
}

/** CloudTrail's `userIdentity`. */
export function userIdentityOf(visit: Visit, principals: Principals): JsonObject {
  return identities[visit.caller.type](visit, principals);
}

/** The key of the sign-in: who, and since when. */
export function signInOf(visit: Visit, principals: Principals): string | undefined {
  if (visit.caller.type === 'IAMUser') return undefined;
  return `${principalOf(visit, principals)}|${visit.started}`;
}

const identities: Record<Persona['type'], (visit: Visit, principals: Principals) => JsonObject> = {
  AssumedRole: (visit, principals) => ({
    type: 'AssumedRole',
    principalId: principalOf(visit, principals),
    arn: `arn:aws:sts::${principals.account}:assumed-role/${visit.caller.role}/${sessionName(visit.caller)}`,
    accountId: principals.account,
    accessKeyId: visit.accessKeyId,
    sessionContext: { sessionIssuer: issuerOf(visit.caller, principals), attributes: attributesOf(visit) },
    ...(visit.caller.invokedBy === undefined ? {} : { invokedBy: visit.caller.invokedBy }),
  }),
  IAMUser: (visit, principals) => ({
    type: 'IAMUser',
    principalId: principalOf(visit, principals),
    arn: `arn:aws:iam::${principals.account}:user/${visit.caller.name}`,
    accountId: principals.account,
    // A user's own key lasts: it is made from the user's id, not from the visit.
    accessKeyId: visit.caller.accessKeyId ?? `AKIA${principalOf(visit, principals).slice(4, 20)}`,
    userName: visit.caller.name,
  }),
  Root: (visit, principals) => ({
    type: 'Root',
    principalId: principals.account,
    arn: `arn:aws:iam::${principals.account}:root`,
    accountId: principals.account,
    accessKeyId: visit.accessKeyId,
    sessionContext: { attributes: attributesOf(visit) },
  }),
};

function principalOf({ caller }: Visit, principals: Principals): string {
  if (caller.type === 'Root') return principals.account;
  const id = principals.ids.get(caller.role ?? caller.name) ?? '';
  return caller.type === 'IAMUser' ? id : `${id}:${sessionName(caller)}`;
}

function sessionName(caller: Persona): string {
  return caller.tool === 'service' ? 'AmazonConnect' : caller.name;
}

function issuerOf(caller: Persona, { account, ids }: Principals): JsonObject {
  return {
    type: 'Role',
    principalId: ids.get(caller.role ?? ''),
    arn: `arn:aws:iam::${account}:role/${caller.rolePath ?? ''}${caller.role}`,
    accountId: account,
    userName: caller.role,
  };
}

function attributesOf(visit: Visit): JsonObject {
  return { creationDate: visit.started, mfaAuthenticated: String(visit.caller.mfa) };
}
