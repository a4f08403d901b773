import type { Difference } from '../../model/change';
import { isObject, type JsonValue } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { type PathDifference, pathDifferencesOf } from './differences';

/**
 * Conversation logs (text or audio) are switched off, lose a destination or lose their encryption key.
 * V2 holds them in `conversationLogSettings`, V1 in `conversationLogs`, where there is no switch and
 * an entry is a log.
 */
export function areLogsReduced(named: NamedEvent): boolean {
  return pathDifferencesOf(named).some((step) => logs.has(step.path[0] ?? '') && isReduction(step));
}

const logs: ReadonlySet<string> = new Set(['conversationLogSettings', 'conversationLogs']);

/** The block, a list within it, an entry of the list; what lies deeper says how to log, not whether. */
const whole = 3;

/** Where one destination takes the place of another, the entry is not removed but changed (list-kinds.ts). */
function isReduction({ difference, path }: PathDifference): boolean {
  const last = path.at(-1);
  if (difference.kind === 'changed') return last === 'enabled' && !isOn(difference.after);
  if (difference.kind !== 'removed') return false;
  if (last === 'kmsKeyArn') return true;
  return path.length <= whole && isRecording(difference);
}

/** Taking away logs that were off changes nothing. */
function isRecording({ before }: Difference & { readonly kind: 'removed' }): boolean {
  const switches = switchesIn(before);
  return switches.length === 0 || switches.some(isOn);
}

function switchesIn(value: JsonValue | undefined, depth = 0): readonly JsonValue[] {
  if (depth > 5) return [];
  if (Array.isArray(value)) return value.flatMap((entry: JsonValue) => switchesIn(entry, depth + 1));
  if (!isObject(value)) return [];
  if (value.enabled !== undefined) return [value.enabled];
  return Object.values(value).flatMap((member) => switchesIn(member, depth + 1));
}

/** CloudTrail writes some booleans as text. */
function isOn(value: JsonValue | undefined): boolean {
  return value === true || value === 'true';
}
