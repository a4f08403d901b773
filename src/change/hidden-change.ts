import type { DoubtKind } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { isWithin, type Place, placeSegments } from '../model/place';
import { readScope } from '../model/scope';
import { mayImport } from './import-target';

/**
 * Why a call may have changed a place though no record says so: it is an import into it, it may have made or
 * deleted what the place is within, or CloudTrail left out which resource of this kind it was about.
 * Undefined for a call that is about the place or not.
 */
export function hiddenChange(event: AuditEvent, place: Place): DoubtKind | undefined {
  if (mayImport(event, place)) return 'import-between';
  if (event.disputed && event.place !== place && isWithin(place, event.place)) {
    return /^(?:Create|Delete|Put)/.test(event.action) ? 'disputed-record' : undefined;
  }
  if (!isUnattributed(event)) return undefined;
  return resourceTypeOf(place) === event.resourceType && !event.action.startsWith('Create')
    ? 'unattributed-call'
    : undefined;
}

/** Whether a call does not say which resource it is about: request and response were left out. */
export function isUnattributed({ scope }: Pick<AuditEvent, 'scope'>): boolean {
  return readScope(scope) === undefined;
}

/** Of what can be larger than the 100 KB that CloudTrail keeps of a request and a response each; of all else it keeps them. */
export function resourceTypeOf(place: Place): string | undefined {
  return largeTypes.get(placeSegments(place).at(-1)?.kind ?? 'bot');
}

const largeTypes = new Map([
  ['bot', 'bot'],
  ['intent', 'intent'],
  ['slot', 'slot'],
  ['slottype', 'slot-type'],
]);

/** Every type of resource that a call which does not say what it is about may have changed or created. */
export const unattributableTypes: ReadonlySet<string> = new Set(largeTypes.values());
