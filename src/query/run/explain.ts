import type { IndexName } from '../../model/stored';
import type { Plan } from '../plan/plan';
import type { Cost } from './cost';

/** How a page was found, as one line. */
export function explain(page: Cost & { readonly plan: Plan; readonly matched: number }): string {
  const { read, pages, readUnits, matched } = page;
  const cost = `${count(pages, 'page')}, ${count(Math.round(readUnits * 10) / 10, 'read unit')}`;
  return `${explainPlan(page.plan)}; read ${count(read, 'event')} (${cost}), matched ${matched}`;
}

/** What a plan reads and what it still has to judge. */
export function explainPlan({ indexes, legs, residual, reads }: Plan): string {
  const keys = indexes.map((index) =>
    partitions(
      index,
      legs.filter((leg) => leg.index === index),
    ),
  );
  const name = indexes.length === 1 ? 'index' : 'indexes';
  const filter = residual.length === 0 ? [] : [`filter ${residual.join(' ')}`];
  const whole = reads === 'events' ? ['whole events'] : [];
  return [`${name} ${indexes.join(' and ')}`, ...keys, ...filter, ...whole].join(', ');
}

/** What one partition of an index holds; of an actor it is a month, of an AWS service a day. */
const HOLDS: Readonly<Record<IndexName, string>> = {
  byBot: 'bot',
  byActor: 'month partition',
  byTime: 'day partition',
  byFault: 'month partition',
  byId: 'id',
};

function partitions(index: IndexName, legs: Plan['legs']): string {
  const all = legs.flatMap((leg) => leg.partitions);
  const isDaily = index === 'byActor' && all.some((partition) => /\|\d{4}-\d\d-\d\d$/.test(partition));
  return count(all.length, isDaily ? 'day partition' : HOLDS[index]);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
