import type { NamedEvent } from '../../model/named';
import { changeLines } from '../change-lines';
import { plain } from '../colors';
import { doubtLines } from '../doubt';
import { causedDoubts } from '../event-doubts';
import type { Look } from '../look';
import { namedDifferences } from '../named-differences';
import { shortId } from '../next-commands';
import { resourceLabel } from '../resource-label';
import { safeText } from '../safe-text';
import { sentence } from '../sentence/sentence';
import { readableTime } from '../time';
import { asText } from './lines';
import { wrapped } from './wrap';

/** Changes as git's log shows commits: a heading and the sentence, with `patch` the differences too. */
export function historyText(events: readonly NamedEvent[], look: Look, patch: boolean): string {
  return events.map((named) => asText(block(named, look, patch))).join(patch ? '\n' : '');
}

function block(named: NamedEvent, look: Look, patch: boolean): readonly string[] {
  const { yellow, bold } = look.palette ?? plain;
  const { id, time } = named.event;
  const label = resourceLabel(named) ?? '';
  const heading = `${yellow(safeText(shortId(id)))}  ${readableTime(time, look.zone)}  ${bold(label)}`;
  return [
    heading.trimEnd(),
    ...wrapped(sentence(named), '    ', look.width),
    ...doubtLines(causedDoubts(named), look, '    '),
    ...(patch ? patchLines(named, look) : []),
  ];
}

function patchLines(named: NamedEvent, { palette }: Look): readonly string[] {
  const { change } = named;
  if (change === undefined || change.against === 'first') return [];
  return changeLines(namedDifferences(named), palette).map((line) => `      ${line}`);
}
