import type { EventRow, Identity } from './event';
import type { NameMark } from './stored';

/** Names under which somebody may look for the caller of a call, beside the one that is shown, in order. */
export function furtherNames(
  actor: string,
  { sourceIdentity, onBehalfOf, issuedBy, sessionName }: Identity,
): readonly string[] | undefined {
  const names = [sourceIdentity, onBehalfOf, issuedBy, sessionName].filter((name) => name !== undefined);
  const others = [...new Set(names)].filter((name) => name !== actor);
  return others.length === 0 ? undefined : others.sort();
}

/**
 * That a caller is shown under one name and has others: so a plan knows under which actors to look for one of
 * these. The marks are in a scope that no resource has, and the same whichever event is seen first.
 */
export function callerMarks({
  actor,
  alsoKnownAs = [],
}: Pick<EventRow, 'actor' | 'alsoKnownAs'>): readonly NameMark[] {
  const seen = { instant: '1970-01-01T00:00:00.000Z', id: 'seen' };
  return alsoKnownAs.map((name) => ({ scope: callerScope(name), place: actor, name: actor, ...seen }));
}

/** Where the marks of a further name are, in any spelling of its letters. */
export function callerScope(name: string): string {
  return `${callerScopes}${name.toLowerCase()}`;
}

/** What these scopes begin with. */
export const callerScopes = 'caller/';
