import type { Filter, TimeSpan } from '../filter/filter';

/** The sort keys `instant|id` between which every match is; both bounds inclusive. */
export interface Window {
  readonly from?: string;
  readonly to?: string;
}

export const always: Window = {};

/** The narrowest window that holds every event the filter takes. */
export function windowOf(filter: Filter): Window {
  switch (filter.kind) {
    case 'term':
      return hull(filter.values.map((value) => (value.kind === 'span' ? windowOfSpan(value) : always)));
    case 'and':
      return filter.of.map(windowOf).reduce(intersection, always);
    case 'or':
      return hull(filter.of.map(windowOf));
    default:
      return always;
  }
}

export function intersection(a: Window, b: Window): Window {
  return bounds(later(a.from, b.from), earlier(a.to, b.to));
}

export function isEmptyWindow({ from, to }: Window): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** The days, of those that hold events, that a window touches. */
export function daysIn({ from = '', to }: Window, days: readonly string[]): readonly string[] {
  return days.filter(
    (day) => day >= from.slice(0, 10) && (to === undefined || `${day}T00:00:00.000Z|` <= to),
  );
}

/** An event before an instant has a sort key before the instant's text; one at it has it as a beginning. */
function windowOfSpan({ from, before }: TimeSpan): Window {
  return bounds(from, before);
}

/** What holds all of them; one without a bound leaves the whole without it. */
function hull(windows: readonly Window[]): Window {
  const froms = windows.map(({ from }) => from);
  const tos = windows.map(({ to }) => to);
  return bounds(
    froms.includes(undefined) ? undefined : froms.reduce(earlier, undefined),
    tos.includes(undefined) ? undefined : tos.reduce(later, undefined),
  );
}

function bounds(from: string | undefined, to: string | undefined): Window {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
