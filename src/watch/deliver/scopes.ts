import type { AuditEvent } from '../../model/event';

export function scopesOf(events: readonly AuditEvent[]): ReadonlySet<string> {
  return new Set(events.map(({ scope }) => scope));
}
