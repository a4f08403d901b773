import { type Doubt, mergedDoubts } from '../model/doubt';
import type { NamedEvent } from '../model/named';
import { type Term, termsOf } from '../query/filter/filter';
import { parseFilter } from '../query/filter/parse-filter';
import { changeLines } from '../view/change-lines';
import { doubtWords } from '../view/doubt';
import { factsOf } from '../view/facts';
import { namedDifferences } from '../view/named-differences';
import { resourceLabel } from '../view/resource-label';
import { clip, safeText } from '../view/safe-text';
import { sentence } from '../view/sentence/sentence';
import { readableTime } from '../view/time';
import { commandsOf } from './commands-of';
import type { Group } from './group';
import type { MessageOptions } from './message-options';
import { runbookOf } from './names';
import type { Rule } from './rule';
import { changeConditions } from './unknown-change';

export interface Mail {
  /** Printable ASCII, under the 100 characters that SNS takes (API reference, Publish). */
  readonly subject: string;
  readonly body: string;
}

/**
 * What matched, for a person to read: what happened, what changed, what it means and where to look. The lines
 * under Facts are those of view/facts.ts; what is known of the deployment is in message-options.ts.
 */
export function mailOf(group: Group, options: MessageOptions = {}): Mail {
  const { rule, events } = group;
  const blocks = [
    [`${rule.title} (${rule.severity})`],
    events.length === 1 ? oneEvent(events[0]) : severalEvents(group),
    ...notKnown(group),
    ['What it means', ...ours([rule.meaning])],
    ['Look further', ...ours(commandsOf(group, options))],
    ['What to do', ...ours([runbookOf(rule, options.runbook)])],
  ];
  const body = blocks.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
  return { subject: subjectOf(group), body };
}

const mostSubject = 99;
const mostLines = 20;
const mostSentences = 3;
/** A sentence or value may be long; a mail of SNS holds 256 KB. */
const mostCharacters = 500;

/** Says so where the records do not prove what matched: nobody should act on a guess as if it were known. */
function subjectOf({ rule, events, unsure }: Group): string {
  const [{ event }] = events;
  const isAboutChange = asksChange(rule);
  const isDoubted = events.every(
    (named) => unsure?.has(named.event.id) || (isAboutChange && doubtsOf(named).length > 0),
  );
  const doubt = isDoubted ? 'uncertain: ' : '';
  const about =
    events.length === 1
      ? `${resourceLabel(events[0]) ?? event.action} by ${event.actor}`
      : `${events.length} calls`;
  return clip(ascii(`[${rule.severity}] ${doubt}${rule.title}: ${about}`), mostSubject).replace('…', '.');
}

function ascii(text: string): string {
  return text.replace(/[^ -~]+/g, '?');
}

function oneEvent(named: NamedEvent): readonly string[] {
  const changes = changeLines(namedDifferences(named).slice(0, mostLines));
  const more = (named.change?.differences.length ?? 0) - mostLines;
  const facts = factsOf(named, { isAccessible: true });
  const width = Math.max(...facts.map(([label]) => label.length));
  return [
    harmless(sentence(named)),
    ...(changes.length === 0 ? [] : ['', 'Changes', ...indented(changes)]),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
    'Facts',
    ...indented(facts.map(([label, text]) => `${label.padEnd(width)}  ${text}`)),
  ];
}

function severalEvents({ rule, events }: Group): readonly string[] {
  const last = events.at(-1) ?? events[0];
  const from = readableTime(events[0].event.time);
  const to = readableTime(last.event.time);
  const burst =
    rule.threshold > 1 ? `, ${rule.threshold} or more of them within ${rule.windowMinutes} minutes` : '';
  const more = events.length - mostSentences;
  return [
    `${events.length} calls matched from ${from} to ${to}${burst}. The first of them:`,
    ...indented(events.slice(0, mostSentences).map(sentence)),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** What the records do not prove of what matched. */
function notKnown({ events, unsure }: Group): readonly (readonly string[])[] {
  const count = events.filter(({ event }) => unsure?.has(event.id)).length;
  const which =
    count === events.length ? 'this is so' : `this is so of ${count} of the ${events.length} calls`;
  const lines = [
    ...(count > 0 ? [`whether ${which}: the records do not say it`] : []),
    ...mergedDoubts(...events.map(doubtsOf)).map((doubt) => doubtWords(doubt)),
  ];
  return lines.length === 0 ? [] : [['Not known', ...indented(lines)]];
}

/** Whether the rule goes by what a call changed, so that a doubt about the change is one about the match. */
function asksChange({ condition, filter }: Rule): boolean {
  if (condition !== undefined && changeConditions.has(condition)) return true;
  const parsed = parseFilter(filter, { now: new Date(0) });
  return parsed.kind === 'filter' && termsOf(parsed.filter).some(isAboutChange);
}

function isAboutChange({ field, values }: Term): boolean {
  if (field !== 'has') return field === 'changed';
  return values.some((value) => value.kind === 'text' && value.text.toLowerCase() === 'change');
}

function doubtsOf({ change }: NamedEvent): readonly Doubt[] {
  return change?.doubts ?? [];
}

/** What lextrail itself says, links and all. */
function ours(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${harmless(line)}`);
}

/** Mail programs make links of what looks like one; whoever calls the API must not place links here. */
function harmless(text: string): string {
  return clip(safeText(text), mostCharacters).replace(/:\/\//g, '[:]//').replace(/www\./gi, 'www[.]');
}
