import type { Difference } from '../../model/change';
import type { NamedEvent } from '../../model/named';
import { bySignificance, differenceWords } from '../differences';
import { namedDifferences } from '../named-differences';
import { pathWords } from '../path-words';
import { counted, listed } from '../words';

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
  const differences = unsaid(named, namedDifferences(named));
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

/** Calls that create or delete a resource, and those whose clause already names what they change. */
const SAID_ALREADY = /^(Create|Delete|Batch|Tag|Untag)/;

/** How many differences a sentence names before it only counts the rest. */
const MOST_NAMED = 3;

/** Without the versions that an alias moved between: the clause names them. */
function unsaid({ event }: NamedEvent, differences: readonly Difference[]): readonly Difference[] {
  if (!event.action.endsWith('BotAlias')) return differences;
  return differences.filter(({ kind, path }) => path !== 'botVersion' || kind !== 'changed');
}

function inWords(differences: readonly Difference[]): string {
  const namedOnes = bySignificance(differences).slice(0, MOST_NAMED);
  const more = differences.length - namedOnes.length;
  const leftOut = namedOnes.filter(isLeftOut).map(({ path }) => pathWords(path));
  const others = namedOnes.filter((difference) => !isLeftOut(difference)).map(differenceWords);
  const rest = more === 0 ? [] : [counted(more, 'more change')];
  const clauses = [
    listed([...others, ...(others.length > 0 ? rest : [])], MOST_NAMED + 1),
    leftOut.length > 0 ? `left out, so removed: ${listed(leftOut)}` : '',
    others.length === 0 ? (rest[0] ?? '') : '',
  ];
  return clauses.filter((clause) => clause !== '').join('; ');
}

function isLeftOut(difference: Difference): boolean {
  return difference.kind === 'removed' && difference.leftOut === true;
}
