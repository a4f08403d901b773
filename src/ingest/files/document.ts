import { isObject, type JsonObject, textOf } from '../../model/json';
import { wholeFile } from './outcome';
import { foreignName, isInsight } from './unknown-records';

/** What reading comes upon: a record, something known to be none, something that cannot be used. */
export type Piece =
  | { readonly kind: 'record'; readonly raw: JsonObject; readonly position: string }
  | { readonly kind: 'foreign'; readonly name: string; readonly position: string }
  | { readonly kind: 'problem'; readonly reason: string; readonly position: string }
  /** Records of which a search told that they are of another event source. */
  | { readonly kind: 'dismissed'; readonly count: number };

/** Finds the records in a parsed document, whatever people and AWS wrap them in. */
export function piecesOf(document: unknown, position: string): Iterable<Piece> {
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

function* read(value: unknown, place: Place): Generator<Piece> {
  if (place.wrappings > MOST_WRAPPINGS) yield problem(place, 'wrapped too many times to be a record');
  else if (typeof value === 'string') yield* readText(value, place);
  else if (Array.isArray(value)) yield* readList(value, place);
  else if (isObject(value)) yield* readObject(value, place);
  else yield problem(place, `${value === null ? 'null' : `a ${typeof value}`}, not a CloudTrail record`);
}

function* readList(list: readonly unknown[], place: Place): Generator<Piece> {
  for (const [index, value] of list.entries()) yield* read(value, inside(place, recordAt(index + 1)));
}

function* readText(text: string, place: Place): Generator<Piece> {
  const value = parsed(text);
  if (value === undefined) yield problem(place, 'text, not a CloudTrail record');
  else yield* read(value, inside(place));
}

/** A record, an envelope around one, or a document that lists some. */
function* readObject(value: JsonObject, place: Place): Generator<Piece> {
  const piece = pieceOf(value, place);
  if (piece !== undefined) return yield piece;
  const list = LISTS.map((member) => value[member]).find(Array.isArray);
  if (list !== undefined) return yield* readList(list, inside(place));
  const text = TEXTS.map((member) => textOf(value[member])).find((each) => each !== undefined);
  if (text !== undefined) return yield* readText(text, place);
  yield problem(place, `${described(value)}, not a CloudTrail record`);
}

/** What an object is by itself; undefined where it may hold others. */
function pieceOf(value: JsonObject, place: Place): Piece | undefined {
  if (isOfService(value)) return record(place, value);
  const name = foreignName(value);
  if (name !== undefined) return foreign(place, name);
  if (isInsight(value)) return problem(place, 'a CloudTrail Insights event, not a record of a call');
  if (isRecordLike(value)) return record(place, value);
  return isEnvelope(value) ? pieceOfEnvelope(value, place) : undefined;
}

/** Amazon EventBridge's envelope: the record is its `detail`. */
function pieceOfEnvelope(envelope: JsonObject, place: Place): Piece {
  const { detail } = envelope;
  if (isObject(detail) && isRecordLike(detail) && !isInsight(detail)) return record(place, detail);
  return foreign(place, `EventBridge events of type ${quoted(envelope['detail-type'])}`);
}

function isEnvelope(value: JsonObject): boolean {
  return 'detail' in value && typeof value['detail-type'] === 'string';
}

/** Nearly every record says so; it spares them all the other questions. */
function isOfService({ eventSource, eventCategory }: JsonObject): boolean {
  return (
    typeof eventSource === 'string' && eventSource.endsWith('.amazonaws.com') && eventCategory !== 'Insight'
  );
}

/** Whether it has anything of a record, so that a broken one is told what it lacks. */
function isRecordLike(value: JsonObject): boolean {
  return RECORD_MEMBERS.some((member) => member in value);
}

function record({ position }: Place, raw: JsonObject): Piece {
  return { kind: 'record', raw, position: position || recordAt(1) };
}

function foreign({ position }: Place, name: string): Piece {
  return { kind: 'foreign', name, position: position || wholeFile };
}

function problem({ position }: Place, reason: string): Piece {
  return { kind: 'problem', reason, position: position || wholeFile };
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
