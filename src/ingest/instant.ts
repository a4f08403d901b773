import type { Interval } from '../model/event';
import { isObject, type JsonObject } from '../model/json';
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
  const start = Date.parse(time);
  const done = isLex ? doneAfter(start, record) : undefined;
  // A record that was exported elsewhere can have a finer time than CloudTrail writes.
  const known = done ?? (milliseconds > 0 ? milliseconds : undefined);
  const inSecond = Math.min(lastMs, known ?? (isEnd ? lastMs : 0));
  const interval = known === undefined ? [0, lastMs] : [known, known];
  const [from = '', to = ''] = interval.map((ms) => new Date(start + ms).toISOString());
  return { instant: toInstant({ time, milliseconds: inSecond }), interval: { from, to } };
}

const lastMs = 999;

/** Milliseconds from the second of the call to when Lex did the work; undefined where the response has no such time. */
function doneAfter(start: number, { eventName, responseElements }: CloudTrailRecord): number | undefined {
  if (!isObject(responseElements)) return undefined;
  return membersWithTime(eventName)
    .map((member) => millisecondsAfter(start, responseElements, member))
    .find((milliseconds) => milliseconds >= 0 && milliseconds <= 1000 + lastMs);
}

/** V2's members, then V1's. When a resource was created says when the call was done only where it created it. */
function membersWithTime(eventName: string): readonly string[] {
  if (/^(Create|Start)/.test(eventName)) return ['creationDateTime', 'createdDate'];
  return ['lastUpdatedDateTime', 'lastUpdatedDate'];
}

function millisecondsAfter(start: number, response: JsonObject, member: string): number {
  return (epochMilliseconds(response[member]) ?? Number.NaN) - start;
}
