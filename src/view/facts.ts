import type { AuditEvent } from '../model/event';
import type { NamedEvent } from '../model/named';
import { outcomeLabel } from './outcome';
import type { Look } from './palette';
import { resourceLabel } from './resource-label';
import { acceptanceOf } from './sentence/async-status';
import { roleWords, whoOf } from './sentence/who';
import { readableTime } from './time';

/** A labelled fact about an event; its text is as it came and must be made harmless before it is shown. */
export type Fact = readonly [label: string, text: string];

/** Everything that a log entry determines, as labelled facts: when, who, what, from where, with what. */
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
    ['Left out', event.omitted.length > 0 ? `${event.omitted.join(' and ')}: too large for CloudTrail` : ''],
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
  const label = outcomeLabel(outcome, look);
  const reason = [error, errorMessage].filter((part) => part !== undefined).join(': ');
  if (outcome !== 'ok') return reason === '' ? label : `${label} (${reason})`;
  return acceptanceOf(named) === 'accepted' ? `${label} (${ACCEPTED})` : label;
}

const ACCEPTED = 'accepted: Lex works on after the call, and CloudTrail does not record how that ended';

/** CloudTrail user guide, userIdentity element: what each type says about the credentials used. */
const CREDENTIALS: ReadonlyMap<string, string> = new Map([
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

function credentialWords({ identity, role, mfa }: AuditEvent, { zone }: Look): string {
  const kind = CREDENTIALS.get(identity.type) ?? `of type ${identity.type}`;
  const parts = [
    role === undefined ? kind : `temporary, of ${roleWords(role)}`,
    identity.sessionStarted === undefined ? '' : `signed in ${readableTime(identity.sessionStarted, zone)}`,
    mfa === undefined ? '' : `${mfa ? 'with' : 'without'} MFA`,
    identity.accessKeyId === undefined ? '' : `key ${identity.accessKeyId}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function idWords({ bot, place, lex }: AuditEvent): string {
  const parts = [bot === undefined || lex === 'V1' ? '' : `bot ${bot}`, place];
  return parts.filter((part) => part !== '').join(', ');
}

function addressWords({ ip, network }: AuditEvent): string {
  return ip === '' ? '' : `${ip} (${network})`;
}

function toolWords({ tool, toolDetail }: AuditEvent): string {
  return toolDetail === undefined ? tool : `${tool}, ${toolDetail}`;
}
