import type { Account, AccountOptions } from '../doctor/account';
import type { EventStore } from '../store/store';

/** A stream that text is written to; each asks for itself whether a person is looking. */
export interface OutputStream {
  write(text: string): void;
  /** Resolves once the reader keeps up with what was written, so that little of it is held in memory. */
  taken(): Promise<void>;
  readonly isTerminal: boolean;
  /** Width of the terminal in cells; undefined where there is none. */
  readonly columns?: number;
}

/** Where in AWS, and as whom, in the AWS CLI's words; what is absent comes from its own chain. */
interface InAws {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** Where events are kept: a folder on this machine, a DynamoDB table, or the table of a deployed stack. */
export type Target = { readonly source: string } & (
  | { readonly kind: 'folder'; readonly folder: string }
  | ({ readonly kind: 'table'; readonly table: string } & InAws)
  | ({ readonly kind: 'stack'; readonly stack: string } & InAws)
);

/** To `read` changes nothing, and a store must be there; to `write` makes one where there is none. */
export type StoreAccess = 'read' | 'write';

export interface OpenStore {
  readonly store: EventStore;
  /** How many days events stay that are stored; undefined where they stay for ever. */
  readonly retentionDays?: number;
  close(): Promise<void>;
}

/** Everything outside the program that a command may touch; only `bin` makes a real one. */
export interface World {
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly stdin: AsyncIterable<Buffer>;
  /** Whether a person sits at stdin who can be asked. */
  readonly canAsk: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** A new secret that nobody can guess, as text. */
  readonly randomKey: () => string;
  /** Aborted when the person presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** The user's data folder for this program, by the platform's convention. */
  readonly dataFolder: string;
  /** The user's folder for settings of this program. */
  readonly configFolder: string;
  /** The built worker that reads log files; without it files are read in this process. */
  readonly workerFile?: string;
  readonly cores: number;
  readonly openStore: (target: Target, access: StoreAccess) => Promise<OpenStore>;
  readonly openAccount: (where: AccountOptions) => Promise<Account>;
}
