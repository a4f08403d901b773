import type { AuditEvent } from '../model/event';
import type { NamedEvent } from '../model/named';
import { roleWords, whoOf } from './caller-words';
import { statusLabel } from './colors';
import type { Look } from './look';
import { resourceLabel } from './resource-label';
import { asyncStatusOf } from './sentence/async-status';
import { nameText } from './sentence/reading';
import { readableTime } from './time';
import { joined } from './words';

/** A labelled fact about an event. Its text is unfiltered: pass it through `safeText` before showing it. */
export type Fact = readonly [label: string, text: string];

/** Everything that a record determines, as labelled facts: when, who, what, from where, with which tool. */
export function factsOf(named: NamedEvent, look: Look = {}): readonly Fact[] {
  const { event } = named;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['When', readableTime(event.time, look.zone)],
    ['Event', eventWords(event)],
    ['Outcome', outcomeWords(named, look)],
    ['Who', whoOf(named)],
    ['Credentials', credentialWords(event, look)],
    ['On behalf of', event.identity.sourceIdentity ?? event.identity.onBehalfOf],
    ['Through', event.identity.invokedBy],
    ['Resource', resourceLabel(named) ?? undefined],
    ['Ids', idWords(event)],
    ['From', addressWords(event)],
    ['Tool', toolWords(event)],
    ['Region', event.region],
    ['Account', event.account],
    ['Event id', event.id],
    ['Left out', leftOutWords(event)],
    ['Problem', event.problems.join('; ')],
    ['Log file', named.file],
  ];
  return facts.flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : [[label, text] as const],
  );
}

function eventWords({ action, lex, service, effect, catalogued }: AuditEvent): string {
  const api = lex === undefined ? service : `Lex ${lex}`;
  return `${action} (${api}, ${effect}${catalogued || lex === undefined ? '' : ', not in our catalogue'})`;
}

function outcomeWords(named: NamedEvent, look: Look): string {
  const { outcome, error, errorMessage } = named.event;
  const label = statusLabel(outcome, look);
  const reason = [error, errorMessage].filter((part) => part !== undefined).join(': ');
  if (outcome !== 'ok') return reason === '' ? label : `${label} (${reason})`;
  return asyncStatusOf(named) === 'accepted' ? `${label} (${accepted})` : label;
}

const accepted = 'accepted: Lex works on after the call, and CloudTrail does not record how that ended';

/** CloudTrail user guide, userIdentity element: what each type says about the credentials used. */
const credentials: ReadonlyMap<string, string> = new Map([
  ['Root', 'the root user’s own'],
  ['IAMUser', 'an IAM user’s own'],
  ['AssumedRole', 'temporary, of a role'],
  ['Role', 'temporary, of a role'],
  ['FederatedUser', 'temporary, of a federated user'],
  ['Directory', 'of a directory user'],
  ['AWSAccount', 'of another account'],
  ['AWSService', 'of an AWS service'],
  ['IdentityCenterUser', 'of an Identity Center user'],
  ['SAMLUser', 'a SAML sign-in'],
  ['WebIdentityUser', 'a web identity’s sign-in'],
]);

function credentialWords(event: AuditEvent, { zone }: Look): string {
  const { identity, role, mfa } = event;
  const parts = [
    role === undefined ? ownCredentials(event) : `temporary, of ${roleWords(role)}`,
    identity.sessionStarted === undefined ? '' : `signed in ${readableTime(identity.sessionStarted, zone)}`,
    mfa === undefined ? '' : `${mfa ? 'with' : 'without'} MFA`,
    identity.accessKeyId === undefined ? '' : `key ${identity.accessKeyId}`,
  ];
  return joined(parts, ', ');
}

/** A session of AssumeRoot, and AWS acting for the account, are recorded as the root user, but are not. */
function ownCredentials({ identity, root }: AuditEvent): string {
  if (identity.type !== 'Root' || root) return credentials.get(identity.type) ?? `of type ${identity.type}`;
  return identity.invokedBy === undefined ? 'temporary, of AssumeRoot' : `of ${nameText(identity.invokedBy)}`;
}

function leftOutWords({ omitted, isCut }: AuditEvent): string {
  if (omitted.length === 0) return '';
  return `${omitted.join(' and ')}: too large for ${isCut ? 'the store; the log file has them' : 'CloudTrail'}`;
}

function idWords({ bot, place, lex }: AuditEvent): string {
  const parts = [bot === undefined || lex === 'V1' ? '' : `bot ${bot}`, place];
  return joined(parts, ', ');
}

function addressWords({ ip, network }: AuditEvent): string {
  return ip === '' ? '' : `${ip} (${network})`;
}

function toolWords({ tool, toolDetail }: AuditEvent): string {
  return toolDetail === undefined ? tool : `${tool}, ${toolDetail}`;
}
