import { instantOf, type Moment, readTime, TIME_FORMS } from '../query/filter/times';
import { utc, zoneNamed } from '../query/filter/zone';
import type { Setting } from './command';
import { misused } from './failure';

/** The instant at which a time in words begins, for `--since`; undefined where none is given. */
export function startOf(flag: string, text: string | undefined, setting: Setting): string | undefined {
  return text === undefined ? undefined : instantOf(momentOf(flag, text, setting).start);
}

/** The last instant of a time in words, so that the whole of it is in: of a day its end. */
export function endOf(flag: string, text: string | undefined, setting: Setting): string | undefined {
  return text === undefined ? undefined : instantOf(momentOf(flag, text, setting).end - 1);
}

/** A length of time such as `15m` in milliseconds. */
export function lengthOf(flag: string, text: string): number {
  // So long before a fixed moment, by the one table of units.
  const now = new Date('2100-01-01T00:00:00Z');
  const moment = /^(?:\d+[smhdw])+$/i.test(text) ? readTime(text, { now, zone: utc }) : undefined;
  if (moment === undefined)
    throw misused(`${flag} takes a length of time such as 15m or 1h30m, got '${text}'`);
  return now.getTime() - moment.start;
}

function momentOf(flag: string, text: string, { options, world }: Setting): Moment {
  const moment = readTime(text, { now: world.now(), zone: zoneNamed(options.tz) ?? utc });
  if (moment === undefined) throw misused(`${flag} takes a time such as ${TIME_FORMS}; got '${text}'`);
  return moment;
}
