import { partitionOf } from '../regions';
import { watchProblems } from '../watch/watch-problems';
import type { Configuration } from './settings';

/** What is wrong with values that are each allowed but do not go together. */
export function conflicts(given: Configuration): readonly string[] {
  return [
    ...forwarding(given),
    ...createdTrail(given),
    ...existingBucket(given),
    ...sameRegion(given),
    ...retention(given),
    ...watchProblems(given.watch),
  ];
}

function forwarding({ regions, region, forwardTo }: Configuration): readonly string[] {
  const home = forwardTo?.split(':')[3] ?? region;
  if (forwardTo !== undefined && regions.length === 0) {
    return ['lextrail.forwardTo needs lextrail.regions, got none; name the Regions to forward from'];
  }
  if (regions.length > 0 && home === undefined) {
    return [
      `lextrail.region must be given where lextrail.regions is, got nothing; it is where they forward to`,
    ];
  }
  return regions
    .filter((other) => home !== undefined && partitionOf(other) !== partitionOf(home))
    .map(
      (other) =>
        `lextrail.regions must lie in the partition of ${home}, got ${other}; deploy once a partition`,
    );
}

/** Settings that say how a trail is made, so they say nothing where an existing one is used. */
function createdTrail(given: Configuration): readonly string[] {
  if (given.bucket === undefined) return [];
  const making = ['trailName', 'objectLockDays', 'fileDays', 'fileTopic', 'runtimeCalls'] as const;
  return making
    .filter((key) => given[key] !== undefined && given[key] !== false)
    .map(
      (key) =>
        `lextrail.${key} is for a trail that lextrail makes, got it beside lextrail.bucket; give one of them`,
    );
}

function existingBucket(given: Configuration): readonly string[] {
  const { bucket, bucketTopicArn, bucketEvents } = given;
  if (bucket === undefined) {
    const using = ['bucketPrefix', 'bucketRegion', 'bucketKeyArn', 'bucketTopicArn', 'bucketEvents'] as const;
    return using
      .filter((key) => given[key] !== undefined && given[key] !== false)
      .map(
        (key) =>
          `lextrail.${key} is for an existing bucket, got it without lextrail.bucket; give both or neither`,
      );
  }
  if (bucketTopicArn === undefined && !bucketEvents) {
    return [
      'lextrail.bucket needs a way to hear of new files, got none; give lextrail.bucketTopicArn ' +
        '(the SNS topic of the trail or bucket) or lextrail.bucketEvents true (the bucket sends its events to EventBridge)',
    ];
  }
  if (bucketTopicArn !== undefined && bucketEvents) {
    return [
      'lextrail.bucketTopicArn and lextrail.bucketEvents both bring every file, got both; give one of them',
    ];
  }
  return [];
}

/** S3 sends events, and functions read files, within one Region. */
function sameRegion({
  region,
  bucket,
  bucketRegion,
  bucketTopicArn,
  bucketKeyArn,
}: Configuration): readonly string[] {
  if (bucket === undefined || region === undefined) return [];
  const regions: Readonly<Record<string, string | undefined>> = {
    bucketRegion,
    bucketTopicArn: bucketTopicArn?.split(':')[3],
    bucketKeyArn: bucketKeyArn?.split(':')[3],
  };
  return Object.entries(regions)
    .filter(([, other]) => other !== undefined && other !== region)
    .map(
      ([key, other]) =>
        `lextrail.${key} must lie in ${region}, where lextrail is deployed to, got ${other}; ` +
        `deploy with lextrail.region=${other} and name ${region} in lextrail.regions`,
    );
}

/** A file that is locked cannot expire, and one that is gone cannot fill the table again. */
function retention({ fileDays, retentionDays, objectLockDays }: Configuration): readonly string[] {
  const kept = fileDays ?? retentionDays;
  return [
    ...(kept < retentionDays
      ? [
          `lextrail.fileDays must be at least lextrail.retentionDays (${retentionDays}), got ${kept}; the files are the record`,
        ]
      : []),
    ...(objectLockDays !== undefined && kept < objectLockDays
      ? [
          `lextrail.objectLockDays must be at most the ${kept} days that files are kept, got ${objectLockDays}; raise lextrail.fileDays`,
        ]
      : []),
  ];
}
