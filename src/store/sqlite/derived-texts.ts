import type { AuditEvent } from '../../model/event';

/**
 * What an event says that a search of its record as JSON text would miss, a line each: texts that are made
 * from the record rather than copied, written as in JSON, and all of a record with letters that only Unicode knows to be others
 * in another case (the Kelvin sign is a k, the dotted İ an i).
 */
export function derivedTexts(event: AuditEvent, record: string): string | undefined {
  const { identity, userAgent, toolDetail, errorMessage, arn, problems } = event;
  const texts = [...Object.values(identity), userAgent, toolDetail, errorMessage, arn, ...problems];
  const missing = texts
    .flatMap((text) => (typeof text === 'string' ? [JSON.stringify(text).slice(1, -1)] : []))
    .filter((text) => !record.includes(text));
  const folded = /[\u212a\u0130]/.test(record) ? [record.toLowerCase()] : [];
  const all = [...missing, ...folded];
  return all.length === 0 ? undefined : all.join('\n');
}
