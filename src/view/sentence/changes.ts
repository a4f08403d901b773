import type { NamedEvent } from '../../model/named';
import { differenceList } from '../difference-list';
import { namedDifferences } from '../named-differences';

/**
 * What the call changed, in words, without the difference at the path `said`, which the clause already
 * names. Empty where nothing is known to have changed, or where the clause says it all.
 */
export function changesOf(named: NamedEvent, said?: string): string {
  if (!isEdit(named) || isSaid(named)) return '';
  return differenceList(namedDifferences(named).filter(({ path }) => path !== said));
}

/** Why it is not known what the call changed, or that it changed nothing. Empty for most calls. */
export function remarkOf(named: NamedEvent): string {
  const { change } = named;
  if (!isEdit(named)) return '';
  if (isOmitted(named) && (change === undefined || change.against === 'unrecorded'))
    return 'content not recorded by CloudTrail (too large)';
  if (change === undefined || isSaid(named)) return '';
  if (change.against === 'unrecorded')
    return 'what changed is not known, as CloudTrail did not record what was there before';
  if (change.against === 'first') return 'first known state';
  return change.differences.length === 0 && change.against === 'earlier' ? 'nothing changed' : '';
}

function isEdit({ event }: NamedEvent): boolean {
  return event.outcome === 'ok' && event.effect === 'write';
}

function isOmitted({ event }: NamedEvent): boolean {
  return event.omitted.includes('request');
}

/** Whether the clause says it all: the call creates or deletes a resource, or names the part it changes. */
function isSaid({ event }: NamedEvent): boolean {
  return /^(Create|Delete|Batch|Tag|Untag)/.test(event.action);
}
