import type { Doubt, DoubtKind, EventReference } from '../model/doubt';
import type { JsonObject } from '../model/json';
import { referenceJson, referenceWords } from './answers/reference';
import { wrapped } from './answers/wrap';
import { type Look, plain } from './palette';

/** How many calls a sentence names; the others are counted. */
const mostNamed = 3;

/** A doubt in a sentence, the same in every answer. */
export function doubtWords({ kind, events }: Doubt, look: Look = {}): string {
  return SENTENCES[kind](listed(events, look));
}

/** `{ kind, text, events: [{ id, time, action, actor }] }` */
export function doubtJson(doubt: Doubt): JsonObject {
  return {
    kind: doubt.kind,
    text: doubtWords(doubt),
    events: doubt.events.map((event) => referenceJson({ event })),
  };
}

export function doubtsJson(doubts: readonly Doubt[]): JsonObject['doubts'] {
  return doubts.map(doubtJson);
}

/** One line a doubt, each once, for below what they are about. */
export function doubtLines(doubts: readonly Doubt[], look: Look): readonly string[] {
  const { yellow } = look.palette ?? plain;
  const sentences = new Set(doubts.map((doubt) => doubtWords(doubt, look)));
  return [...sentences].flatMap((text) => wrapped(`${doubtMark} ${text}`, '', look.width)).map(yellow);
}

/** Beside what a doubt is about, where the doubt itself is said below. */
export const doubtMark = '?';

const SENTENCES: Readonly<Record<DoubtKind, (calls: string) => string>> = {
  'order-unsure': (calls) => `order not recorded: the same second holds ${calls}`,
  'import-between': (calls) => `uncertain since ${calls}: no event records what an import brings`,
  'content-not-recorded': (calls) => `not known: CloudTrail did not record what ${calls} said`,
  'unattributed-call': (calls) =>
    `uncertain: CloudTrail did not record which resource ${calls} was about; it may have been this one`,
  'first-known-state': (calls) =>
    `not whole: no earlier call is known${calls === '' ? '' : `; the first is ${calls}`}`,
  'disputed-record': (calls) =>
    `disputed: several records with different content bear the id of ${calls === '' ? 'this event' : calls}`,
  'correction-pending': (calls) =>
    `CloudTrail corrected a record, and one of the two is not in the store${calls === '' ? '' : `: ${calls}`}`,
  'name-not-seen': () => 'name not seen: no call up to then says it',
  'search-incomplete': () =>
    'there were too many calls to look through all of them for what may have changed it',
};

function listed(events: readonly EventReference[], look: Look): string {
  const named = events.slice(0, mostNamed).map((event) => referenceWords({ event }, look));
  const others = events.length - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
