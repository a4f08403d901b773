import type { JsonValue } from '../model/json';
import { clip, safeJson, safeText } from './safe-text';

/** A value of a state for one line: a text in quotation marks, anything else as JSON; at most 200 characters. */
export function valueText(value: JsonValue): string {
  return clip(typeof value === 'string' ? `"${safeText(value)}"` : safeJson(value), 200);
}
