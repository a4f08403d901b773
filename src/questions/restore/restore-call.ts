import type { Difference } from '../../model/change';
import type { JsonObject } from '../../model/json';
import type { Place } from '../../model/place';

/** An id that Lex assigns while the calls are made, where the input has the one that there was before. */
export interface IdReference {
  /** Where in the input, as a JSON Pointer (RFC 6901): `/slotPriorities/0/slotId`. */
  readonly at: string;
  /** The former id, which is the text there or a part of it, as in an ARN. */
  readonly id: string;
  /** What the new one is called. */
  readonly variable: string;
}

/** One call of the API that restores something, or a part of it. */
export interface RestoreCall {
  readonly place: Place;
  /** Of Lex V2, such as `UpdateBotAlias`. */
  readonly action: string;
  readonly region: string;
  /** With the ids that there were; `references` says which of them to replace. */
  readonly input: JsonObject;
  readonly references: readonly IdReference[];
  /** The id that Lex assigns with this call: its member in the answer, and what later calls call it. */
  readonly assigns?: { readonly member: string; readonly variable: string };
  /** The waiter of the AWS CLI, and the members of the input it takes, where later calls need it done. */
  readonly waiter?: { readonly name: string; readonly members: readonly string[] };
  /** What it changes in what is there now; empty where it creates or deletes. */
  readonly differences: readonly Difference[];
}
