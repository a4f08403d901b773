import { createHash } from 'node:crypto';
import type { Effect, Network, Outcome, Tool } from '../src/model/event';
import { isObject, type JsonObject, type JsonValue } from '../src/model/json';
import type { Place } from '../src/model/place';

/**
 * One edit as it was meant, noted when the model was edited and not found by comparing. Paths name list
 * entries by what identifies them in Lex: `sampleUtterances[TEXT]`, `slotTypeValues[VALUE].synonyms[SYN]`,
 * `slotPriorities[SLOTID].priority`, `outputContexts[NAME]`, `botAliasLocaleSettings[en_US]`, `tags[KEY]`,
 * `items[ITEMID]`, `Statement[SID]`, and a group of messages by the text it had. The empty path is the
 * whole resource.
 */
export interface TruthChange {
  /** What was done, such as `add-utterance`. */
  readonly op: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
  /** A block that the call no longer mentioned, and that Lex therefore removed. */
  readonly leftOut?: true;
}

export interface TruthEvent {
  readonly id: string;
  readonly time: string;
  /** To the millisecond, where the response says it. */
  readonly instant?: string;
  /** The host of the service that was called; absent where that is Lex. */
  readonly service?: string;
  readonly action: string;
  readonly effect: Effect;
  readonly outcome: Outcome;
  readonly error?: string;
  readonly actor: string;
  readonly role?: string;
  /** One sign-in: equal for all its calls, however its keys and addresses change. */
  readonly session?: string;
  readonly tool: Tool;
  readonly network: Network;
  readonly ip: string;
  readonly region: string;
  readonly account: string;
  /** The bot's ARN, or `…:bot-named/NAME` where the call knows the name only; absent for calls without a bot. */
  readonly scope?: string;
  readonly botId?: string;
  /** What the bot was called as of this call, as far as any call up to then said it. */
  readonly bot?: string;
  /** Where place.ts has a place for what the call is about. */
  readonly place?: Place;
  /** The name of the resource at the place as of this call. */
  readonly resourceName?: string;
  /** What CloudTrail left out as too large; the rest of this event is true nevertheless. */
  readonly omitted?: readonly ('request' | 'response')[];
  /** What an audit can compare the new state with; absent where the call changes no state. */
  readonly against?: 'first' | 'earlier' | 'unrecorded' | 'partial';
  /**
   * The hash (see `stateHash`) of the resource's state from this call on; absent once it is deleted. The
   * state is what Create and Update calls say but for ids and tags; of tags `{tags: {…}}`, of a vocabulary
   * `{items: {ITEMID: …}}`, of a policy its document.
   */
  readonly state?: string;
  readonly changes: readonly TruthChange[];
}

export interface TruthBot {
  readonly id: string;
  readonly scope: string;
  /** What the calls said it is called; empty for a bot that no recorded call names. */
  readonly names: readonly { readonly from: string; readonly name: string; readonly id: string }[];
  readonly createdAt: string;
  readonly deletedAt?: string;
}

export interface TruthMove {
  readonly time: string;
  readonly id: string;
  /** Absent when the alias was created. */
  readonly from?: string;
  readonly to?: string;
  readonly by: string;
  /** To a lower numbered version than before. */
  readonly rollback: boolean;
}

export interface TruthAlias {
  readonly botId: string;
  readonly aliasId: string;
  readonly name?: string;
  readonly moves: readonly TruthMove[];
}

export interface TruthVersion {
  readonly botId: string;
  readonly version: string;
  readonly createdAt: string;
  readonly id: string;
  readonly by: string;
  /** The draft as it was frozen; places within it, such as `en_US/intent/ID`. */
  readonly contents: readonly {
    readonly place: Place;
    readonly state: string;
    readonly recorded: boolean;
  }[];
}

export interface TruthState {
  readonly scope: string;
  readonly place: Place;
  readonly state: JsonObject;
  /** Whether the log says it whole: false for what existed before, was imported, or was too large. */
  readonly recorded: boolean;
}

/** The call that last wrote a path that still exists; the empty path is the creation. */
export interface TruthBlame {
  readonly scope: string;
  readonly place: Place;
  readonly path: string;
  readonly id: string;
}

/** What was really done, for tests to compare answers with. */
export interface Truth {
  readonly schema: 'lextrail.truth/1';
  readonly seed: number;
  readonly events: readonly TruthEvent[];
  readonly bots: readonly TruthBot[];
  readonly aliases: readonly TruthAlias[];
  readonly versions: readonly TruthVersion[];
  readonly states: readonly TruthState[];
  readonly blame: readonly TruthBlame[];
}

/** Equal for equal states, in whatever order their members are. */
export function stateHash(state: JsonObject): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(state)))
    .digest('hex');
}

function canonical(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, canonical(member as JsonValue)]));
}
