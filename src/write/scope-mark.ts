import type { NameMark } from '../model/stored';

/** V1 resources, and bots that a call knows by name only: there the scope itself holds the name. */
const named = /^arn:[^:]*:lex:[^:]*:[^:]*:(?:(?:bot|intent|slottype):|bot-named\/)(.+)$/s;

/**
 * The mark that says a scope was seen at all, so that also a bot that no call ever named is listed;
 * undefined for calls that belong to no resource. It is the same whichever event is seen first.
 */
export function scopeMark(scope: string): NameMark | undefined {
  if (!scope.startsWith('arn:')) return undefined;
  const name = named.exec(scope)?.[1];
  const mark = { scope, place: '', instant: '1970-01-01T00:00:00.000Z', id: 'seen' };
  return name === undefined ? mark : { ...mark, name: decoded(name) };
}

/** The inverse of what `placeOf` does to a part. */
function decoded(part: string): string {
  return part.replace(/%(?:25|2F|7C)/g, decodeURIComponent);
}
