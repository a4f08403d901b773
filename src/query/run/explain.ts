import { counted } from '../../model/counted';
import type { IndexName } from '../../model/stored';
import type { Plan } from '../plan/plan';
import type { Cost } from './cost';

/**
 * How a page was found and what it cost, in DynamoDB in read units, as one line.
 *
 * @example
 * ```ts
 * const page = await runQuery(store, { kind: 'all' }, { limit: 50 });
 * console.log(explain(page)); // index byTime, 3 day partitions; read 51 events (1 page, 4.5 read units), matched 50
 * ```
 */
export function explain(page: Cost & { readonly plan: Plan; readonly matched: number }): string {
  const { read, pages, readUnits, matched } = page;
  const cost = [counted(pages, 'page'), ...readUnitsText(readUnits)].join(', ');
  return `${explainPlan(page.plan)}; read ${counted(read, 'event')} (${cost}), matched ${matched}`;
}

/** What DynamoDB charges for reading, as a list of one; empty for a store on this machine, which charges nothing. */
export function readUnitsText(readUnits: number): readonly string[] {
  return readUnits === 0 ? [] : [counted(Math.round(readUnits * 10) / 10, 'read unit')];
}

/** What a plan reads, and what is judged after reading. */
export function explainPlan({ indexes, scans, residual, reads }: Plan): string {
  const keys = indexes.flatMap((index) =>
    partitions(
      index,
      scans.filter((scan) => scan.index === index),
    ),
  );
  const name = indexes.length === 1 ? 'index' : 'indexes';
  const filter = residual.length === 0 ? [] : [`filter ${residual.join(' ')}`];
  const whole = reads === 'events' ? ['whole events'] : [];
  return [`${name} ${indexes.join(' and ')}`, ...keys, ...filter, ...whole].join(', ');
}

/** What one partition of an index holds; an actor's is a month, an AWS service's a day. */
const partitionNouns: Readonly<Record<IndexName, string>> = {
  byBot: 'bot',
  byActor: 'month partition',
  byTime: 'day partition',
  byFault: 'month partition',
  byId: 'id',
};

function partitions(index: IndexName, scans: Plan['scans']): readonly string[] {
  const all = scans.flatMap((scan) => scan.partitions);
  if (index !== 'byActor') return [counted(all.length, partitionNouns[index])];
  const days = all.filter((partition) => /\|\d{4}-\d\d-\d\d$/.test(partition)).length;
  const months = all.length - days;
  return [
    ...(months > 0 || days === 0 ? [counted(months, partitionNouns.byActor)] : []),
    ...(days > 0 ? [counted(days, partitionNouns.byTime)] : []),
  ];
}
