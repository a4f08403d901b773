import type { JsonObject } from '../../src/model/json';
import { aNewRecord } from '../support/a-new-record';

/** A new record of now, as a deployed stack expects it. */
export function aRecord(over: JsonObject = {}): ReturnType<typeof aNewRecord> {
  return aNewRecord({ eventTime: `${new Date().toISOString().slice(0, 19)}Z`, ...over });
}
