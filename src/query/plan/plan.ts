import type { IndexName } from '../../model/stored';
import { byTime } from '../../store/keys';
import type { FieldName } from '../filter/field-table';
import { type Filter, type Term, termsOf } from '../filter/filter';
import { accessOf } from './access';
import type { IndexScan, PlanKnowledge } from './index-scan';
import { always, daysIn, intersection, isEmptyWindow, type Window, windowOf } from './window';

/** How a filter is answered; plain data, for `--explain`. */
export interface Plan {
  /** The indexes asked, each once. */
  readonly indexes: readonly IndexName[];
  readonly scans: readonly IndexScan[];
  /** The fields that the keys do not answer: they are judged after reading. */
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
  return {
    indexes,
    scans: scans.filter(({ partitions }) => partitions.length > 0),
    residual: residualOf(filter, access?.answers),
    reads: termsOf(filter).some(needsEvent) ? 'events' : 'rows',
  };
}

function scanByTime(window: Window, { days }: PlanKnowledge): IndexScan {
  return { index: byTime.index, partitions: byTime.partitions(daysIn(window, days)), ...window };
}

export const timeFields: ReadonlySet<FieldName> = new Set(['since', 'until', 'on']);

const wholeEventFields: ReadonlySet<FieldName> = new Set(['text', 'ua', 'req.*', 'resp.*']);

const wholeEventPresences = /[*?]|^(?:request|response|omitted|problem|file)$/i;

function needsEvent({ field, values }: Term): boolean {
  if (field !== 'has') return wholeEventFields.has(field);
  return values.some((value) => 'text' in value && wholeEventPresences.test(value.text));
}

/** What every match must satisfy is answered by the keys if they were made from it: time, and one access. */
function residualOf(filter: Filter, answers: Filter | undefined): readonly FieldName[] {
  const parts = filter.kind === 'and' ? filter.of : [filter];
  const left = parts.filter((part) => part !== answers && !(part.kind === 'term' && isOneSpan(part)));
  return [...new Set(left.flatMap(termsOf).map(({ field }) => field))];
}

/** Several spans have gaps between them, which the keys do not leave out. */
function isOneSpan({ field, values }: Term): boolean {
  return timeFields.has(field) && values.length === 1;
}
