import type { NamedEvent } from '../../model/named';
import { differenceList } from '../difference-list';
import { doubtRemark } from '../doubt';
import { doubtsOf } from '../event-doubts';
import { namedDifferences } from '../named-differences';
import { joined } from '../words';

/**
 * What the call changed, in words, without the difference at the path `said`, which the clause already
 * names. Empty where nothing is known to have changed, or where the clause says it all.
 */
export function changesClause(named: NamedEvent, said?: string): string {
  if (!isEdit(named) || isSaid(named)) return '';
  return differenceList(namedDifferences(named).filter(({ path }) => path !== said));
}

/** That the call changed nothing, and what is not known of what it changed. Empty for most calls. */
export function remarkOf(named: NamedEvent): string {
  if (!isEdit(named)) return '';
  const { event, change } = named;
  const isUnchanged = !isSaid(named) && change?.against === 'earlier' && change.differences.length === 0;
  // The clause itself says that a name was not seen.
  const doubts = doubtsOf(named).filter(({ kind, events }) => kind !== 'name-not-seen' || events.length > 0);
  return joined(
    [isUnchanged ? 'nothing changed' : '', ...doubts.map((doubt) => doubtRemark(doubt, event.id))],
    '; ',
  );
}

function isEdit({ event }: NamedEvent): boolean {
  return event.outcome === 'ok' && event.effect === 'write';
}

/** Whether the clause says it all: the call creates or deletes a resource, or names the part it changes. */
function isSaid({ event }: NamedEvent): boolean {
  return /^(Create|Delete|Batch|Tag|Untag)/.test(event.action);
}
