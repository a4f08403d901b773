import { isObject } from '../model/json';
import type { CloudTrailRecord } from './record';
import { epochMilliseconds, toInstant } from './time';

/**
 * The time of a call to the millisecond, to order the calls of one second: when Lex says that
 * it did the work, else the fraction of eventTime. `isEnd` says that the call ended its
 * resource, so it comes after whatever happened within that second.
 */
export function instantOf(record: CloudTrailRecord, isLex: boolean, isEnd: boolean): string {
  const { time, milliseconds } = record.eventTime;
  const done = isLex ? doneWithin(time, record) : undefined;
  return toInstant({ time, milliseconds: done ?? (isEnd && milliseconds === 0 ? 999 : milliseconds) });
}

/** V2's members in epoch seconds, then V1's. */
const DONE = ['lastUpdatedDateTime', 'creationDateTime', 'lastUpdatedDate', 'createdDate'];

/** How far into the second of the call Lex did the work; undefined where it says another second, or none. */
function doneWithin(second: string, record: CloudTrailRecord): number | undefined {
  const response = record.responseElements;
  if (!isObject(response)) return undefined;
  const start = Date.parse(second);
  return DONE.map((member) => (epochMilliseconds(response[member]) ?? Number.NaN) - start).find(
    (milliseconds) => milliseconds >= 0 && milliseconds < 1000,
  );
}
