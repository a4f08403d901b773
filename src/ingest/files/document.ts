import { isObject, type JsonObject, textOf } from '../../model/json';
import { parseJson } from '../parse-json';
import { withCloudTrailNames } from './athena-names';
import { limits } from './limits';
import { isInsight, nonRecordName } from './non-records';
import { wholeFile } from './outcome';

/** What reading comes upon: a record, something known to be none, something that cannot be used. */
export type Piece =
  | RecordPiece
  | { readonly kind: 'non-record'; readonly name: string; readonly position: string }
  | ProblemPiece
  /** Records of other event sources, found by a byte search. */
  | { readonly kind: 'dismissed'; readonly count: number };

export interface ProblemPiece {
  readonly kind: 'problem';
  readonly reason: string;
  readonly position: string;
  /** How many records are lost by it. */
  readonly records: 0 | 1;
}

export interface RecordPiece {
  readonly kind: 'record';
  readonly raw: JsonObject;
  readonly position: string;
  /** What of its text could not be kept as it was written. */
  readonly losses?: readonly string[];
  /** Whether it was a text within a document, so surely as it came. */
  readonly isText?: true;
}

/** Finds the records in a parsed document, whatever people and programs wrap them in. */
export function piecesOf(
  document: unknown,
  position: string,
  losses: readonly string[] = [],
): Iterable<Piece> {
  return piecesIn(document, { position, wrappings: 0, losses });
}

/** Finds the records in a member of an object that is read part by part, which may be anything. */
export function piecesOfMember(
  member: unknown,
  position: string,
  losses: readonly string[] = [],
): Iterable<Piece> {
  return membersPieces(member, { position, wrappings: 0, losses });
}

/** Where a value is, in how many documents, lists and texts it is wrapped, and what its text lost. */
interface Location {
  readonly position: string;
  readonly wrappings: number;
  readonly losses: readonly string[];
  readonly isText?: true;
}

/** Members under which a document is known to list records: log files, `lookup-events`, CloudWatch Logs. */
const lists = ['Records', 'Events', 'logEvents', 'events'] as const;

/** Members that are known to hold a record as text: `lookup-events` and CloudWatch Logs. */
const texts = ['CloudTrailEvent', 'message'] as const;

const recordMembers = ['eventSource', 'eventName', 'eventTime', 'eventID', 'eventVersion', 'userIdentity'];

function* piecesIn(value: unknown, location: Location): Generator<Piece> {
  if (location.wrappings > limits.wrappings)
    yield problemPiece(location, 'wrapped too many times to be a record');
  else if (typeof value === 'string') yield* piecesOfText(value, location);
  else if (Array.isArray(value)) yield* piecesOfList(value, location);
  else if (isObject(value)) yield* piecesOfObject(value, location);
  else
    yield problemPiece(location, `${value === null ? 'null' : `a ${typeof value}`}, not a CloudTrail record`);
}

function* piecesOfList(list: readonly unknown[], location: Location): Generator<Piece> {
  if (isRow(list)) return yield* piecesOfObject(objectOfRow(list), location);
  for (const [index, value] of list.entries()) yield* piecesIn(value, inside(location, recordAt(index + 1)));
}

interface Cell {
  readonly field: string;
  readonly value: string;
}

/** How CloudWatch Logs Insights gives a row: a list of its fields (GetQueryResults). */
function isRow(list: readonly unknown[]): list is readonly Cell[] {
  return (
    list.length > 0 &&
    list.every((cell) => isObject(cell) && typeof cell.field === 'string' && 'value' in cell)
  );
}

function objectOfRow(cells: readonly Cell[]): JsonObject {
  return Object.fromEntries(cells.map(({ field, value }) => [field, value]));
}

/** A record as text, perhaps with a time or the like before it. */
function* piecesOfText(text: string, location: Location): Generator<Piece> {
  const parsed = parseJson(text) ?? parseJson(text.slice(text.slice(0, limits.prefix).indexOf('{')));
  if (parsed === undefined) yield problemPiece(location, 'text, not a CloudTrail record');
  else {
    const losses = [...location.losses, ...parsed.losses];
    yield* piecesIn(parsed.value, { ...inside(location), losses, isText: true });
  }
}

/** A record, an envelope around one, or a document that lists some. */
function* piecesOfObject(object: JsonObject, location: Location): Generator<Piece> {
  const value = withCloudTrailNames(object);
  const piece = pieceOf(value, location);
  if (piece !== undefined) return yield piece;
  const list = lists.map((member) => value[member]).find(Array.isArray);
  if (list !== undefined) return yield* piecesOfList(list, inside(location));
  const wrapped = wrappedPieces(Object.values(value), location);
  if (wrapped.length > 0) return yield* wrapped;
  const text = texts.map((member) => textOf(value[member])).find((each) => each !== undefined);
  if (text !== undefined) return yield* piecesOfText(text, location);
  yield problemPiece(location, `${described(value)}, not a CloudTrail record`);
}

/** What an object is by itself; undefined where it may hold others. */
function pieceOf(value: JsonObject, location: Location): Piece | undefined {
  if (isOfService(value)) return recordPiece(location, value);
  const name = nonRecordName(value);
  if (name !== undefined) return nonRecord(location, name);
  if (isInsight(value))
    return problemPiece(location, 'a CloudTrail Insights event, not a record of a call', 1);
  if (isRecordLike(value)) return recordPiece(location, value);
  if (isControlMessage(value)) return { kind: 'dismissed', count: 0 };
  return isEnvelope(value) ? pieceOfEnvelope(value, location) : undefined;
}

/**
 * The records in the members of an object, whatever these are called: `_source`, `event.original`, `_raw`,
 * `@message`. What else the members hold belongs to the program that wrote them. A record that it wrote
 * twice, as it came and taken apart, counts once: as it came.
 */
function wrappedPieces(members: readonly unknown[], location: Location): readonly Piece[] {
  const mayHold = members.filter((member) =>
    typeof member === 'string' ? eventSource.test(member) : isNested(member),
  );
  const pieces = mayHold.flatMap((member) => membersPieces(member, location));
  const best = new Map<string, RecordPiece>();
  for (const piece of pieces) {
    if (piece.kind === 'record' && (piece.isText || !best.has(copyOf(piece)))) best.set(copyOf(piece), piece);
  }
  return pieces.filter((piece) => {
    const isAlone = piece.kind !== 'record' || textOf(piece.raw.eventID) === undefined;
    return isAlone || best.get(copyOf(piece)) === piece;
  });
}

/** The same for all copies of a record: the id, in the same part of the document. */
function copyOf({ position, raw }: RecordPiece): string {
  return `${position}|${textOf(raw.eventID)}`;
}

function isNested(member: unknown): boolean {
  return typeof member === 'object' && member !== null;
}

/** The pieces in something that may be anything: none unless there is a record among them. */
function membersPieces(member: unknown, location: Location): readonly Piece[] {
  const pieces = [...piecesIn(member, inside(location))];
  return pieces.some(({ kind }) => kind === 'record') ? pieces : [];
}

const eventSource = /eventsource/i;

/** Amazon EventBridge's envelope: the record is its `detail`. */
function pieceOfEnvelope(envelope: JsonObject, location: Location): Piece {
  const { detail } = envelope;
  if (isObject(detail) && isRecordLike(detail) && !isInsight(detail)) return recordPiece(location, detail);
  return nonRecord(location, `EventBridge events of type ${quoted(envelope['detail-type'])}`);
}

function isEnvelope(value: JsonObject): boolean {
  return 'detail' in value && typeof value['detail-type'] === 'string';
}

/** What CloudWatch Logs sends to see whether a subscription is reached. */
function isControlMessage({ messageType, logEvents }: JsonObject): boolean {
  return messageType === 'CONTROL_MESSAGE' && Array.isArray(logEvents);
}

/** True for nearly every record, and cheaper than all other checks. */
function isOfService({ eventSource, eventCategory }: JsonObject): boolean {
  return (
    typeof eventSource === 'string' && eventSource.endsWith('.amazonaws.com') && eventCategory !== 'Insight'
  );
}

/** Whether it has anything of a record, so that the message can name what a broken one lacks. */
export function isRecordLike(value: object): boolean {
  return recordMembers.some((member) => member in value);
}

function recordPiece({ position, losses, isText }: Location, raw: JsonObject): Piece {
  const piece: RecordPiece = {
    kind: 'record',
    raw,
    position: position || recordAt(1),
    ...(isText && { isText }),
  };
  return losses.length === 0 ? piece : { ...piece, losses };
}

function nonRecord({ position }: Location, name: string): Piece {
  return { kind: 'non-record', name, position: position || wholeFile };
}

function problemPiece({ position }: Location, reason: string, records: 0 | 1 = 0): Piece {
  return { kind: 'problem', reason, position: position || wholeFile, records };
}

function inside({ position, wrappings, ...rest }: Location, step = ''): Location {
  const joined = position === '' || step === '' ? position + step : `${position}, ${step}`;
  return { ...rest, position: joined, wrappings: wrappings + 1 };
}

function recordAt(number: number): string {
  return `record ${number}`;
}

function described(value: JsonObject): string {
  const names = Object.keys(value);
  if (names.length === 0) return 'an empty object';
  return `an object with ${names.slice(0, 3).map(quoted).join(', ')}${names.length > 3 ? ', …' : ''}`;
}

function quoted(text: unknown): string {
  return JSON.stringify((textOf(text) ?? '').slice(0, 40));
}
