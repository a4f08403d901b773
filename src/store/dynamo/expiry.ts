import { daySeconds } from '../../model/duration';
import type { AuditEvent } from '../../model/event';

export interface ItemOptions {
  /** How many days after it happened an event may be deleted. @default for ever */
  readonly retentionDays?: number;
  /** The same of an event that only read. @default retentionDays */
  readonly readRetentionDays?: number;
}

/** Of a read other than of the rest, where the options say so. */
export function expiryOfEvent(
  { effect, instant }: Pick<AuditEvent, 'effect' | 'instant'>,
  { retentionDays, readRetentionDays = retentionDays }: ItemOptions,
): number | undefined {
  return expiryOf(instant, effect === 'read' ? readRetentionDays : retentionDays);
}

/** Epoch seconds after which an event may go; undefined where it stays. */
export function expiryOf(instant: string, retentionDays = 0): number | undefined {
  const seconds = Math.floor(Date.parse(instant) / 1000);
  // An event with an unreadable time is stored in 1970: its age is not known.
  if (retentionDays <= 0 || !(seconds >= daySeconds)) return undefined;
  return seconds + retentionDays * daySeconds;
}
