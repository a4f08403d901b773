import type { NamedEvent } from '../../model/named';
import { pathDifferencesOf } from './differences';

/** An alias that pointed to a version now points to one made before it. */
export function isVersionLowered(named: NamedEvent): boolean {
  return isLowered(named, (path) => path.length === 1 && path[0] === 'botVersion');
}

/** How sure Lex must be of an intent (V2 `nluIntentConfidenceThreshold`, V1 of the same name) went down. */
export function isThresholdLowered(named: NamedEvent): boolean {
  return isLowered(named, (path) => path.at(-1) === 'nluIntentConfidenceThreshold');
}

function isLowered(named: NamedEvent, isAsked: (path: readonly string[]) => boolean): boolean {
  return pathDifferencesOf(named).some(
    ({ difference, path }) =>
      difference.kind === 'changed' &&
      isAsked(path) &&
      Number(difference.after) < Number(difference.before) &&
      difference.after !== null,
  );
}
