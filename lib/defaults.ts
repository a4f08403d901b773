import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What holds where nothing is said: for the construct's properties and for the keys of `cdk.json` alike. */
export const defaults = {
  reads: true,
  hashTexts: false,
  runtimeCalls: false,
  fileTopic: false,
  deletionProtection: true,
  retentionDays: 400,
  /** Write units a second of the events table: some 150 events a second, by both paths. */
  maxWriteUnits: 1_000,
  logDays: RetentionDays.THREE_MONTHS,
  silenceHours: 24,
} as const;
