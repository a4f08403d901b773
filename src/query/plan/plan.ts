import type { IndexName } from '../../model/stored';
import { byTime } from '../../store/keys';
import type { FieldName } from '../filter/field-table';
import { allOf, type Filter, type Term, termsOf } from '../filter/filter';
import { accessOf } from './access';
import type { IndexScan, PlanKnowledge } from './index-scan';
import { always, daysIn, intersection, isEmptyWindow, type Window, windowOf } from './window';

/** How a filter is answered; plain data, for `--explain`. */
export interface Plan {
  /** The indexes asked, each once. */
  readonly indexes: readonly IndexName[];
  readonly scans: readonly IndexScan[];
  /** What the keys do not answer: it is judged after reading. */
  readonly rest: Filter;
  /** The fields of that. */
  readonly residual: readonly FieldName[];
  /** Whether index rows are enough to answer the filter, or whole events are needed. */
  readonly reads: 'rows' | 'events';
}

/** Where to look for everything that a filter takes, within a window if given. */
export function planQuery(filter: Filter, knowledge: PlanKnowledge, within: Window = always): Plan {
  const window = intersection(windowOf(filter), within);
  const access = accessOf(filter, window, knowledge);
  const scans = isEmptyWindow(window) ? [] : (access?.scans ?? [scanByTime(window, knowledge)]);
  const indexes = access?.indexes ?? (['byTime'] as const);
  const rest = restOf(filter, access?.answers);
  return {
    indexes,
    scans: scans.filter(({ partitions }) => partitions.length > 0),
    rest,
    residual: [...new Set(termsOf(rest).map(({ field }) => field))],
    reads: termsOf(filter).some(needsEvent) ? 'events' : 'rows',
  };
}

function scanByTime(window: Window, { days }: PlanKnowledge): IndexScan {
  return { index: byTime.index, partitions: byTime.partitions(daysIn(window, days)), ...window };
}

export const timeFields: ReadonlySet<FieldName> = new Set(['since', 'until', 'on']);

const wholeEventFields: ReadonlySet<FieldName> = new Set(['text', 'ua', 'key', 'serves', 'req.*', 'resp.*']);

const wholeEventPresences = /[*?]|^(?:request|response|omitted|problem|file)$/i;

function needsEvent({ field, values }: Term): boolean {
  if (field !== 'has') return wholeEventFields.has(field);
  return values.some((value) => 'text' in value && wholeEventPresences.test(value.text));
}

/** What every match must satisfy is answered by the keys if they were made from it: time, and one access. */
function restOf(filter: Filter, answers: Filter | undefined): Filter {
  const parts = filter.kind === 'and' ? filter.of : [filter];
  return allOf(parts.filter((part) => part !== answers && !(part.kind === 'term' && isOneSpan(part))));
}

/** Several spans have gaps between them, which the keys do not leave out. */
function isOneSpan({ field, values }: Term): boolean {
  return timeFields.has(field) && values.length === 1;
}
