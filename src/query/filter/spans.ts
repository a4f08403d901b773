import type { FieldValue, ReadValue } from './field-value';
import type { TimeSpan } from './filter';
import { nearest } from './nearest';
import { quoted } from './problem';
import { backwards, rangeEnds } from './ranges';
import { type Clock, instantText, type Period, readPeriod, timeForms } from './times';

/**
 * Reads a value of `since`, `until` or `on`. What was written belongs to it: `until:2026-11-08` ends with
 * that day, as a person reading it aloud expects and `on:` and `a..b` do it too; with a time of day, it
 * ends with that second.
 */
export function readSpan(asked: FieldValue, clock: Clock): ReadValue {
  const { field, operator, raw } = asked;
  const ends = rangeEnds(raw.text);
  if (ends && operator === '') return spanBetween(asked, ends, clock);
  const moment = readPeriod(raw.text, clock);
  if (!moment) return unreadable(raw.text, field.name);
  if (field.name === 'on') return spanOn(asked, moment);
  if (operator !== '') {
    const better = operator.startsWith('>') ? 'since' : 'until';
    return {
      kind: 'wrong',
      message: `${field.name} takes no '${operator}'`,
      suggestion: `${better}:${raw.text}`,
    };
  }
  return field.name === 'since' ? span(moment.start, undefined) : span(undefined, moment.end);
}

function spanBetween({ field, raw }: FieldValue, ends: readonly [string, string], clock: Clock): ReadValue {
  const [low, high] = ends.map((end) => (end === '' ? undefined : readPeriod(end, clock)));
  const unread = ends.find((end, index) => end !== '' && ![low, high][index]);
  if (unread !== undefined) return unreadable(unread, field.name);
  return low && high && low.start >= high.end ? backwards(raw.text, ends) : span(low?.start, high?.end);
}

function spanOn({ operator, raw }: FieldValue, day: Period): ReadValue {
  if (operator === '>') return span(day.end, undefined);
  if (operator === '>=') return span(day.start, undefined);
  if (operator === '<') return span(undefined, day.start);
  if (operator === '<=') return span(undefined, day.end);
  if (day.isDay) return span(day.start, day.end);
  return {
    kind: 'wrong',
    message: `on takes a day, got ${quoted(raw.text)}`,
    suggestion: `since:${raw.text}`,
  };
}

function span(from: number | undefined, before: number | undefined): TimeSpan {
  return {
    kind: 'span',
    ...(from === undefined ? {} : { from: instantText(from) }),
    ...(before === undefined ? {} : { before: instantText(before) }),
  };
}

function unreadable(text: string, field: string): ReadValue {
  const word = nearest(text, ['today', 'yesterday']);
  return {
    kind: 'wrong',
    message: `${quoted(text)} is no time; times are ${timeForms}`,
    suggestion: word ?? (field === 'since' ? '7d' : '2026-11-01'),
  };
}
