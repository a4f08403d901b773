import type { EventReference } from '../../model/doubt';
import type { JsonObject } from '../../model/json';
import { actorLabel } from '../caller-words';
import type { Look } from '../look';
import { shortId } from '../next-commands';
import { safeText } from '../safe-text';
import { readableTime } from '../time';

/** A stored event, or as much of one as a reference needs. */
export interface Referred {
  readonly event: EventReference;
}

/** A reference to an event, for answers that do not hold it whole. */
export function referenceJson({ event }: Referred): JsonObject {
  const { id, time, action, actor } = event;
  return { id, time, action, actor };
}

/** `UpdateIntent 5d21f0c8 by alice (Dev) at 2026-11-22 08:59:43Z` */
export function referenceWords({ event }: Referred, look: Look): string {
  return safeText(
    `${event.action} ${shortId(event.id)} by ${actorLabel(event)} at ${readableTime(event.time, look.zone)}`,
  );
}

/** The cells of a list that refer to an event: when, by whom, and its short id. */
export function referenceCells({ event }: Referred, look: Look): readonly [string, string, string] {
  return [minuteOf(event.time, look), event.root ? 'root user' : event.actor, shortId(event.id)];
}

/** A time to the minute: `2026-11-22 08:59Z`. */
export function minuteOf(time: string, { zone }: Look): string {
  return readableTime(time, zone).replace(/:\d\d(?=Z$|[+-]\d\d:\d\d$)/, '');
}
