import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { type CloudTrailRecord, idOf } from './record';

/** Finds a parameter of a call by name, in the request or the response. */
export type ParameterLookup = (name: string) => string | undefined;

/**
 * Looks a member up in the request, then in what the request nests for imports, exports and tests, then
 * in the response likewise; so a part that CloudTrail left out is made up for by the other.
 */
export function parameterLookupOf(record: CloudTrailRecord): ParameterLookup {
  const parts = [...layers(record.requestParameters), ...layers(record.responseElements)];
  return (name) => {
    for (const part of parts) {
      const value = idOf(part[name]);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** A part itself, and those of its members that hold ids of what is imported, exported or tested. */
function layers(part: JsonValue): readonly JsonObject[] {
  if (!isObject(part)) return [];
  const { resourceSpecification, target, generationDataSource } = part;
  if (resourceSpecification === undefined && target === undefined && generationDataSource === undefined) {
    return [part];
  }
  const nested = [
    ...(isObject(resourceSpecification) ? Object.values(resourceSpecification) : []),
    isObject(target) ? target.botAliasTarget : undefined,
    isObject(generationDataSource) ? generationDataSource.conversationLogsDataSource : undefined,
  ];
  return [part, ...nested.filter(isObject)];
}
