import type { Doubt } from '../../model/doubt';
import type { JsonObject } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import type { Resource } from '../../questions/resource';
import { whoOf } from '../caller-words';
import { changeLines } from '../change-lines';
import { plain } from '../colors';
import { doubtLines, doubtsJson } from '../doubt';
import { eventJson } from '../event-json';
import type { Look } from '../look';
import { namedDifferences } from '../named-differences';
import { shortId } from '../next-commands';
import { resourceLabel } from '../resource-label';
import { safeText } from '../safe-text';
import { howOf } from '../sentence/how';
import { sentence } from '../sentence/sentence';
import { readableTime, timeAgo } from '../time';
import { joined } from '../words';
import { asText } from './lines';
import { referenceWords } from './reference';
import { resourceWords } from './resource-words';
import { wrapped } from './wrap';

/** Who last changed a resource, with names; what is not known is absent. */
export interface NamedLastChange {
  readonly resource: Resource;
  readonly last?: NamedEvent;
  readonly before?: NamedEvent;
  readonly within?: NamedEvent;
  /** What deleted the resource together with one that contained it. */
  readonly end?: NamedEvent;
  readonly isComplete: boolean;
  readonly doubts: readonly Doubt[];
}

export function whoChangedJson(answer: NamedLastChange): JsonObject {
  const { resource, last, before, within, end, isComplete, doubts } = answer;
  return {
    resource: { ...resource },
    last: last === undefined ? null : eventJson(last),
    before: before === undefined ? null : eventJson(before),
    within: within === undefined ? null : eventJson(within),
    deletedBy: end === undefined ? null : eventJson(end),
    complete: isComplete,
    doubts: doubtsJson(doubts),
  };
}

export function whoChangedText(answer: NamedLastChange, look: Look, now: Date): string {
  const { resource, last, before, within, end, doubts } = answer;
  const what = resourceWords(resource);
  const paragraph = (text: string) => wrapped(text, '', look.width);
  const gone = end === undefined ? [] : paragraph(`It is gone since ${referenceWords(end, look)}.`);
  const earlier = before === undefined ? [] : paragraph(`Before: ${referenceWords(before, look)}.`);
  if (resource.place === '' && within !== undefined) {
    const itself = last === undefined ? 'no change of the bot itself is known' : referenceWords(last, look);
    return asText([
      ...leading(within, `${what} was last changed in ${resourceLabel(within)}`, look, now),
      ...gone,
      ...paragraph(`The bot itself: ${itself}.`),
      ...earlier,
      ...doubtLines(doubts, look),
    ]);
  }
  const { bold = plain.bold } = look.palette ?? plain;
  const later = within === undefined ? [] : paragraph(`Within it, later: ${sentence(within)}`);
  if (last === undefined) {
    const unseen = bold(`no change of ${what} itself is known; it may be older than the trail`);
    return asText([unseen, ...gone, ...later, ...doubtLines(doubts, look)]);
  }
  return asText([
    ...leading(last, `${what} was ${verbOf(last)}`, look, now),
    ...gone,
    ...later,
    ...earlier,
    ...doubtLines(doubts, look),
  ]);
}

/** The change that the answer begins with: who, when, how, and what it was. */
function leading(change: NamedEvent, what: string, look: Look, now: Date): readonly string[] {
  const { bold = plain.bold } = look.palette ?? plain;
  const head = `${what} by ${whoOf(change)}, ${timeAgo(change.event.time, now)}`;
  return [
    ...wrapped(head, '', look.width).map(bold),
    ...wrapped(circumstances(change, look), '  ', look.width),
    ...differenceLines(change, look).map((line) => `  ${line}`),
  ];
}

/** As much as one glance takes in; `show` has the rest. */
const mostLines = 10;

function differenceLines(named: NamedEvent, { palette }: Look): readonly string[] {
  if (named.change?.against === 'first' || named.event.action.startsWith('Delete')) return [];
  const lines = changeLines(namedDifferences(named), palette);
  const more = lines.length - mostLines;
  return more <= 1 ? lines : [...lines.slice(0, mostLines), `… and ${more} more`];
}

function verbOf({ event }: NamedEvent): string {
  const [verb] = /^(Create|Delete)/.exec(event.action) ?? [];
  if (verb === undefined) return 'last changed';
  return verb === 'Create' ? 'created' : 'deleted';
}

function circumstances(named: NamedEvent, { zone }: Look): string {
  const { action, id, time, mfa } = named.event;
  const parts = [
    readableTime(time, zone),
    howOf(named),
    mfa === true ? 'MFA' : '',
    `${action} ${shortId(id)}`,
  ];
  return safeText(joined(parts, ' · '));
}
