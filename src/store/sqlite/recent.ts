/** What was added last, up to a number of entries; the oldest makes room. */
export interface Recent<Key, Value> {
  get(key: Key): Value | undefined;
  add(key: Key, value: Value): void;
  clear(): void;
}

export function recent<Key, Value>(most: number): Recent<Key, Value> {
  const entries = new Map<Key, Value>();
  return {
    get: (key) => entries.get(key),
    add(key, value) {
      entries.set(key, value);
      if (entries.size <= most) return;
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    },
    clear: () => entries.clear(),
  };
}
