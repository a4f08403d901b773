import { isObject, type JsonValue } from '../../model/json';
import { globMatches, hasGlob } from '../filter/glob';

/** Every text within a value, however deep. Keeps its own stack: records may be nested to exhaust another. */
export function hasText(value: unknown, wanted: (text: string) => boolean): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') {
      if (wanted(next)) return true;
    } else if (typeof next === 'object' && next !== null) {
      for (const member of Object.values(next)) open.push(member);
    }
  }
  return false;
}

/**
 * The values at a path such as `botTags.team` or `sampleUtterances.utterance`: lists are looked into, a
 * number is a position in one, keys are case-insensitive and may hold `*`, `?` and dots of their own.
 */
export function valuesAt(value: JsonValue, path: string): readonly JsonValue[] {
  const parts = path.toLowerCase().split('.');
  const found: JsonValue[] = [];
  const open: WalkStep[] = [{ value, at: 0 }];
  // A path of stars in a hostile record could lead almost everywhere, again and again.
  for (let steps = 0; open.length > 0 && steps < mostSteps; steps++) {
    const step = open.pop();
    if (!step) break;
    if (Array.isArray(step.value)) open.push(...elements(step, parts));
    else if (step.at === parts.length) found.push(step.value);
    else if (isObject(step.value)) open.push(...members(step.value, step.at, parts));
  }
  return found;
}

interface WalkStep {
  readonly value: JsonValue;
  /** How many parts of the path lead here. */
  readonly at: number;
}

const mostSteps = 200_000;

function elements({ value, at }: WalkStep, parts: readonly string[]): readonly WalkStep[] {
  const list = value as readonly JsonValue[];
  const position = /^\d+$/.test(parts[at] ?? '') ? list[Number(parts[at])] : undefined;
  const all = list.map((element) => ({ value: element, at }));
  return position === undefined ? all : [...all, { value: position, at: at + 1 }];
}

function members(object: object, at: number, parts: readonly string[]): readonly WalkStep[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const length = partsTaken(key.toLowerCase(), at, parts);
    return value === undefined || length === 0 ? [] : [{ value, at: at + length }];
  });
}

/** How many parts of the path a key matches: more than one where it holds dots, 0 where it differs. */
function partsTaken(key: string, at: number, parts: readonly string[]): number {
  const part = parts[at] ?? '';
  if (hasGlob(part)) return globMatches(part, key) ? 1 : 0;
  const length = key.split('.').length;
  return key === parts.slice(at, at + length).join('.') ? length : 0;
}
