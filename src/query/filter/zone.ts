import { dayMs } from '../../model/duration';
/** A time zone: what its clocks on the wall say. Local times are milliseconds as if they were UTC. */
export interface Zone {
  /** The wall clock at a moment. */
  local(moment: number): number;
  /** The moment when the wall clock says so: the earlier one of two, the later edge of a gap. */
  moment(local: number): number;
}

export const utc: Zone = { local: (moment) => moment, moment: (local) => local };

/** The zone of an IANA name such as Europe/Berlin; undefined where there is none of that name. */
export function zoneNamed(name: string): Zone | undefined {
  if (name === 'UTC') return utc;
  const clock = clockOf(name);
  if (!clock) return undefined;
  const local = (moment: number) => wallClock(clock, moment);
  return { local, moment: (wall) => momentOf(wall, local) };
}

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function wallClock(clock: Intl.DateTimeFormat, moment: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(moment)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  wall.setUTCHours(hour, minute, second, moment - Math.floor(moment / 1000) * 1000);
  return wall.getTime();
}

/** Offsets change at most once within a day either side; the one before the change resolves a gap. */
function momentOf(wall: number, local: (moment: number) => number): number {
  const earlier = wall - (local(wall - dayMs) - (wall - dayMs));
  const later = wall - (local(wall + dayMs) - (wall + dayMs));
  const fitting = [earlier, later].filter((moment) => local(moment) === wall);
  return fitting.length === 0 ? earlier : Math.min(...fitting);
}
