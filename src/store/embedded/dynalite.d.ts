// dynalite has no types of its own; these are of the parts that embedded/engine.ts drives.

interface DynaliteError extends Error {
  readonly statusCode?: number;
  readonly body?: object;
}

type DynaliteCallback<Result = unknown> = (error?: DynaliteError | null, result?: Result) => void;

interface DynaliteOperation {
  readonly type: 'put' | 'del';
  readonly key: string;
  readonly value?: unknown;
}

interface DynaliteSubStore {
  put(key: string, value: unknown, done: DynaliteCallback): void;
  get(key: string, done: DynaliteCallback): void;
  del(key: string, done: DynaliteCallback): void;
}

interface DynaliteIterator {
  close(): Promise<void>;
}

interface DynaliteStore {
  /** The LevelDB that everything is in, each part under a prefix of its own. */
  readonly db: {
    open(): Promise<void>;
    close(): Promise<void>;
    batch(operations: readonly DynaliteOperation[], done: DynaliteCallback): void;
    keys(options: object): DynaliteIterator;
    values(options: object): DynaliteIterator;
  };
  readonly tableDb: DynaliteSubStore;
  getTable(name: string, done: DynaliteCallback): void;
  getItemDb(table: string): DynaliteSubStore;
  getIndexDb(type: string, table: string, index: string): DynaliteSubStore;
}

declare module 'dynalite/db/index.js' {
  const db: { create(options: { readonly path: string }): DynaliteStore };
  export = db;
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(request: object, types: object): object;
    checkValidations(request: object, types: object, custom: unknown, store: DynaliteStore): void;
  };
  export = validations;
}

declare module 'dynalite/actions/*' {
  const action: (store: DynaliteStore, request: object, done: DynaliteCallback<object>) => void;
  export = action;
}

declare module 'dynalite/validations/*' {
  const validation: { readonly types: object; readonly custom?: unknown };
  export = validation;
}
