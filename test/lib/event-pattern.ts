import { isObject, type JsonValue } from '../../src/model/json';

/** Whether EventBridge (or Lambda's filter) takes an event by a pattern, as far as ours go. */
export function takes(pattern: JsonValue | undefined, event: JsonValue | undefined): boolean {
  if (Array.isArray(pattern)) {
    const values = Array.isArray(event) ? event : [event];
    return pattern.some((wanted) => values.some((value) => meets(value, wanted)));
  }
  if (!isObject(pattern)) return false;
  return Object.entries(pattern).every(([name, inner]) =>
    name === '$or' && Array.isArray(inner)
      ? inner.some((each) => takes(each, event))
      : takes(inner, isObject(event) ? event[name] : undefined),
  );
}

function meets(value: JsonValue | undefined, wanted: JsonValue): boolean {
  if (!isObject(wanted)) return value === wanted;
  return Object.entries(wanted).every(([name, argument]) => {
    const operator = operators[name];
    if (operator === undefined) throw new Error(`no operator ${name} in these patterns so far`);
    return operator(value, argument);
  });
}

const operators: Readonly<
  Record<string, (value: JsonValue | undefined, argument: JsonValue | undefined) => boolean>
> = {
  exists: (value, argument) => (value !== undefined) === argument,
  prefix: (value, argument) => typeof value === 'string' && value.startsWith(String(argument)),
  wildcard: (value, argument) =>
    typeof value === 'string' &&
    new RegExp(`^${String(argument).split('*').map(escaped).join('.*')}$`, 's').test(value),
  suffix: (value, argument) => typeof value === 'string' && value.endsWith(String(argument)),
  'anything-but': (value, argument) =>
    value !== undefined && !(Array.isArray(argument) ? argument : [argument]).some((each) => each === value),
};

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
