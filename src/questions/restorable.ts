import { hashedTextPattern, hiddenMarker } from '../ingest/mask';
import type { DoubtKind } from '../model/doubt';
import type { StateAt } from './state-at';

/** Doubts in which a command could restore what never was, each with the reason. */
type Refusals = Readonly<Partial<Record<DoubtKind, string>>>;

const uncertain: Refusals = {
  'order-unsure': 'the records do not say in which order the calls of that second came',
  'content-not-recorded': 'CloudTrail left it out',
  'content-not-kept': 'it was too large for the store',
  'first-known-state': 'no earlier call is recorded',
  'disputed-record': 'several records with different content have the id of a call before it',
  'misplaced-record': 'the log file of a call before it is in the folder of another account',
  'correction-pending': 'CloudTrail corrected a call before it, and one of the two records is missing',
};

/** Also those in which what there was is likely the last that is known. */
export const everyDoubt: Refusals = {
  ...uncertain,
  'import-between': 'an import that was accepted before may have changed it',
  'unattributed-call': 'a call that does not say its resource may have changed it',
  'search-incomplete': 'there are too many calls to look through all that may have changed it',
};

/** Why a state cannot be written back, as the end of a sentence; undefined where it can. */
export function whyNotRestorable(
  { kind, document, doubts }: Pick<StateAt, 'kind' | 'document' | 'doubts'>,
  refusals: Refusals = uncertain,
): string | undefined {
  if (kind !== 'known') return 'what was there before is not known: no earlier call is recorded';
  const reason = whyUncertain(doubts, refusals);
  if (reason !== undefined) return `what was there before is not known: ${reason}`;
  const text = JSON.stringify(document);
  if (text.includes(hiddenMarker) || hashedTextPattern.test(text))
    return 'a part of what was there before is redacted';
  return undefined;
}

/** What makes it uncertain what a command would restore; undefined where nothing does. */
export function whyUncertain(doubts: StateAt['doubts'], refusals: Refusals = uncertain): string | undefined {
  return doubts.flatMap(({ kind }) => refusals[kind] ?? [])[0];
}
