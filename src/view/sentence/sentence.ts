import type { NamedEvent } from '../../model/named';
import { botOf } from '../resource-path';
import { joined } from '../words';
import { asyncStatusOf } from './async-status';
import { changesOf } from './changes';
import { howOf } from './how';
import { noun, settled } from './nouns';
import { type Clause, overrideOf } from './overrides';
import { pastTense } from './phrase';
import { phraseOf } from './phrase-of';
import { filled } from './placeholders';
import { qualifierOf } from './qualifiers';
import { quoted } from './reading';
import { whoOf } from './who';

/** The parts of a sentence; each is harmless text, and empty where there is nothing to say. */
export interface SentenceParts {
  /** `alice (role Dev)` */
  readonly who: string;
  /** `deleted`, or for a call that failed what was tried: `delete` */
  readonly did: string;
  /** `bot OrderFlowers` */
  readonly what: string;
  /** `skipping the in-use check` */
  readonly qualifier: string;
  /** `added utterance “book a hotel” and 4 more changes` */
  readonly changes: string;
  /** `accepted`, `was denied`, `was throttled`, `failed`; empty for a call that is simply done */
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
  const { who, did, what, qualifier, changes, outcome, how } = sentenceParts(named);
  const done = joined([did, what], ' ');
  const manner = how === '' ? '' : `${qualifier === '' ? '' : ','} ${how}`;
  const act = `${capitalized(who, named.event)} ${attempt(named, done)}${qualifier === '' ? '' : `, ${qualifier}`}${manner}`;
  if (named.event.outcome !== 'ok') return `${act}${because(named)}.`;
  return `${act}${changes === '' ? '' : `${colon(changes)} ${changes}`}${outcome === '' ? '' : `; ${outcome}`}.`;
}

export function sentenceParts(named: NamedEvent): SentenceParts {
  const { verb, what } = clauseOf(named);
  const isDone = named.event.outcome === 'ok';
  return {
    who: whoOf(named),
    did: isDone ? pastTense[verb] : verb,
    what: settled(what),
    qualifier: qualifierOf(named),
    changes: changesOf(named),
    outcome: isDone ? asyncStatusOf(named) : OUTCOMES[named.event.outcome].outcome,
    how: howOf(named),
  };
}

const OUTCOMES = {
  denied: { outcome: 'was denied', attempt: 'was denied: tried to' },
  throttled: { outcome: 'was throttled', attempt: 'was throttled when trying to' },
  error: { outcome: 'failed', attempt: 'failed to' },
} as const;

function clauseOf(named: NamedEvent): Clause {
  const special = overrideOf(named);
  if (special !== undefined) return special;
  const phrase = phraseOf(named.event);
  return phrase === undefined ? unknownCall(named) : { verb: phrase[0], what: filled(phrase[1], named) };
}

/** An operation that AWS added later, or a call to another service: only its name is certain. */
function unknownCall(named: NamedEvent): Clause {
  const { action, service, lex } = named.event;
  if (lex === undefined) return { verb: 'call', what: `${quoted(action)} of ${quoted(service)}` };
  const bot = botOf(named);
  return { verb: 'call', what: `${quoted(action)}${bot === undefined ? '' : ` on ${noun('bot', bot)}`}` };
}

/** A sentence begins with a capital, but a name keeps its own spelling. */
function capitalized(who: string, { actor, identity }: NamedEvent['event']): string {
  const isOwnName = who.startsWith(quoted(actor)) && identity.type !== 'AWSAccount';
  return isOwnName ? who : `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
}

function attempt({ event }: NamedEvent, done: string): string {
  return event.outcome === 'ok' ? done : `${OUTCOMES[event.outcome].attempt} ${done}`;
}

/** The error code, except where `denied` or `throttled` already says it. */
function because({ event }: NamedEvent): string {
  return event.outcome === 'error' && event.error !== undefined ? `: ${quoted(event.error)}` : '';
}

/** A colon introduces what was changed; a semicolon, a remark about the record. */
function colon(changes: string): string {
  return /^(left out|first known|content not|what changed|nothing)/.test(changes) ? ';' : ':';
}
