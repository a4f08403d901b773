import { readScope } from '../model/scope';
import type { NameMark } from '../model/stored';

/**
 * The mark that says a scope was seen at all, so that also a bot that no call ever named is listed;
 * undefined for calls that belong to no resource. It is the same whichever event is seen first.
 */
export function scopeMark(scope: string): NameMark | undefined {
  const resource = readScope(scope);
  if (resource === undefined) return undefined;
  const mark = { scope, place: '', instant: '1970-01-01T00:00:00.000Z', id: 'seen' };
  return resource.isName ? { ...mark, name: resource.id } : mark;
}
