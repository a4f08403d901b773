import type { Difference } from '../../model/change';
import type { NamedEvent } from '../../model/named';
import { bySignificance, differenceWords } from '../differences';
import { namedDifferences } from '../named-differences';
import { pathWords } from '../path-words';
import { listed } from './reading';

/**
 * What the call changed, in words: at most three differences, then how many more; that content is
 * missing from the record, or that nothing is known from before. Empty where the clause says it all.
 */
export function changesOf(named: NamedEvent): string {
  const { event, change } = named;
  if (event.outcome !== 'ok' || event.effect !== 'write') return '';
  if (change?.against === 'unrecorded' || (change === undefined && isOmitted(named)))
    return unrecorded(named);
  if (change === undefined || SAID_ALREADY.test(event.action)) return '';
  if (change.against === 'first') return 'first known state';
  const differences = untold(named, namedDifferences(named));
  if (differences.length > 0) return inWords(differences);
  return change.differences.length === 0 && change.against === 'earlier' ? 'nothing changed' : '';
}

function isOmitted({ event }: NamedEvent): boolean {
  return event.omitted.includes('request');
}

function unrecorded(named: NamedEvent): string {
  if (isOmitted(named)) return 'content not recorded by CloudTrail (too large)';
  return SAID_ALREADY.test(named.event.action)
    ? ''
    : 'what changed is not known, as CloudTrail did not record what was there before';
}

/** Calls that begin or end a thing, and those whose clause names the part that they change. */
const SAID_ALREADY = /^(Create|Delete|Batch|Tag|Untag)/;

/** How many differences a sentence tells before it only counts. */
const MOST_TOLD = 3;

/** A version that an alias moved from and to is told by the clause. */
function untold({ event }: NamedEvent, differences: readonly Difference[]): readonly Difference[] {
  if (!event.action.endsWith('BotAlias')) return differences;
  return differences.filter(({ kind, path }) => path !== 'botVersion' || kind !== 'changed');
}

function inWords(differences: readonly Difference[]): string {
  const told = bySignificance(differences).slice(0, MOST_TOLD);
  const more = differences.length - told.length;
  const leftOut = told.filter(isLeftOut).map(({ path }) => pathWords(path));
  const others = told.filter((difference) => !isLeftOut(difference)).map(differenceWords);
  const counted = more === 0 ? [] : [`${more} more ${more === 1 ? 'change' : 'changes'}`];
  const clauses = [
    listed([...others, ...(others.length > 0 ? counted : [])], MOST_TOLD + 1),
    leftOut.length > 0 ? `left out, so removed: ${listed(leftOut)}` : '',
    others.length === 0 ? (counted[0] ?? '') : '',
  ];
  return clauses.filter((clause) => clause !== '').join('; ');
}

function isLeftOut(difference: Difference): boolean {
  return difference.kind === 'removed' && difference.leftOut === true;
}
