import { sharedIdOf } from '../../model/event-id';
import type { NamedEvent } from '../../model/named';
import { plain } from '../colors';
import { doubtMark } from '../doubt';
import type { Look } from '../look';
import { safeText } from '../safe-text';
import { sentence } from '../sentence/sentence';
import { readableTime } from '../time';
import { listed } from '../words';
import { wrapped } from './wrap';

const mostPaths = 5;

/** One of several records with one id, and the command that shows it alone. */
export interface ShownRecord {
  readonly named: NamedEvent;
  readonly command: string;
}

/** The records that have one id and different content, oldest first. */
export function recordsText(
  records: readonly ShownRecord[],
  differences: readonly string[],
  look: Look,
): string {
  const { yellow } = look.palette ?? plain;
  const id = safeText(sharedIdOf(records[0]?.named.event.id ?? ''));
  const heading = `${doubtMark} disputed: ${records.length} records with different content have the id ${id}; at most one of them is what CloudTrail recorded`;
  const lines = records.flatMap(({ named, command }) => [
    '',
    ...wrapped(`${readableTime(named.event.time, look.zone)}  ${sentence(named)}`, '  ', look.width),
    `  ${command}`,
  ]);
  const differ = `they differ in ${listed(differences, mostPaths)}`;
  return [
    ...wrapped(heading, '', look.width).map(yellow),
    ...wrapped(safeText(differ), '  ', look.width),
    ...lines,
  ]
    .map((line) => `${line}\n`)
    .join('');
}
