import { isObject, type JsonValue } from '../../model/json';
import type { IdReference } from './restore-call';

/** Members that hold an id, and those that hold ids within ARNs; of any other text nothing is an id. */
const idMembers: ReadonlySet<string> = new Set([
  ...['botId', 'botAliasId', 'intentId', 'slotId', 'slotTypeId'],
]);
const arnMembers: ReadonlySet<string> = new Set(['resourceARN', 'resourceArn', 'policy']);

/** Where an input names something by an id that it no longer has; `renamed` gives the variable with the new one. */
export function referencesIn(input: JsonValue, renamed: ReadonlyMap<string, string>): readonly IdReference[] {
  const found: IdReference[] = [];
  walk(input, '', '', (member, at, text) => {
    for (const [id, variable] of renamed) {
      const isIt = idMembers.has(member) ? text === id : arnMembers.has(member) && text.includes(`/${id}`);
      if (isIt) found.push({ at, id, variable });
    }
  });
  return found;
}

/** All texts of a value, each with the member it is in and its JSON Pointer. */
function walk(
  value: JsonValue | undefined,
  member: string,
  at: string,
  visit: (member: string, at: string, text: string) => void,
): void {
  if (typeof value === 'string') visit(member, at, value);
  else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) walk(entry, member, `${at}/${index}`, visit);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) walk(inner, name, `${at}/${escaped(name)}`, visit);
  }
}

/** A member's name as a step of a JSON Pointer (RFC 6901). */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
