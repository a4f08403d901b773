// How a caller is called in views. Which name an actor has is decided once, when its event comes: src/ingest/actor.ts.

import type { AuditEvent, EventRow } from '../model/event';
import type { NamedEvent } from '../model/named';
import { permissionSetOf } from '../model/permission-set';
import { nameText } from './sentence/reading';
import { serviceName } from './sentence/service-name';

type LabelledCaller = Pick<EventRow, 'actor' | 'role' | 'root'>;

/** Who called, in a list: a name and the role it was used in. */
export function actorLabel(caller: LabelledCaller): string {
  const { role, root, actor } = caller;
  const name = actorName(caller);
  if (root || role === undefined || role === actor) return name;
  return `${name} (${roleWords(role).replace(/^role |, single sign-on$/g, '')})`;
}

/** Who called, by name alone. */
export function actorName({ actor, root }: Pick<LabelledCaller, 'actor' | 'root'>): string {
  return root ? 'root user' : actor;
}

/** Who called, in a sentence: a readable name, the role if any, and on behalf of whom if that was declared. */
export function whoOf({ event }: Pick<NamedEvent, 'event'>): string {
  if (event.root) return `the root user${foreignAccount(event, ' of ')}`;
  return `${caller(event)}${behind(event)}`;
}

/** The person who started a role chain, or the Identity Center user that an application acts for. */
function behind({ identity, actor }: AuditEvent): string {
  const { sourceIdentity, onBehalfOf } = identity;
  if (sourceIdentity !== undefined && sourceIdentity !== actor)
    return ` on behalf of ${nameText(sourceIdentity)}`;
  if (onBehalfOf === undefined || onBehalfOf === actor) return '';
  return ` on behalf of Identity Center user ${nameText(onBehalfOf)}`;
}

/** A role by its name, or by its permission set where single sign-on made it. */
export function roleWords(role: string): string {
  const permissionSet = permissionSetOf(role);
  return permissionSet === undefined
    ? `role ${nameText(role)}`
    : `role ${nameText(permissionSet)}, single sign-on`;
}

function caller(event: AuditEvent): string {
  const { actor, role, identity } = event;
  if (actor === '' || actor === 'unknown') return 'somebody unnamed';
  const service = serviceName(actor);
  if (service !== undefined) return service;
  if (role !== undefined) return actor === role ? roleOnly(event, role) : inRole(event, role);
  const words = callers.get(identity.type)?.(nameText(actor), event) ?? nameText(actor);
  return identity.type === 'AWSAccount' ? words : `${words}${foreignAccount(event, ' of ')}`;
}

function roleOnly(event: AuditEvent, role: string): string {
  return `${roleWords(role)}${foreignAccount(event, ' of ')}`;
}

function inRole(event: AuditEvent, role: string): string {
  return `${nameText(event.actor)} (${roleWords(role)}${foreignAccount(event, ', ')})`;
}

/** CloudTrail user guide, userIdentity element: the types that name somebody other than a role's session. */
const callers: ReadonlyMap<string, (actor: string, event: AuditEvent) => string> = new Map<
  string,
  (actor: string, event: AuditEvent) => string
>([
  ['AWSAccount', (_, { identity }) => `account ${nameText(identity.account ?? 'unknown')}`],
  ['Root', () => 'a session of AssumeRoot'],
  ['IAMUser', (actor) => `IAM user ${actor}`],
  ['FederatedUser', federated],
  ['Directory', (actor) => `directory user ${actor}`],
  ['IdentityCenterUser', (actor) => `Identity Center user ${actor}`],
  ['SAMLUser', (actor) => `${actor} (signed in by SAML)`],
  ['WebIdentityUser', signedInWith],
]);

/** GetFederationToken takes any name; the user who called it is the one that AWS knows. */
function federated(actor: string, { identity }: AuditEvent): string {
  return identity.issuedBy === undefined
    ? `federated user ${actor}`
    : `IAM user ${actor} (federated session)`;
}

function signedInWith(actor: string, { identity }: AuditEvent): string {
  return `${actor} (signed in with ${nameText(identity.identityProvider ?? 'a web identity')})`;
}

/** The caller's account, if it is not the one that owns the resource. */
function foreignAccount({ identity, account }: AuditEvent, before: string): string {
  if (identity.account === undefined || identity.account === account) return '';
  return /^\d{12}$/.test(identity.account) ? `${before}account ${identity.account}` : '';
}
