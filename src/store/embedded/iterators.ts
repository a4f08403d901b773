/**
 * Makes dynalite end its reads. Its streams call `return` on an iterator of LevelDB that they are done
 * with (db/index.js, createValueStream), which abstract-level's iterators call `close`; unclosed ones
 * keep a snapshot each, so that memory grew by some 50 KB a query.
 */
export function closeIterators(db: DynaliteStore['db']): void {
  for (const kind of ['keys', 'values'] as const) {
    const open = db[kind].bind(db);
    db[kind] = (options) => {
      const iterator = open(options);
      return Object.assign(iterator, { return: () => iterator.close() });
    };
  }
}
