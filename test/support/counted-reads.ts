import { isObject, type JsonObject, type JsonValue } from '../../src/model/json';

export interface CountedReads<State> {
  readonly state: State;
  /** How many members and entries were read so far. */
  readonly reads: () => number;
}

/** The same state, counting what is read of it: the work of a comparison, whatever machine does it. */
export function countedReads(state: JsonObject): CountedReads<JsonObject> {
  let count = 0;
  const counted = <Value extends JsonValue | undefined>(value: Value): Value => {
    if (!isObject(value) && !Array.isArray(value)) return value;
    return new Proxy(value as object, {
      get: (target, name) => {
        count += 1;
        return counted(Reflect.get(target, name));
      },
    }) as Value;
  };
  return { state: counted(state), reads: () => count };
}
