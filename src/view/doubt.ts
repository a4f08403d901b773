import type { Doubt, DoubtKind } from '../model/doubt';
import type { JsonObject } from '../model/json';
import { referenceJson, referenceWords } from './answers/reference';
import { wrapped } from './answers/wrap';
import { plain } from './colors';
import type { Look } from './look';
import { listed } from './words';

/** A doubt as one sentence without a full stop, the same in every answer: what is not known, and which calls it comes from. */
export function doubtWords(doubt: Doubt, look: Look = {}): string {
  const { sentence, many } = words[doubt.kind];
  const isUnnamed = doubt.hasMore === true && doubt.events.length === 0;
  return isUnnamed && many !== undefined ? many : sentence(callsIn(doubt, look));
}

/** A doubt about what the call with this id changed, as a remark in its sentence. */
export function doubtRemark({ kind, events }: Doubt, id: string): string {
  const isOwn = events.some((event) => event.id === id);
  return (isOwn ? words[kind].ownRemark : undefined) ?? words[kind].remark;
}

/** One line a doubt, each once, for below what they are about. */
export function doubtLines(doubts: readonly Doubt[], look: Look, indent = ''): readonly string[] {
  const { yellow } = look.palette ?? plain;
  const sentences = new Set(doubts.map((doubt) => doubtWords(doubt, look)));
  return [...sentences].flatMap((text) => wrapped(`${doubtMark} ${text}`, indent, look.width)).map(yellow);
}

/** Beside what a doubt is about, where the doubt itself is said below. */
export const doubtMark = '?';

/** A doubt in two or three words, for a cell of a table. */
export function doubtLabel({ kind }: Doubt): string {
  return kind.replaceAll('-', ' ');
}

/** `{ kind, text, events: [{ id, time, action, actor }] }`, and `hasMore: true` where it comes from more calls than these. */
export function doubtJson(doubt: Doubt): JsonObject {
  return {
    kind: doubt.kind,
    text: doubtWords(doubt),
    events: doubt.events.map((event) => referenceJson({ event })),
    ...(doubt.hasMore && { hasMore: true }),
  };
}

export function doubtsJson(doubts: readonly Doubt[]): JsonObject['doubts'] {
  return doubts.map(doubtJson);
}

/** The calls of a doubt in words; empty where it comes from none. */
interface DoubtCalls {
  readonly words: string;
  readonly isOne: boolean;
  readonly isOneSecond: boolean;
}

interface DoubtPhrases {
  readonly sentence: (calls: DoubtCalls) => string;
  /** Where it comes from so many calls that none is named. */
  readonly many?: string;
  readonly remark: string;
  /** Where the doubt comes from the call itself. */
  readonly ownRemark?: string;
}

const words: Readonly<Record<DoubtKind, DoubtPhrases>> = {
  'order-unsure': {
    sentence: ({ words, isOne, isOneSecond }) =>
      isOneSecond && !isOne
        ? `order not recorded: ${words} happened in the same second`
        : `order not recorded: ${or(words, 'a call')} happened in the same second as another call`,
    many: 'order not recorded: too many calls happened in the same second to say which changed what',
    remark: 'the order of the calls in that second is not recorded',
  },
  'import-between': {
    sentence: ({ words, isOne }) =>
      `uncertain: ${or(words, 'an import')} ${isOne ? 'was' : 'were'} accepted, and no event records what an import changes`,
    remark: 'an import before it may have made some of these changes',
  },
  'content-not-recorded': {
    sentence: ({ words }) => `not known: CloudTrail did not record the content of ${or(words, 'a call')}`,
    remark: 'what changed is not known, as CloudTrail did not record what was there before',
    ownRemark: 'content not recorded by CloudTrail (too large)',
  },
  'content-not-kept': {
    sentence: ({ words }) =>
      `not known: the record of ${or(words, 'a call')} was too large for the store; the log file has it`,
    remark: 'what changed is not known, as the record of an earlier call was too large for the store',
    ownRemark: 'content too large for the store (the log file has it)',
  },
  'unattributed-call': {
    sentence: ({ words, isOne }) =>
      `uncertain: CloudTrail did not record which resource ${or(words, 'a call')} ${isOne ? 'was' : 'were'} about; it may have been this one`,
    remark: 'a call before it that does not say its resource may have made some of these changes',
  },
  'first-known-state': {
    sentence: ({ words }) => `perhaps incomplete: no call before ${or(words, 'the first one')} is known`,
    remark: 'what was there before is known in part only',
    ownRemark: 'no earlier state is known',
  },
  'disputed-record': {
    sentence: ({ words }) =>
      `disputed: records with different content have the id of ${or(words, 'this event')}`,
    remark: 'disputed: a record with different content has the same id',
  },
  'correction-pending': {
    sentence: ({ words }) =>
      `correction pending: CloudTrail corrected ${or(words, 'a record')}, and one of the two records is not stored`,
    remark: 'CloudTrail corrected a call before it, and one of the two records is not stored',
    ownRemark: 'it corrects a record that is not stored here',
  },
  'misplaced-record': {
    sentence: ({ words }) =>
      `misplaced: the log file that holds ${or(words, 'a record')} is in the folder of another account`,
    remark: 'the log file of a call before it is in the folder of another account',
    ownRemark: 'its log file is in the folder of another account',
  },
  'name-not-seen': {
    sentence: () => 'name not seen: no call up to then says it',
    remark: 'no call up to then says its name',
  },
  'search-incomplete': {
    sentence: () =>
      'search incomplete: there are too many calls to look through all that may have changed it',
    remark: 'not all calls that may have made some of these changes were looked through',
  },
};

/** How many calls a sentence names; the others are counted. */
const mostNamed = 3;

function callsIn({ events, hasMore }: Doubt, look: Look): DoubtCalls {
  const named = events.map((event) => referenceWords({ event }, look));
  const words = hasMore
    ? listed([...named.slice(0, mostNamed), 'others'], mostNamed + 1)
    : listed(named, mostNamed);
  const isOneSecond = new Set(events.map(({ time }) => time)).size === 1;
  return { words, isOne: events.length <= 1 && !hasMore, isOneSecond };
}

function or(words: string, general: string): string {
  return words === '' ? general : words;
}
