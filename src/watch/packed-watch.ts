import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { isObject, type JsonObject } from '../model/json';

/** The variable in which the watch function is told what to watch for. */
export const watchVariable = 'LEXTRAIL_WATCH';

/** Lambda takes 4 KB of variables in all; the words of rules pack to a third. */
export function packWatch(watch: JsonObject): string {
  return deflateRawSync(JSON.stringify(watch)).toString('base64');
}

/** The inverse of `packWatch`; undefined for another text. */
export function unpackWatch(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
