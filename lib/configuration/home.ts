import type { CdkEnvironment } from './cdk-environment';
import type { Configuration } from './settings';

/** The Region that keeps the table, and what to say of it where the configuration does not name it. */
export interface Home {
  readonly region: string | undefined;
  readonly note?: string;
}

/** The Region that is configured, else that of the existing bucket, else that of the environment. */
export function homeOf(given: Configuration, environment: CdkEnvironment): Home {
  if (given.region !== undefined || given.forwardTo !== undefined) return { region: given.region };
  const [bucket] = given.bucket === undefined ? [] : bucketRegions(given);
  if (bucket !== undefined) return ofBucket(bucket, environment);
  const { region, isRegionGuessed = false } = environment;
  return isRegionGuessed ? { region, note: guessed(region) } : { region };
}

export interface BucketRegion {
  readonly key: 'bucketRegion' | 'bucketTopicArn' | 'bucketKeyArn';
  readonly region: string;
}

/** Where the existing bucket lies, in the words of each setting that tells. */
export function bucketRegions(given: Configuration): readonly BucketRegion[] {
  const { bucketRegion, bucketTopicArn, bucketKeyArn } = given;
  const regions = [
    { key: 'bucketRegion', region: bucketRegion },
    { key: 'bucketTopicArn', region: regionOf(bucketTopicArn) },
    { key: 'bucketKeyArn', region: regionOf(bucketKeyArn) },
  ] as const;
  return regions.filter((each): each is BucketRegion => each.region !== undefined);
}

function regionOf(arn: string | undefined): string | undefined {
  return arn?.split(':')[3];
}

function ofBucket({ key, region }: BucketRegion, environment: CdkEnvironment): Home {
  if (region === environment.region) return { region };
  const note = `the home Region is ${region}, that of lextrail.${key}, since lextrail reads a bucket in its own Region`;
  return { region, note };
}

function guessed(region: string | undefined): string {
  return (
    `the home Region is ${region}: neither lextrail.region nor AWS_REGION names one, and where the profile ` +
    'does not either, this is what the CDK takes; to choose another, deploy with -c lextrail.region=REGION'
  );
}
