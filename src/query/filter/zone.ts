import { dayMs } from '../../model/duration';

/** A time zone: what its clocks on the wall say. Local times are milliseconds as if they were UTC. */
export interface Zone {
  /** The wall clock at a moment. */
  local(moment: number): number;
  /**
   * The first and last moment when the wall clock says so: two in an hour that comes twice. Where the clock
   * is put forward over it, from when that happens to as long after as it says.
   */
  moments(local: number): readonly [first: number, last: number];
}

export const utc: Zone = { local: (moment) => moment, moments: (local) => [local, local] };

/** The zone of an IANA name such as Europe/Berlin; undefined where there is none of that name. */
export function zoneNamed(name: string): Zone | undefined {
  if (name === 'UTC') return utc;
  const clock = clockOf(name);
  if (!clock) return undefined;
  const local = (moment: number) => wallClock(clock, moment);
  return { local, moments: (wall) => momentsOf(wall, local) };
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

/** Offsets change at most once within a day either side. */
function momentsOf(wall: number, local: (moment: number) => number): readonly [number, number] {
  const before = wall - (local(wall - dayMs) - (wall - dayMs));
  const after = wall - (local(wall + dayMs) - (wall + dayMs));
  const fitting = [before, after].filter((moment) => local(moment) === wall);
  if (fitting.length > 0) return [Math.min(...fitting), Math.max(...fitting)];
  return [changeBetween(after, before, (moment) => local(moment) >= wall), before];
}

/** The first moment, between one that is not and one that is, which is. */
function changeBetween(from: number, to: number, is: (moment: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (is(middle)) high = middle;
    else low = middle;
  }
  return high;
}
