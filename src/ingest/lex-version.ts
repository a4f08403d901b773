import { isObject } from '../model/json';
import { readLexArn } from './arn';
import { type LexVersion, operationOf } from './catalogue/catalogue';
import { type CloudTrailRecord, idOf } from './record';

/**
 * Which Lex API a call belongs to. Both write the same event source and share fourteen names, eleven
 * of them in model building; for those the members decide, of the request or else of the response.
 */
export function lexVersionOf(record: CloudTrailRecord): LexVersion {
  // Support for V1 ended on 2025-09-15: an operation that neither knows is new, so V2.
  if (operationOf('V1', record.eventName) === undefined) return 'V2';
  if (operationOf('V2', record.eventName) === undefined) return 'V1';
  return versionByMembers(record.requestParameters) ?? versionByMembers(record.responseElements) ?? 'V2';
}

/** In this order: V1's answer to StartImport has an importId, but its request never. */
const signs: readonly (readonly [member: string, lex: LexVersion])[] = [
  ['botId', 'V2'],
  ['botAliasId', 'V2'],
  ['resourceSpecification', 'V2'],
  ['resourceARN', 'V2'],
  ['name', 'V1'],
  ['botName', 'V1'],
  ['payload', 'V1'],
  ['resourceArn', 'V1'],
  ['importId', 'V2'],
];

function versionByMembers(part: unknown): LexVersion | undefined {
  if (!isObject(part)) return undefined;
  const arn = readLexArn(idOf(part.resourceARN) ?? idOf(part.resourceArn));
  return arn?.lex ?? signs.find(([member]) => Object.hasOwn(part, member))?.[1];
}
