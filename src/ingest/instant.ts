import type { Interval } from '../model/event';
import { isObject } from '../model/json';
import type { CloudTrailRecord } from './record';
import { epochMilliseconds, toInstant } from './time';

/** When a call was made, and when it took effect. */
export interface Timing {
  /** Part of the event's key; always within the second of `eventTime`. */
  readonly instant: string;
  readonly interval: Interval;
}

/**
 * CloudTrail's `eventTime` has whole seconds. Lex's response often says to the millisecond when it did
 * the work, in that second or in the next. Where nothing does, the call may have taken effect at any
 * time of its second, and its key says the beginning; that of a deletion, `isEnd`, says the end.
 */
export function timingOf(record: CloudTrailRecord, isLex: boolean, isEnd: boolean): Timing {
  const { time, milliseconds } = record.eventTime;
  const done = isLex ? doneAfter(record) : undefined;
  // A record that was exported elsewhere can have a finer time than CloudTrail writes.
  const known = done ?? (milliseconds > 0 ? milliseconds : undefined);
  const from = momentAfter(time, known ?? 0);
  const interval = { from, to: known === undefined ? momentAfter(time, lastMs) : from };
  if (known === undefined) return { instant: isEnd ? interval.to : from, interval };
  return { instant: momentAfter(time, Math.min(known, lastMs)), interval };
}

const lastMs = 999;

/** Dates are slow to make, and nearly every moment is in the second itself. */
function momentAfter(time: string, milliseconds: number): string {
  if (milliseconds <= lastMs) return toInstant({ time, milliseconds });
  return new Date(Date.parse(time) + milliseconds).toISOString();
}

/** Milliseconds from the second of the call to when Lex did the work; undefined where the response has no such time. */
function doneAfter({ eventName, eventTime, responseElements }: CloudTrailRecord): number | undefined {
  if (!isObject(responseElements)) return undefined;
  for (const member of membersWithTime(eventName)) {
    const done = epochMilliseconds(responseElements[member]);
    if (done === undefined) continue;
    const milliseconds = done - Date.parse(eventTime.time);
    if (milliseconds >= 0 && milliseconds <= 1000 + lastMs) return milliseconds;
  }
  return undefined;
}

/** V2's members, then V1's. When a resource was created says when the call was done only where it created it. */
function membersWithTime(eventName: string): readonly string[] {
  return eventName.startsWith('Create') || eventName.startsWith('Start') ? whenCreated : whenUpdated;
}

const whenCreated = ['creationDateTime', 'createdDate'];
const whenUpdated = ['lastUpdatedDateTime', 'lastUpdatedDate'];
