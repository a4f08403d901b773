import type { AuditEvent } from '../model/event';
import { isObject, textOf } from '../model/json';
import { isWithin, type Place, placeOf, placeSegments } from '../model/place';
import { testAlias } from '../model/test-alias';
import { declaredStateOf } from './declared-state';
import { isUnattributed } from './hidden-change';
import { mayImport } from './import-target';
import { isCreation } from './initial-state';

/** Of some places, whether they are known to exist: undefined for one that may or may not. */
export type Existence = ReadonlyMap<Place, boolean | undefined>;

/** Nothing is known yet of a place and what it is within. */
export function unknownExistence(place: Place): Existence {
  return new Map([...outerPlaces(place), place].map((one) => [one, undefined]));
}

/** Whether a call that succeeded can have come next, by what has to exist for it and what must not. */
export function canExist(existence: Existence, event: AuditEvent): boolean {
  if (isUnattributed(event)) return true;
  const { needs } = requirementOf(event);
  if (needs !== undefined && existence.get(event.place) === !needs) return false;
  return neededPlaces(event).every((place) => existence.get(place) !== false);
}

/** What is known to exist after a call that succeeded. */
export function existenceAfter(existence: Existence, event: AuditEvent): Existence {
  if (isUnattributed(event)) return existence;
  if (event.disputed) return unsureWithin(existence, event.place);
  const known = new Map(existence);
  for (const place of neededPlaces(event)) known.set(place, true);
  const { leaves } = requirementOf(event);
  const isNewOrGone = isCreated(event) || leaves === 'gone';
  for (const place of known.keys()) {
    if (isNewOrGone && isBeneath(place, event.place)) known.set(place, false);
    if (mayImport(event, place)) known.set(place, undefined);
  }
  if (leaves !== undefined) known.set(event.place, { there: true, gone: false, either: undefined }[leaves]);
  return known;
}

/** What a disputed call did to its place and to all that is within it, nobody knows. */
function unsureWithin(existence: Existence, outer: Place): Existence {
  return new Map(
    [...existence].map(([place, isThere]) => [place, isWithin(place, outer) ? undefined : isThere]),
  );
}

interface Requirement {
  /** Whether the resource at the call's place has to be there before it, or must not be. */
  readonly needs?: boolean;
  /** What the call leaves; absent where it does not say. */
  readonly leaves?: 'there' | 'gone' | 'either';
}

function requirementOf(event: AuditEvent): Requirement {
  if (mayImport(event, event.place) || event.disputed) return {};
  const declared = declaredStateOf(event);
  if (declared.kind === 'gone') return { needs: true, leaves: 'gone' };
  const partial = partialRequirements.get(event.action);
  if (partial !== undefined) {
    return declared.kind === 'partial' && declared.differences.length === 0 ? {} : partial;
  }
  return { needs: !isCreated(event), leaves: 'there' };
}

/** Lex makes a policy with its first statement, and a vocabulary with its first item. */
const partialRequirements: ReadonlyMap<string, Requirement> = new Map<string, Requirement>([
  ['TagResource', {}],
  ['UntagResource', {}],
  ['CreateCustomVocabulary', {}],
  ['UpdateCustomVocabulary', {}],
  ['CreateResourcePolicyStatement', { leaves: 'there' }],
  ['DeleteResourcePolicyStatement', { needs: true, leaves: 'either' }],
  ['BatchCreateCustomVocabularyItem', { leaves: 'there' }],
  ['BatchUpdateCustomVocabularyItem', { needs: true, leaves: 'there' }],
  ['BatchDeleteCustomVocabularyItem', { needs: true, leaves: 'either' }],
]);

function isCreated(event: AuditEvent): boolean {
  if (event.disputed || partialRequirements.has(event.action)) return false;
  return isCreation(event) || event.action.startsWith('Create');
}

/** What a call's resource is within, the locales that a version freezes, and the version that an alias takes. */
function neededPlaces(event: AuditEvent): readonly Place[] {
  if (event.disputed) return [];
  return [...outerPlaces(event.place), ...frozenBy(event), ...targetOf(event)];
}

/** The draft is there as long as its bot is. */
function outerPlaces(place: Place): readonly Place[] {
  const outer = placeSegments(place).slice(0, -1);
  return place === '' ? [] : ['', ...outer.map((segment) => segment.place).filter((one) => one !== 'DRAFT')];
}

function frozenBy({ action, lex, request }: AuditEvent): readonly Place[] {
  if (lex !== 'V2' || action !== 'CreateBotVersion' || !isObject(request)) return [];
  const locales = request.botVersionLocaleSpecification;
  if (!isObject(locales)) return [];
  return Object.entries(locales).map(([locale, details]) => {
    const source = isObject(details) ? (textOf(details.sourceBotVersion) ?? 'DRAFT') : 'DRAFT';
    return source === 'DRAFT' ? placeOf('DRAFT', locale) : placeOf('version', source);
  });
}

function targetOf({ lex, resourceType, request }: AuditEvent): readonly Place[] {
  if (lex !== 'V2' || resourceType !== 'bot-alias' || !isObject(request)) return [];
  const version = textOf(request.botVersion);
  return version === undefined || version === 'DRAFT' ? [] : [placeOf('version', version)];
}

/** Whether a place comes and goes with another; Lex makes the test alias together with its bot. */
function isBeneath(place: Place, above: Place): boolean {
  return place !== above && isWithin(place, above) && !isWithin(place, testAlias.place);
}
