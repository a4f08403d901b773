import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { GenerateOptions, LogFile } from '../../simulator/generate';

/** As much of a record as these tests ask for; the generator's own output, so its shape is known. */
export interface LogRecord {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly awsRegion: string;
  readonly readOnly: boolean;
  readonly errorCode?: string;
  readonly sourceIPAddress: string;
  readonly vpcEndpointId?: string;
  readonly userIdentity: Readonly<Record<string, unknown>>;
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly responseElements: Readonly<Record<string, unknown>> | null;
}

export function recordsIn(file: LogFile): readonly LogRecord[] {
  return JSON.parse(gunzipSync(file.content).toString()).Records;
}

export function isLex(record: LogRecord): boolean {
  return record.eventSource === 'lex.amazonaws.com';
}

/** Every record once, whatever was delivered twice. */
export function uniqueRecords(files: Iterable<LogFile>): ReadonlyMap<string, LogRecord> {
  const records = new Map<string, LogRecord>();
  for (const file of files) for (const record of recordsIn(file)) records.set(record.eventID, record);
  return records;
}

/** Months in which all that is rare happens. */
export const season: GenerateOptions = { seed: 8, days: 120, events: 2_500, bots: 3, rare: true };

/** Small accounts of all kinds. */
export const someOptions: fc.Arbitrary<GenerateOptions> = fc.record({
  seed: fc.nat(),
  days: fc.integer({ min: 1, max: 20 }),
  events: fc.integer({ min: 1, max: 700 }),
  bots: fc.integer({ min: 1, max: 6 }),
  otherServices: fc.integer({ min: 0, max: 300 }),
  rare: fc.boolean(),
});
