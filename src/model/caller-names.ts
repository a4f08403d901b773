import type { AuditEvent } from './event';

/** Every name under which somebody may look for the caller of a call, the one shown first. */
export function callerNames({ actor, identity }: Pick<AuditEvent, 'actor' | 'identity'>): readonly string[] {
  const { sourceIdentity, onBehalfOf, issuedBy, sessionName } = identity;
  const names = [actor, sourceIdentity, onBehalfOf, issuedBy, sessionName];
  return [...new Set(names.filter((name) => name !== undefined))];
}
