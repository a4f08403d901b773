import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { catalogue } from './catalogue/catalogue';
import type { Operation } from './catalogue/operation';
import { hiddenMarker, type MemberPath, mapList, mapMembers, mask, memberPathOf, withMember } from './mask';
import type { CloudTrailRecord } from './record';
import { isSecretName, quotedSecret } from './secret-names';
import { withoutSignedUrls } from './signed-url';

/**
 * What was received without its secrets: the members that Lex's model marks sensitive, and pre-signed
 * URLs anywhere, and of every service what has the name of a secret (`secret-names.ts`). The very same
 * object where there are none, as in nearly every record. Which members of Lex's calls are secret is said
 * with each operation: `sensitive` in `catalogue/`.
 */
export function redact(
  record: CloudTrailRecord,
  isLex: boolean,
  operation: Operation | undefined,
): JsonObject {
  const { received } = record;
  const known = isLex ? withoutSensitive(received, operation) : received;
  const hidden = record.mayHoldSecretMember ? mapMembers(known, withoutNamed) : known;
  const safe = hidden === received ? received : withoutSecretsInError(hidden, maskedTexts(received, hidden));
  return record.mayHoldSignedUrl ? mapMembers(safe, withoutUrls) : safe;
}

/** Every text in a member that has the name of a secret is hidden, in any service's record. */
function withoutNamed(value: JsonValue | undefined, name = ''): JsonValue | undefined {
  if (isSecretName(name)) return withoutTexts(value);
  if (Array.isArray(value)) return mapList(value, (entry) => withoutNamed(entry));
  return isObject(value) ? mapMembers(value, withoutNamed) : value;
}

function withoutTexts(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') return value === '' ? value : hiddenMarker;
  if (Array.isArray(value)) return mapList(value, withoutTexts);
  return isObject(value) ? mapMembers(value, withoutTexts) : value;
}

/** The texts that were hidden; shorter ones say nothing by themselves and may be part of any word. */
function maskedTexts(before: JsonValue | undefined, after: JsonValue | undefined): readonly string[] {
  if (before === after) return [];
  if (typeof before === 'string') return before.length >= shortestSecret ? [before] : [];
  if (typeof before !== 'object' || before === null) return [];
  const hidden: JsonValue | undefined = after;
  return Object.entries(before).flatMap(([name, inner]) =>
    maskedTexts(inner, typeof hidden === 'object' && hidden !== null ? Reflect.get(hidden, name) : undefined),
  );
}

const shortestSecret = 4;

/** An error message quotes what was wrong with a member, secret or not. */
function withoutSecretsInError(received: JsonObject, secrets: readonly string[]): JsonObject {
  const { errorMessage } = received;
  if (typeof errorMessage !== 'string') return received;
  const quoted = errorMessage.replace(quotedSecret, `$1${hiddenMarker}$1`);
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, hiddenMarker), quoted);
  return withMember(received, 'errorMessage', safe);
}

interface SensitivePaths {
  readonly request: readonly MemberPath[];
  readonly response: readonly MemberPath[];
}

const operations = [...catalogue.V1.values(), ...catalogue.V2.values()];

/** An operation that AWS added since may carry any secret that the known ones carry. */
const everyPath: SensitivePaths = pathsOfAll(operations);

const pathsOfOperation: ReadonlyMap<Operation, SensitivePaths> = new Map(
  operations
    .filter(({ sensitive }) => sensitive !== undefined)
    .map((operation) => [operation, pathsOfAll([operation])]),
);

function pathsOfAll(operations: readonly Operation[]): SensitivePaths {
  const paths = (part: 'request' | 'response') =>
    [...new Set(operations.flatMap(({ sensitive }) => sensitive?.[part] ?? []))].map(memberPathOf);
  return { request: paths('request'), response: paths('response') };
}

function withoutSensitive(received: JsonObject, operation: Operation | undefined): JsonObject {
  const paths = operation === undefined ? everyPath : pathsOfOperation.get(operation);
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
