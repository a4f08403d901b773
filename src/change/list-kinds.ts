import { isObject, type JsonValue } from '../model/json';

/** How Lex tells the entries of one kind of list apart. */
interface ListKind {
  /** Where an entry's identity is, as paths within it; the first that holds text counts. */
  readonly identity: readonly string[];
  /** Whether the order of the entries means something to Lex. */
  readonly ordered: boolean;
  /** Entries are known by their text, so one that was edited in its place is still the same. */
  readonly editable?: true;
}

const message = [
  'plainTextMessage.value',
  'ssmlMessage.value',
  'customPayload.value',
  'imageResponseCard.title',
];

/**
 * Every list that the state of a Lex resource can hold, by the member that holds it
 * (client-lex-models-v2 and client-lex-model-building-service, model shapes). An entry that is text
 * is its own identity and needs no line here.
 */
const kinds: ReadonlyMap<string, ListKind> = new Map(
  Object.entries<ListKind>({
    Action: { identity: [], ordered: false },
    AWS: { identity: [], ordered: false },
    Service: { identity: [], ordered: false },
    Statement: { identity: ['Sid'], ordered: false },
    action: { identity: [], ordered: false },
    audioLogSettings: { identity: ['destination.s3Bucket.s3BucketArn'], ordered: false, editable: true },
    botMembers: { identity: ['botMemberId'], ordered: false },
    buttons: { identity: ['text'], ordered: true, editable: true },
    conditionalBranches: { identity: ['name'], ordered: true },
    defaultValueList: { identity: ['defaultValue'], ordered: true, editable: true },
    enumerationValues: { identity: ['value'], ordered: false },
    includeFields: { identity: [], ordered: false },
    inputContexts: { identity: ['name'], ordered: false },
    intents: { identity: ['intentName'], ordered: false },
    logSettings: { identity: ['logType'], ordered: false },
    messageGroups: { identity: message.map((path) => `message.${path}`), ordered: true, editable: true },
    messageGroupsList: { identity: message.map((path) => `message.${path}`), ordered: true, editable: true },
    messages: { identity: ['content', ...message], ordered: true, editable: true },
    objectPrefixes: { identity: [], ordered: false },
    outputContexts: { identity: ['name'], ordered: false },
    principal: { identity: ['arn', 'service'], ordered: false },
    sampleUtterances: { identity: ['utterance'], ordered: false },
    slotPriorities: { identity: ['slotId'], ordered: false },
    slotTypeConfigurations: { identity: ['regexConfiguration.pattern'], ordered: false, editable: true },
    slotTypeValues: { identity: ['sampleValue.value'], ordered: false },
    slots: { identity: ['name'], ordered: false },
    subSlots: { identity: ['name'], ordered: false },
    synonyms: { identity: ['value'], ordered: false },
    textLogSettings: {
      identity: ['destination.cloudWatch.cloudWatchLogGroupArn'],
      ordered: false,
      editable: true,
    },
    values: { identity: ['value.interpretedValue'], ordered: true, editable: true },
    variations: { identity: message, ordered: true, editable: true },
  }),
);

/** A list that is not in the table: text entries are known by themselves, others only by position. */
const unknownKind: ListKind = { identity: [], ordered: true };

/** Texts of messages may be long; what is cut off still counts in the comparison, only not in the key. */
const longestMessageKey = 64;

export function isListKind(member: string): boolean {
  return kinds.has(member);
}

export function listKind(member: string): ListKind {
  return kinds.get(member) ?? unknownKind;
}

/**
 * A key for every entry of a list, unique in it: its identity, with `#2` for the second entry of the
 * same identity, and so on. An entry without identity has the empty one, so its key is its position
 * among those, `#1` for the first. An identity that itself ends like that gets its `#1` in full.
 */
export function keysOf(member: string, list: readonly JsonValue[]): readonly string[] {
  const kind = listKind(member);
  const seen = new Map<string, number>();
  return list.map((entry) => {
    const identity = identityOf(kind, entry);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return count > 1 || identity === '' || /#\d+$/.test(identity) ? `${identity}#${count}` : identity;
  });
}

/** Whether a key is no more than a position, because nothing identifies the entry. */
export function isPosition(key: string): boolean {
  return /^#\d+$/.test(key);
}

function identityOf(kind: ListKind, entry: JsonValue): string {
  const text = typeof entry === 'string' ? entry : firstText(kind.identity, entry);
  return kind.editable === true ? shortened(text) : text;
}

function firstText(paths: readonly string[], entry: JsonValue): string {
  for (const path of paths) {
    const text = textAt(entry, path);
    if (text !== '') return text;
  }
  return '';
}

function textAt(entry: JsonValue, path: string): string {
  let value: JsonValue | undefined = entry;
  for (const name of path.split('.')) {
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return typeof value === 'string' ? value : '';
}

function shortened(text: string): string {
  if (text.length <= longestMessageKey) return text;
  return `${text.slice(0, longestMessageKey).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
