import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { catalogue } from './catalogue/catalogue';
import type { Operation } from './catalogue/operation';
import { type MemberPath, mapList, mapMembers, mask, memberPathOf, withMember } from './mask';
import type { CloudTrailRecord } from './record';
import { withoutSignedUrls } from './signed-url';

/**
 * What was received without its secrets: the members that Lex's model marks sensitive, and pre-signed
 * URLs anywhere. The very same object where there are none, as in nearly every record. Which members are
 * secret is said with each operation: `sensitive` in `catalogue/`.
 */
export function redact(
  record: CloudTrailRecord,
  isLex: boolean,
  operation: Operation | undefined,
): JsonObject {
  const { received } = record;
  const hidden = isLex ? withoutSensitive(received, operation) : received;
  return record.mayHoldSignedUrl ? mapMembers(hidden, withoutUrls) : hidden;
}

interface SensitivePaths {
  readonly request: readonly MemberPath[];
  readonly response: readonly MemberPath[];
}

const OPERATIONS = [...catalogue.V1.values(), ...catalogue.V2.values()];

/** An operation that AWS added since may carry any secret that the known ones carry. */
const EVERY_PATH: SensitivePaths = pathsOfAll(OPERATIONS);

const PATHS: ReadonlyMap<Operation, SensitivePaths> = new Map(
  OPERATIONS.filter(({ sensitive }) => sensitive !== undefined).map((operation) => [
    operation,
    pathsOfAll([operation]),
  ]),
);

function pathsOfAll(operations: readonly Operation[]): SensitivePaths {
  const paths = (part: 'request' | 'response') =>
    [...new Set(operations.flatMap(({ sensitive }) => sensitive?.[part] ?? []))].map(memberPathOf);
  return { request: paths('request'), response: paths('response') };
}

function withoutSensitive(received: JsonObject, operation: Operation | undefined): JsonObject {
  const paths = operation === undefined ? EVERY_PATH : PATHS.get(operation);
  if (paths === undefined) return received;
  const request = maskAll(received.requestParameters, paths.request);
  const response = maskAll(received.responseElements, paths.response);
  return withMember(withMember(received, 'requestParameters', request), 'responseElements', response);
}

function maskAll(part: JsonValue | undefined, paths: readonly MemberPath[]): JsonValue | undefined {
  return paths.reduce<JsonValue | undefined>((value, path) => mask(value, path), part);
}

function withoutUrls(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') return withoutSignedUrls(value);
  if (Array.isArray(value)) return mapList(value, withoutUrls);
  return isObject(value) ? mapMembers(value, withoutUrls) : value;
}
