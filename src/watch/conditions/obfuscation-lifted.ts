import type { NamedEvent } from '../../model/named';
import { pathDifferencesOf } from './differences';

/** What callers say into a slot was hidden in the conversation logs, and from now on is not. */
export function isObfuscationLifted(named: NamedEvent): boolean {
  return pathDifferencesOf(named).some(({ difference, path }) => {
    if (!path.includes('obfuscationSetting')) return false;
    if (difference.kind === 'removed') return !isNone(setting(difference.before));
    return difference.kind === 'changed' && isNone(setting(difference.after));
  });
}

/** V2 wraps the type in an object, V1 gives it as text; both write NONE in their own way. */
function setting(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'obfuscationSettingType' in value
    ? value.obfuscationSettingType
    : value;
}

function isNone(type: unknown): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'none';
}
