import { isObject, type JsonObject, textOf } from '../../json';
import { foreignName, isInsight } from './foreign';
import { wholeFile } from './outcome';

/** What reading comes upon: a record, something known to be none, something that cannot be used. */
export type Piece =
  | { readonly kind: 'record'; readonly raw: JsonObject; readonly position: string }
  | { readonly kind: 'foreign'; readonly name: string; readonly position: string }
  | { readonly kind: 'problem'; readonly reason: string; readonly position: string }
  /** Records of which a search told that they are of another event source. */
  | { readonly kind: 'dismissed'; readonly count: number };

/** Finds the records in a parsed document, whatever people and AWS wrap them in. */
export function piecesOf(document: unknown, position: string): readonly Piece[] {
  return read(document, { position, wrappings: 0 });
}

/** Where a value stands, and in how many documents, lists and texts it is wrapped. */
interface Place {
  readonly position: string;
  readonly wrappings: number;
}

// A log file as text in a list in a line makes six; more is no export but an attempt on the stack.
const MOST_WRAPPINGS = 10;

/** Members under which a document lists records: log files, `lookup-events`, CloudWatch Logs in its two shapes. */
const LISTS = ['Records', 'Events', 'logEvents', 'events'] as const;

/** Members that hold a record as text: `lookup-events` and CloudWatch Logs. */
const TEXTS = ['CloudTrailEvent', 'message'] as const;

const RECORD_MEMBERS = ['eventSource', 'eventName', 'eventTime', 'eventID', 'eventVersion', 'userIdentity'];

function read(value: unknown, place: Place): readonly Piece[] {
  if (place.wrappings > MOST_WRAPPINGS) return problem(place, 'wrapped too many times to be a record');
  if (typeof value === 'string') return readText(value, place);
  if (Array.isArray(value)) return readList(value, place);
  if (isObject(value)) return readObject(value, place);
  return problem(place, `${value === null ? 'null' : `a ${typeof value}`}, not a CloudTrail record`);
}

function readList(list: readonly unknown[], place: Place): readonly Piece[] {
  return list.flatMap((value, index) => read(value, inside(place, recordAt(index + 1))));
}

function readText(text: string, place: Place): readonly Piece[] {
  const value = parsed(text);
  return value === undefined ? problem(place, 'text, not a CloudTrail record') : read(value, inside(place));
}

/** A record, an envelope around one, or a document that lists some. */
function readObject(value: JsonObject, place: Place): readonly Piece[] {
  const name = foreignName(value);
  if (name !== undefined) return foreign(place, name);
  if (isInsight(value)) return problem(place, 'a CloudTrail Insights event, not a record of a call');
  if (isRecordLike(value)) return record(place, value);
  if (isEnvelope(value)) return readEnvelope(value, place);
  const list = LISTS.map((member) => value[member]).find(Array.isArray);
  if (list !== undefined) return readList(list, inside(place));
  const text = TEXTS.map((member) => textOf(value[member])).find((each) => each !== undefined);
  if (text !== undefined) return readText(text, place);
  return problem(place, `${described(value)}, not a CloudTrail record`);
}

/** Amazon EventBridge's envelope: the record is its `detail`. */
function readEnvelope(envelope: JsonObject, place: Place): readonly Piece[] {
  const { detail } = envelope;
  if (isObject(detail) && isRecordLike(detail) && !isInsight(detail)) return record(place, detail);
  return foreign(place, `EventBridge events of type ${quoted(envelope['detail-type'])}`);
}

function isEnvelope(value: JsonObject): boolean {
  return 'detail' in value && typeof value['detail-type'] === 'string';
}

/** Whether it has anything of a record, so that a broken one is told what it lacks. */
function isRecordLike(value: JsonObject): boolean {
  return RECORD_MEMBERS.some((member) => member in value);
}

function record({ position }: Place, raw: JsonObject): readonly Piece[] {
  return [{ kind: 'record', raw, position: position || recordAt(1) }];
}

function foreign({ position }: Place, name: string): readonly Piece[] {
  return [{ kind: 'foreign', name, position: position || wholeFile }];
}

function problem({ position }: Place, reason: string): readonly Piece[] {
  return [{ kind: 'problem', reason, position: position || wholeFile }];
}

function inside({ position, wrappings }: Place, step = ''): Place {
  const joined = position === '' || step === '' ? position + step : `${position}, ${step}`;
  return { position: joined, wrappings: wrappings + 1 };
}

function recordAt(number: number): string {
  return `record ${number}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function described(value: JsonObject): string {
  const names = Object.keys(value);
  if (names.length === 0) return 'an empty object';
  return `an object with ${names.slice(0, 3).map(quoted).join(', ')}${names.length > 3 ? ', …' : ''}`;
}

function quoted(text: unknown): string {
  return JSON.stringify((textOf(text) ?? '').slice(0, 40));
}
