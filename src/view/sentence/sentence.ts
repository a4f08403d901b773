import type { NamedEvent } from '../../model/named';
import { whoOf } from '../caller-words';
import { labelledBot } from '../resource-label';
import { joined } from '../words';
import { endClause } from './async-status';
import { changesClause, remarkOf } from './changes';
import { howOf } from './how';
import { noun, settled } from './nouns';
import { type Clause, overrideOf } from './overrides';
import { pastTense, type Verb } from './phrase';
import { phraseOf } from './phrase-of';
import { filled } from './placeholders';
import { qualifierOf } from './qualifiers';
import { nameText } from './reading';

/** The parts of a sentence; each is harmless text, and empty where there is nothing to say. */
export interface SentenceParts {
  /** `alice (role Dev)` */
  readonly who: string;
  /** `deleted`; for a call that failed `tried to delete` */
  readonly did: string;
  /** `bot OrderFlowers` */
  readonly what: string;
  /** `skipping the in-use check` */
  readonly qualifier: string;
  /** `added utterance “book a hotel” and 4 more changes` */
  readonly changes: string;
  /** `content not recorded by CloudTrail (too large)` */
  readonly remark: string;
  /** `accepted`, `denied`, `throttled`, `failed with ConflictException`; empty for a call that is simply done */
  readonly outcome: string;
  /** `at the console from 203.0.113.7` */
  readonly how: string;
}

/**
 * What happened, in one plain English sentence.
 *
 * @example
 * ```ts
 * console.log(sentence(named)); // Alice updated intent BookHotel …
 * ```
 */
export function sentence(named: NamedEvent): string {
  const { who, did, what, qualifier, changes, remark, outcome, how } = sentenceParts(named);
  const act = joined([capitalized(who, named.event), did, what], ' ');
  const manner = how === '' || qualifier === '' ? how : `, ${how}`;
  const statement = joined([joined([act, qualifier], ', '), manner], qualifier === '' ? ' ' : '');
  if (named.event.outcome !== 'ok') return `${statement}: ${outcome}.`;
  return `${joined([joined([statement, changes], ': '), remark, outcome], '; ')}.`;
}

export function sentenceParts(named: NamedEvent): SentenceParts {
  const { verb, what, said } = clauseOf(named);
  const isDone = named.event.outcome === 'ok';
  return {
    who: whoOf(named),
    did: isDone ? pastTense[verb] : `tried to ${verb}`,
    what: settled(what),
    qualifier: qualifierOf(named),
    changes: changesClause(named, said),
    remark: remarkOf(named),
    outcome: outcomeOf(named, verb),
    how: howOf(named),
  };
}

function clauseOf(named: NamedEvent): Clause {
  const special = overrideOf(named);
  if (special !== undefined) return special;
  const phrase = phraseOf(named.event);
  return phrase === undefined ? unknownCall(named) : { verb: phrase[0], what: filled(phrase[1], named) };
}

/** An operation that AWS added later, or a call to another service: only its name is certain. */
function unknownCall(named: NamedEvent): Clause {
  const { action, service, lex, isServiceEvent } = named.event;
  const verb = isServiceEvent ? 'record' : 'call';
  if (lex === undefined) return { verb, what: `${nameText(action)} of ${nameText(service)}` };
  const bot = labelledBot(named);
  return { verb, what: `${nameText(action)}${bot === undefined ? '' : ` on ${noun('bot', bot)}`}` };
}

/** A sentence begins with a capital, but a name keeps its own spelling. */
function capitalized(who: string, { actor, identity }: NamedEvent['event']): string {
  const isOwnName = who.startsWith(nameText(actor)) && identity.type !== 'AWSAccount';
  return isOwnName ? who : `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
}

/** How the call ended; nothing for one that is simply done. */
function outcomeOf(named: NamedEvent, verb: Verb): string {
  const { outcome, error } = named.event;
  if (outcome === 'ok') return endClause(named, verb);
  // `denied` and `throttled` say all that their error codes say.
  if (outcome !== 'error') return outcome;
  return error === undefined ? 'failed' : `failed with ${nameText(error)}`;
}
