import type { NamedEvent } from '../model/named';
import { namesOf } from '../query/run/names-of';
import { type ComparedStates, diffStates } from '../questions/diff-states';
import { resourceAt } from '../questions/resource';
import { type StateAt, stateAt } from '../questions/state-at';
import type { Comparison } from '../view/answers/diff';
import { namedDifferences } from '../view/named-differences';
import { shortId } from '../view/next-commands';
import { kindWords } from '../view/resource-label';
import { safeText } from '../view/safe-text';
import { article } from '../view/words';
import type { AskedStore } from './ask';
import { eventOf } from './event-of';
import { failed } from './failure';
import type { NextStep } from './next';

/** What a thing was after one call against what it, or another one, was after another. */
export async function compareEvents(
  asked: AskedStore,
  a: string,
  b: string,
): Promise<{ readonly comparison: Comparison; readonly next: NextStep }> {
  const [one, other] = [await eventOf(asked, a), await eventOf(asked, b)];
  requireSameKind(one, other);
  const [before, after] = [await stateAfter(asked, one), await stateAfter(asked, other)];
  const names = await namesOf(asked.store, [other.event.scope]);
  const { label } = resourceAt(other.event.scope, other.event.place, names);
  const places = diffStates(placed(before), placed(after)).map((found) => ({
    ...found,
    place: other.event.place,
    label,
    differences: withNames(other, found.differences),
  }));
  const isSame = one.event.scope === other.event.scope && one.event.place === other.event.place;
  return {
    comparison: {
      before: eventWords(one),
      after: eventWords(other),
      places,
      doubts: [],
      unknown: isSame ? [] : [`the two events are about different ${one.event.resourceType}s`],
    },
    next: { command: 'show', words: [shortId(other.event.id)] },
  };
}

function requireSameKind(one: NamedEvent, other: NamedEvent): void {
  if (one.event.resourceType === other.event.resourceType) return;
  const kinds = [one, other].map(
    ({ event }) => `${shortId(event.id)} about ${ofKind(kindWords(event.resourceType))}`,
  );
  throw failed(`nothing to compare: ${safeText(kinds.join(', '))}; give two events about the same thing`);
}

async function stateAfter({ store }: AskedStore, { event }: NamedEvent): Promise<StateAt> {
  if (event.lane !== 'state') {
    throw failed(
      `event ${shortId(event.id)} (${event.action}, ${event.outcome}) changed nothing, so there is no state after it to compare; lextrail history lists the changes of a bot`,
    );
  }
  return stateAt(store, event.scope, event.place, `${event.instant}|${event.id}`);
}

/** As the only thing there is; nothing where it was deleted. */
function placed({ kind, document, doubts, event }: StateAt): ComparedStates {
  const isThere = kind === 'known' && event !== undefined;
  const states: ComparedStates['states'] = new Map(isThere ? [['', { kind, document, event, doubts }]] : []);
  return { states, absent: new Set(), doubts: [] };
}

function withNames(named: NamedEvent, differences: Comparison['places'][number]['differences']) {
  return namedDifferences({ ...named, change: { against: 'earlier', basis: '', differences } });
}

function eventWords({ event }: NamedEvent): string {
  return `${event.action} ${shortId(event.id)}`;
}

function ofKind(kind: string): string {
  return `${article(kind)} ${kind}`;
}
