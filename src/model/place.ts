/**
 * Where in its scope a resource stands, as a path that sorts and nests:
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
 * A call that names a kind but no id (a list, a failed create) stands at the path without the id.
 */
export type Place = string;

/** Joins parts to a place; a part is escaped so that it can hold neither `/` nor the key separator `|`. */
export function placeOf(...parts: readonly string[]): Place {
  return parts.map(encodePart).join('/');
}

/** The place itself and everything above it, outermost (the empty place) first. */
export function lineage(place: Place): readonly Place[] {
  if (place === '') return [''];
  const parts = place.split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

export function isWithin(place: Place, ancestor: Place): boolean {
  return ancestor === '' || place === ancestor || place.startsWith(`${ancestor}/`);
}

/** A numbered version is a frozen copy of DRAFT, where the same thing has the same id; any other place is its own. */
export function draftOf(place: Place): Place {
  return place.replace(/^version\/[^/]+\//, 'DRAFT/');
}

function encodePart(part: string): string {
  return part.replace(/[%/|]/g, (character) => encodeURIComponent(character));
}

/** Whether a scope is the ARN of a bot (V2), or of a bot by its name (V1). */
export function isBotScope(scope: string): boolean {
  return BOT_SCOPE.test(scope);
}

const BOT_SCOPE = /^arn:[^:]*:lex:[^:]*:[^:]*:(?:bot[/:]|bot-named\/)/;
