/** Dollars in us-east-1 as of November 2026, without free tiers, from the price lists of each service. */
export const prices = {
  // Amazon CloudWatch pricing: metrics in an alarm of standard resolution, custom metrics, logs taken in.
  alarmMetricMonth: 0.1,
  customMetricMonth: 0.3,
  logsGb: 0.5,
  // Amazon SQS pricing, standard queues.
  sqsRequest: 0.4e-6,
  // AWS Lambda pricing, arm64.
  lambdaCall: 0.2e-6,
  lambdaGbSecond: 13.3334e-6,
  // Amazon S3 pricing.
  s3Get: 0.4e-6,
  // Amazon EventBridge pricing: S3's events, which are opt-in; those of CloudTrail cost nothing.
  optInEvent: 1e-6,
} as const;

/** Amazon DynamoDB pricing, on demand, by the class of the table; recovery to a point in time costs the same in both. */
export const tablePrices = {
  STANDARD: { writeUnit: 0.625e-6, readUnit: 0.125e-6, storageGbMonth: 0.25, recoveryGbMonth: 0.2 },
  STANDARD_INFREQUENT_ACCESS: {
    writeUnit: 0.78e-6,
    readUnit: 0.155e-6,
    storageGbMonth: 0.1,
    recoveryGbMonth: 0.2,
  },
} as const;

export type TablePrices = (typeof tablePrices)[keyof typeof tablePrices];

export const hoursOfMonth = 730;
export const minutesOfMonth = 60 * hoursOfMonth;
export const daysOfMonth = hoursOfMonth / 24;
