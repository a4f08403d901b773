/**
 * A view of a store in which one write of an item is one batch of LevelDB, whole or not at all.
 * dynalite writes the rows of the indexes one by one and then the item, so a kill in between would
 * leave rows without an item; here the rows wait for the item. One view serves one request.
 */
export function atomic(store: DynaliteStore): DynaliteStore {
  const waiting: DynaliteOperation[] = [];
  const deferred = (prefix: string, db: DynaliteSubStore): DynaliteSubStore => ({
    ...db,
    put: (key, value, done) => {
      waiting.push({ type: 'put', key: `${prefix}${key}`, value });
      done(null);
    },
    del: (key, done) => {
      waiting.push({ type: 'del', key: `${prefix}${key}` });
      done(null);
    },
  });
  const final = (prefix: string, db: DynaliteSubStore): DynaliteSubStore => ({
    ...db,
    put: (key, value, done) =>
      store.db.batch([...waiting, { type: 'put', key: `${prefix}${key}`, value }], done),
    del: (key, done) => store.db.batch([...waiting, { type: 'del', key: `${prefix}${key}` }], done),
  });
  return {
    ...store,
    // The prefixes are dynalite's (db/index.js, getSubDb).
    getIndexDb: (type, table, index) =>
      deferred(`index-${type.toLowerCase()}~${table}~${index}~`, store.getIndexDb(type, table, index)),
    getItemDb: (table) => final(`item-${table}~`, store.getItemDb(table)),
  };
}
