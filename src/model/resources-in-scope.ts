import type { EventRow } from './event';
import { isBotScope, type Place } from './place';

export type ThingField = 'intent' | 'slot' | 'slottype' | 'locale' | 'alias' | 'version';

/** Something within a scope that a filter can ask for by id or name. */
export interface Thing {
  readonly field: ThingField;
  /** Empty where a call names the kind but none of it, such as a list. */
  readonly id: string;
  readonly place: Place;
}

/** What an event is about: the thing at its place, and those that this one is within. */
export function thingsOf({ scope, place }: Pick<EventRow, 'scope' | 'place'>): readonly Thing[] {
  const parts = place === '' ? [] : place.split('/');
  const [, field, name] = /^arn:[^:]*:lex:[^:]*:[^:]*:(intent|slottype):(.+)$/.exec(scope) ?? [];
  // In Lex V1, intents and slot types stand by themselves and their names are their ids.
  const own: readonly Thing[] =
    field && name ? [{ field: field as ThingField, id: decoded(name), place: '' }] : [];
  return [...own, ...thingsIn(parts)];
}

/** The id (V2) or name (V1) of the bot whose scope this is; undefined where it is no bot's. */
export function botOf(scope: string): string | undefined {
  if (!isBotScope(scope)) return undefined;
  return decoded(/:bot(?:[/:]|-named\/)(.*)$/s.exec(scope)?.[1] ?? '');
}

function thingsIn(parts: readonly string[]): readonly Thing[] {
  const [head, second] = parts;
  if (head === 'alias') return [thing('alias', parts, 1)];
  if (head === 'DRAFT') return [thing('version', parts, 0), ...thingsWithin(parts, 1)];
  if (head === 'version' && second !== undefined)
    return [thing('version', parts, 1), ...thingsWithin(parts, 2)];
  return WITHIN.has(head ?? '') ? thingsWithin(parts, 0) : [];
}

const WITHIN: ReadonlyMap<string, ThingField> = new Map([
  ['intent', 'intent'],
  ['slot', 'slot'],
  ['slottype', 'slottype'],
]);

/** A locale at a position of the path, if the call names one, and the pairs of kind and id behind it. */
function thingsWithin(parts: readonly string[], at: number): readonly Thing[] {
  const hasLocale = parts[at] !== undefined && !WITHIN.has(parts[at]);
  const things = hasLocale ? [thing('locale', parts, at)] : [];
  for (let index = hasLocale ? at + 1 : at; index < parts.length; index += 2) {
    const field = WITHIN.get(parts[index] ?? '');
    if (field) things.push(thing(field, parts, index + 1));
  }
  return things;
}

function thing(field: ThingField, parts: readonly string[], last: number): Thing {
  return { field, id: decoded(parts[last] ?? ''), place: parts.slice(0, last + 1).join('/') };
}

/** The inverse of what place.ts does to a part. */
function decoded(part: string): string {
  return part.replace(/%(?:25|2F|7C)/gi, (escaped) => decodeURIComponent(escaped));
}
