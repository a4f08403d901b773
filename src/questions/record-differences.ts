import { diff } from '../change/diff';
import type { AuditEvent } from '../model/event';

/** Where records with one id say different things: paths in their JSON, each once. */
export function recordDifferences(records: readonly Pick<AuditEvent, 'received'>[]): readonly string[] {
  const [first, ...others] = records;
  if (first === undefined) return [];
  const paths = others.flatMap(({ received }) => diff(first.received, received).map(({ path }) => path));
  return [...new Set(paths)];
}
