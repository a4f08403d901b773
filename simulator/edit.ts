import { isObject, type JsonObject, type JsonValue } from '../src/model/json';
import type { Random } from './random';
import type { TruthChange } from './truth';

export interface Edited {
  readonly state: JsonObject;
  readonly change: TruthChange;
  /** What it touches, where the change's path spells that otherwise. */
  readonly at?: string;
}

/** One deliberate edit of a state; undefined where the state offers nothing to edit that way. */
export type Edit = (state: JsonObject, random: Random) => Edited | undefined;

/** Makes the edits one after another, leaving out one that would touch what an earlier one touched. */
export function editsOf(
  before: JsonObject,
  edits: readonly Edit[],
  random: Random,
): { readonly state: JsonObject; readonly changes: readonly TruthChange[] } {
  let state = before;
  const changes: TruthChange[] = [];
  const touched: string[] = [];
  for (const edit of edits) {
    const edited = edit(state, random);
    const at = edited?.at ?? edited?.change.path ?? '';
    if (edited === undefined || touched.some((path) => overlap(path, at))) continue;
    state = edited.state;
    changes.push(edited.change);
    touched.push(at);
  }
  return { state, changes };
}

function overlap(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long === short || long.startsWith(`${short}.`) || long.startsWith(`${short}[`);
}

/**
 * Sets a member at a path of members and list positions, as in `outputContexts[0].timeToLiveInSeconds`;
 * `spell` gives the path in the words of the truth, where an entry goes by its identity.
 */
export function setAt(
  path: string,
  op: string,
  choose: (before: JsonValue, random: Random) => JsonValue,
  spell: (state: JsonObject) => string = () => path,
): Edit {
  const steps = pathStepsOf(path);
  return (state, random) => {
    const before = valueAtSteps(state, steps);
    if (before === undefined) return undefined;
    const after = choose(before, random);
    if (after === before) return undefined;
    const changed = withValue(state, steps, after) as JsonObject;
    return { state: changed, change: { op, kind: 'changed', path: spell(state) }, at: path };
  };
}

/** Sets a member of the state, whether it exists or not. */
export function setMember(member: string, op: string, choose: (random: Random) => JsonValue): Edit {
  return (state, random) => {
    const after = choose(random);
    if (state[member] === after) return undefined;
    const kind = state[member] === undefined ? 'added' : 'changed';
    return { state: { ...state, [member]: after }, change: { op, kind, path: member } };
  };
}

/** Leaves out a block that exists, so that Lex removes it. */
export function leaveOut(member: string): Edit {
  return (state) => {
    if (state[member] === undefined) return undefined;
    const { [member]: _gone, ...rest } = state;
    return { state: rest, change: { op: 'leave-out', kind: 'removed', path: member, leftOut: true } };
  };
}

/** Adds a block that does not exist yet. */
export function bringIn(member: string, block: (random: Random) => JsonValue): Edit {
  return (state, random) => {
    if (state[member] !== undefined) return undefined;
    return {
      state: { ...state, [member]: block(random) },
      change: { op: 'bring-in', kind: 'added', path: member },
    };
  };
}

/** The objects of a list member; anything else in it is none of the simulation's making. */
export function listIn(state: JsonObject, member: string): readonly JsonObject[] {
  const list = state[member];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The members and positions of a path, outermost first. */
export function pathStepsOf(path: string): readonly string[] {
  return path.split(/\.|\[(?=\d)/).map((step) => step.replace(/\]$/, ''));
}

export function valueAtSteps(value: JsonValue | undefined, steps: readonly string[]): JsonValue | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(value)) return valueAtSteps(value[Number(step)], rest);
  return isObject(value) ? valueAtSteps(value[step], rest) : undefined;
}

function withValue(value: JsonValue | undefined, steps: readonly string[], after: JsonValue): JsonValue {
  const [step, ...rest] = steps;
  if (step === undefined) return after;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === Number(step) ? withValue(item, rest, after) : item));
  }
  return isObject(value) ? { ...value, [step]: withValue(value[step], rest, after) } : after;
}
