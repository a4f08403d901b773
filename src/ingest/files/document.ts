import { isObject, type JsonObject, textOf } from '../../model/json';
import { isInsight, nonRecordName } from './non-records';
import { wholeFile } from './outcome';

/** What reading comes upon: a record, something known to be none, something that cannot be used. */
export type Piece =
  | { readonly kind: 'record'; readonly raw: JsonObject; readonly position: string }
  | { readonly kind: 'non-record'; readonly name: string; readonly position: string }
  | { readonly kind: 'problem'; readonly reason: string; readonly position: string }
  /** Records of other event sources, found by a byte search. */
  | { readonly kind: 'dismissed'; readonly count: number };

/** Finds the records in a parsed document, whatever people and AWS wrap them in. */
export function piecesOf(document: unknown, position: string): Iterable<Piece> {
  return piecesIn(document, { position, wrappings: 0 });
}

/** Where a value is, and in how many documents, lists and texts it is wrapped. */
interface Location {
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

function* piecesIn(value: unknown, location: Location): Generator<Piece> {
  if (location.wrappings > MOST_WRAPPINGS)
    yield problemPiece(location, 'wrapped too many times to be a record');
  else if (typeof value === 'string') yield* readText(value, location);
  else if (Array.isArray(value)) yield* readList(value, location);
  else if (isObject(value)) yield* readObject(value, location);
  else
    yield problemPiece(location, `${value === null ? 'null' : `a ${typeof value}`}, not a CloudTrail record`);
}

function* readList(list: readonly unknown[], location: Location): Generator<Piece> {
  for (const [index, value] of list.entries()) yield* piecesIn(value, inside(location, recordAt(index + 1)));
}

function* readText(text: string, location: Location): Generator<Piece> {
  const value = parsedText(text);
  if (value === undefined) yield problemPiece(location, 'text, not a CloudTrail record');
  else yield* piecesIn(value, inside(location));
}

/** A record, an envelope around one, or a document that lists some. */
function* readObject(value: JsonObject, location: Location): Generator<Piece> {
  const piece = pieceOf(value, location);
  if (piece !== undefined) return yield piece;
  const list = LISTS.map((member) => value[member]).find(Array.isArray);
  if (list !== undefined) return yield* readList(list, inside(location));
  const text = TEXTS.map((member) => textOf(value[member])).find((each) => each !== undefined);
  if (text !== undefined) return yield* readText(text, location);
  yield problemPiece(location, `${described(value)}, not a CloudTrail record`);
}

/** What an object is by itself; undefined where it may hold others. */
function pieceOf(value: JsonObject, location: Location): Piece | undefined {
  if (isOfService(value)) return recordPiece(location, value);
  const name = nonRecordName(value);
  if (name !== undefined) return nonRecord(location, name);
  if (isInsight(value)) return problemPiece(location, 'a CloudTrail Insights event, not a record of a call');
  if (isRecordLike(value)) return recordPiece(location, value);
  return isEnvelope(value) ? pieceOfEnvelope(value, location) : undefined;
}

/** Amazon EventBridge's envelope: the record is its `detail`. */
function pieceOfEnvelope(envelope: JsonObject, location: Location): Piece {
  const { detail } = envelope;
  if (isObject(detail) && isRecordLike(detail) && !isInsight(detail)) return recordPiece(location, detail);
  return nonRecord(location, `EventBridge events of type ${quoted(envelope['detail-type'])}`);
}

function isEnvelope(value: JsonObject): boolean {
  return 'detail' in value && typeof value['detail-type'] === 'string';
}

/** True for nearly every record, and cheaper than all other checks. */
function isOfService({ eventSource, eventCategory }: JsonObject): boolean {
  return (
    typeof eventSource === 'string' && eventSource.endsWith('.amazonaws.com') && eventCategory !== 'Insight'
  );
}

/** Whether it has anything of a record, so that the message can name what a broken one lacks. */
function isRecordLike(value: JsonObject): boolean {
  return RECORD_MEMBERS.some((member) => member in value);
}

function recordPiece({ position }: Location, raw: JsonObject): Piece {
  return { kind: 'record', raw, position: position || recordAt(1) };
}

function nonRecord({ position }: Location, name: string): Piece {
  return { kind: 'non-record', name, position: position || wholeFile };
}

function problemPiece({ position }: Location, reason: string): Piece {
  return { kind: 'problem', reason, position: position || wholeFile };
}

function inside({ position, wrappings }: Location, step = ''): Location {
  const joined = position === '' || step === '' ? position + step : `${position}, ${step}`;
  return { position: joined, wrappings: wrappings + 1 };
}

function recordAt(number: number): string {
  return `record ${number}`;
}

function parsedText(text: string): unknown {
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
