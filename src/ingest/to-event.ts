import type { AuditEvent } from '../model/event';
import { isObject, textOf } from '../model/json';
import { enrich } from './enrich';
import type { TextPrivacy } from './hash-texts';
import { parseJson } from './parse-json';
import { parseRecord } from './record';

export type Ingested =
  | { readonly kind: 'event'; readonly event: AuditEvent }
  | { readonly kind: 'irrelevant'; readonly eventSource: string }
  | { readonly kind: 'malformed'; readonly problem: string };

/**
 * From one record, as parsed JSON or as its text, to an event of ours. `eventSource` says which service
 * is wanted, `*` every one; `privacy` what is kept of the texts that a bot hears and says, all by default;
 * `losses` what of its text could not be kept as it was written, in sentences.
 *
 * @example
 * ```ts
 * const ingested = toEvent('{ "eventVersion": "1.11" }', 'lex.amazonaws.com');
 * if (ingested.kind === 'malformed') console.error(ingested.problem);
 * ```
 */
export function toEvent(
  raw: unknown,
  eventSource: string,
  privacy?: TextPrivacy,
  losses: readonly string[] = [],
): Ingested {
  const parsed = typeof raw === 'string' ? parseJson(raw) : { value: raw, losses };
  if (parsed === undefined) return { kind: 'malformed', problem: 'the text of the record is not JSON' };
  const record = parsed.value;
  const source = isObject(record) ? textOf(record.eventSource) : undefined;
  if (source !== undefined && source !== eventSource && eventSource !== '*') {
    return { kind: 'irrelevant', eventSource: source };
  }
  const accepted = parseRecord(record, parsed.losses);
  return accepted.kind === 'record' ? { kind: 'event', event: enrich(accepted.record, privacy) } : accepted;
}
