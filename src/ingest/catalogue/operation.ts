import type { Effect } from '../../model/event';

/** One Lex API operation, as much of it as the program needs to know. */
export interface Operation {
  readonly effect: Effect;
  /** The first word of the operation's name in lower case: `create`, `update`, `put`, `list`, `build`, … */
  readonly verb: string;
  /** What kind of thing it is about, in kebab-case: `bot`, `bot-alias`, `intent`, `slot`, … */
  readonly resource: string;
  /**
   * What a successful call does to the state of its resource: `replace` says the whole new state,
   * `partial` changes a part of it (tags, vocabulary items, policy statements), `remove` ends it,
   * `import` may replace all of it by what no event says, `none` leaves it.
   */
  readonly state: 'replace' | 'partial' | 'remove' | 'import' | 'none';
  /** The member of the request, or else of the response, that names the resource, such as `intentName`. */
  readonly name?: string;
  /** Members with secret values, as paths such as `encryptionSetting.botLocaleExportPassword` or `messages[].content`. */
  readonly sensitive?: { readonly request?: readonly string[]; readonly response?: readonly string[] };
}

/** What a table says of an operation; its effect is the table's, its verb is the first word of its name. */
export type DeclaredOperation = Omit<Operation, 'effect' | 'verb' | 'state'> &
  Partial<Pick<Operation, 'state'>>;
