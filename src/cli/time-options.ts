import { instantText, type Period, readPeriod, timeForms } from '../query/filter/times';
import { utc, zoneNamed } from '../query/filter/zone';
import type { CommandContext } from './command';
import { misused } from './failure';

// The flags themselves, and their values where none is given, are in specs/shared-options.ts.

/** The instant at which a time in words begins, for `--since`; undefined where none is given. */
export function firstInstantOf(
  flag: string,
  text: string | undefined,
  context: CommandContext,
): string | undefined {
  return text === undefined ? undefined : instantText(periodOf(flag, text, context).start);
}

/** The last instant of a time in words, so that the whole of it is in: of a day its end. */
export function lastInstantOf(
  flag: string,
  text: string | undefined,
  context: CommandContext,
): string | undefined {
  return text === undefined ? undefined : instantText(periodOf(flag, text, context).end - 1);
}

/** A length of time such as `15m` in milliseconds. */
export function lengthOf(flag: string, text: string): number {
  // So long before a fixed moment, by the one table of units.
  const now = new Date('2100-01-01T00:00:00Z');
  const moment = /^(?:\d+[smhdw])+$/i.test(text) ? readPeriod(text, { now, zone: utc }) : undefined;
  if (moment === undefined)
    throw misused(`${flag} takes a length of time such as 15m or 1h30m, got '${text}'`);
  return now.getTime() - moment.start;
}

function periodOf(flag: string, text: string, { options, world }: CommandContext): Period {
  const moment = readPeriod(text, { now: world.now(), zone: zoneNamed(options.tz) ?? utc });
  if (moment === undefined) throw misused(`${flag} takes a time such as ${timeForms}; got '${text}'`);
  return moment;
}
