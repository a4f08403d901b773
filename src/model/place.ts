/**
 * Where in its scope a resource is, as a path that sorts and nests:
 *
 * ```
 * (empty)                                  the bot itself
 * alias/TSTALIASID   version/7   replica/eu-west-1   policy   tags   alias/ID/policy   alias/ID/tags
 * DRAFT/en_US                              a locale
 * DRAFT/en_US/intent/ID                    an intent
 * DRAFT/en_US/intent/ID/slot/ID            a slot
 * DRAFT/en_US/slottype/ID                  a slot type
 * DRAFT/en_US/vocabulary                   the custom vocabulary
 * version/7/en_US/intent/ID                the same things within a numbered version
 * ```
 *
 * A call that names a kind but no id (a list, a failed create) is at the path without the id.
 */
export type Place = string;

/** One resource on the path of a place. */
export interface PlaceSegment {
  /** `version`, `locale`, `alias`, `intent`, `slot`, `slottype`, `replica`, `channel`, or an aspect (`tags`, `policy`, `vocabulary`). */
  readonly kind: string;
  /** Absent for an aspect, of which there is one only, and where a call names the kind but none of it. */
  readonly id?: string;
  /** The place of this resource: the path up to it. */
  readonly place: Place;
}

/** Joins parts to a place; a part is escaped so that it can hold neither `/` nor the key separator `|`. */
export function placeOf(...parts: readonly string[]): Place {
  return parts.map(encodePart).join('/');
}

/** The inverse of `placeOf`; the empty place has no parts. */
export function partsOf(place: Place): readonly string[] {
  return place === '' ? [] : place.split('/').map(decodePart);
}

/** The resources on the path of a place, outermost first. */
export function placeSegments(place: Place): readonly PlaceSegment[] {
  const parts = partsOf(place);
  const segments: PlaceSegment[] = [];
  for (let at = 0; at < parts.length; ) {
    const { kind, id, length } = segmentAt(parts, at, segments.at(-1)?.kind);
    at += length;
    segments.push({ kind, ...(id !== undefined && { id }), place: placeOf(...parts.slice(0, at)) });
  }
  return segments;
}

/** The inverse of `placeSegments`. */
export function placeOfSegments(segments: readonly Pick<PlaceSegment, 'kind' | 'id'>[]): Place {
  return placeOf(...segments.flatMap(partsOfSegment));
}

/** The place itself and everything above it, outermost (the empty place) first. */
export function lineage(place: Place): readonly Place[] {
  if (place === '') return [''];
  const parts = place.split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

/** The place that this one is directly within; of the empty place, itself. */
export function parentOf(place: Place): Place {
  return placeSegments(place).at(-2)?.place ?? '';
}

/** The locale on the path of a place. */
export function localeOf(place: Place): PlaceSegment | undefined {
  return placeSegments(place).find(({ kind }) => kind === 'locale');
}

/** Whether a kind of segment is an aspect of the resource before it: its tags, policy or vocabulary. */
export function isAspect(kind: string): boolean {
  return aspects.has(kind);
}

/** Whether a place is that of a call which names a kind of resource but none of it. */
export function isUnnamed(place: Place): boolean {
  const last = placeSegments(place).at(-1);
  return last !== undefined && last.id === undefined && !isAspect(last.kind);
}

export function isWithin(place: Place, ancestor: Place): boolean {
  return ancestor === '' || place === ancestor || place.startsWith(`${ancestor}/`);
}

/** A numbered version is a frozen copy of DRAFT, where the same thing has the same id; any other place is its own. */
export function draftOf(place: Place): Place {
  return place.replace(/^version\/[^/]+\//, 'DRAFT/');
}

/** A part as it is written in a place, and in a scope. */
export function encodePart(part: string): string {
  return part.replace(/[%/|]/g, (character) => encodeURIComponent(character));
}

/** The inverse of `encodePart`; text that it never wrote stays as it is. */
export function decodePart(part: string): string {
  return part.replace(/%(?:25|2F|7C)/g, decodeURIComponent);
}

/** The version that has no number, and so no kind before it. */
const draft = 'DRAFT';

/** What a resource has one of, so that no id follows. */
const aspects: ReadonlySet<string> = new Set(['policy', 'tags', 'vocabulary']);

/** What can follow a version where the call names no locale; any other part there is a locale. */
const kindsInVersion: ReadonlySet<string> = new Set([...aspects, 'intent', 'slot', 'slottype']);

function segmentAt(parts: readonly string[], at: number, outer: string | undefined) {
  const [part = '', next] = parts.slice(at);
  if (at === 0 && part === draft) return { kind: 'version', id: draft, length: 1 };
  if (outer === 'version' && !kindsInVersion.has(part)) return { kind: 'locale', id: part, length: 1 };
  if (next === undefined || aspects.has(part)) return { kind: part, length: 1 };
  return { kind: part, id: next, length: 2 };
}

function partsOfSegment({ kind, id }: Pick<PlaceSegment, 'kind' | 'id'>): readonly string[] {
  if (id === undefined) return [kind];
  return kind === 'locale' || (kind === 'version' && id === draft) ? [id] : [kind, id];
}
