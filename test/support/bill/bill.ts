import type { Template } from 'aws-cdk-lib/assertions';
import { eventPart, storagePart } from './event-part';
import { type BillLine, fixedPart } from './fixed-part';
import type { EventCost } from './measured-events';
import { daysOfMonth, prices } from './prices';
import type { WrittenLines } from './written-lines';

/** What was measured, by which a template becomes a bill. */
export interface Measurements {
  /** Of a log file without Lex, and of a call. */
  readonly idle: WrittenLines;
  readonly call: WrittenLines;
  readonly event: EventCost;
}

/** A month of so many calls: when nothing is stored yet, and when as much is stored as ever will be. */
export interface Month {
  readonly first: number;
  readonly steady: number;
}

export function monthOf(
  template: Template,
  { calls, days }: { readonly calls: number; readonly days: number },
  { idle, call, event }: Measurements,
): Month {
  const busy = calls === 0 ? 0 : call.metrics.length * prices.customMetricMonth;
  const first = total(fixedPart(template, idle)) + busy + calls * total(eventPart(template, event, call));
  return { first, steady: first + ((calls * days) / daysOfMonth) * total(storagePart(template, event)) };
}

export function total(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}

export function inDollars(dollars: number): string {
  return `$${dollars.toFixed(2)}`;
}

export function ofMillion(dollars: number): string {
  return inDollars(dollars * 1e6);
}

/** Lines with their sum, as a document has them. */
export function tableOf(
  header: readonly [string, string, string],
  lines: readonly BillLine[],
  shown: (dollars: number) => string,
): string {
  const rows = lines.map(({ what, arithmetic, dollars }) => [what, arithmetic, shown(dollars)]);
  const sum = ['**together**', '', `**${shown(total(lines))}**`];
  const all = [header, header.map(() => '---'), ...rows, sum];
  return all.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
