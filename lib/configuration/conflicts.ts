import { isObject } from '../../src/model/json';
import { newcomerDays } from '../../src/watch/conditions/by-newcomer';
import { parseWatch } from '../../src/watch/configuration';
import { partitionOf } from '../regions';
import { watchProblems } from '../watch/watch-problems';
import { bucketRegions } from './home';
import { type Configuration, isSaid, type SettingKey, settings } from './settings';

/** What is wrong with values that are each allowed but do not go together; `home` keeps the table. */
export function conflicts(given: Configuration, home: string | undefined): readonly string[] {
  if (given.forwardTo !== undefined) return forwardersOnly(given, given.forwardTo);
  return [
    ...needsHome(given, home),
    ...onePartition(given, home),
    ...createdTrail(given),
    ...existingBucket(given),
    ...(given.bucket === undefined ? [] : readingRole(given)),
    ...existingTable(given, home),
    ...sameRegion(given, home),
    ...retention(given),
    ...tooMany(given),
    ...watchProblems(given.watch),
  ];
}

// CloudFormation takes 500 resources a stack; the others are 80 at most.
const mostAlarmsAndMails = 400;

/** Each rule may have an alarm of its own, and each mail address has its subscription. */
function tooMany({ watch, notify }: Configuration): readonly string[] {
  const rules: readonly unknown[] = Array.isArray(watch.rules) ? watch.rules : [];
  const count = notify.length + rules.filter((rule) => isObject(rule) && rule.alarm === true).length;
  if (count <= mostAlarmsAndMails) return [];
  return [
    `lextrail.watch.rules with an alarm of their own and lextrail.notify must be ${mostAlarmsAndMails} together at most, ` +
      `got ${count}; leave some to the alarm of their severity, or notify a list of addresses`,
  ];
}

const ofForwarders: readonly string[] = ['stackName', 'account', 'regions', 'reads', 'forwardTo'];

function forwardersOnly(given: Configuration, forwardTo: string): readonly string[] {
  const { regions, account } = given;
  const beside = (Object.keys(settings) as SettingKey[])
    .filter((key) => !ofForwarders.includes(key) && isSaid(given, key))
    .map((key) => `lextrail.${key}`);
  const [, , , home, homeAccount] = forwardTo.split(':');
  const others = regions.filter((region) => region !== home || account !== homeAccount);
  return [
    ...(beside.length > 0
      ? [
          `lextrail.forwardTo deploys forwarders only, got it beside ${beside.join(', ')}; leave to the deployment ` +
            `that keeps the table what is for it: -c lextrail='{"forwardTo": …, "regions": …}' goes over all that cdk.json says`,
        ]
      : []),
    ...(others.length === 0
      ? [
          `lextrail.forwardTo needs lextrail.regions, got ${regions.length === 0 ? 'none' : 'only its own'}; name the Regions to forward from`,
        ]
      : []),
    ...onePartition(given, home),
  ];
}

/** What names the home Region in the template, where a Region that is only known at deploy will not do. */
function needsHome(given: Configuration, home: string | undefined): readonly string[] {
  if (home !== undefined) return [];
  return (['regions', 'customerKey'] as const)
    .filter((key) => isSaid(given, key))
    .map(
      (key) =>
        `lextrail.region must be given where lextrail.${key} is, got nothing; name the Region that keeps the table`,
    );
}

/** Nothing passes from one partition to another. */
function onePartition({ regions }: Configuration, home: string | undefined): readonly string[] {
  return regions
    .filter((other) => home !== undefined && partitionOf(other) !== partitionOf(home))
    .map(
      (other) =>
        `lextrail.regions must lie in the partition of ${home}, got ${other}; deploy once a partition`,
    );
}

/** Settings that say how a trail is made, so they say nothing where an existing one is used. */
function createdTrail(given: Configuration): readonly string[] {
  if (given.bucket === undefined) return managed(given);
  const making = ['objectLockDays', 'fileDays', 'fileTopic', 'runtimeCalls', 'managementAccount'] as const;
  return making
    .filter((key) => isSaid(given, key))
    .map(
      (key) =>
        `lextrail.${key} is for a trail that lextrail makes, got it beside lextrail.bucket; give one of them`,
    );
}

/** Somebody else's trail is one of an organization. */
function managed({ managementAccount, organizationId }: Configuration): readonly string[] {
  if (managementAccount === undefined || organizationId !== undefined) return [];
  return [
    'lextrail.managementAccount is for the trail of an organization, got it without lextrail.organizationId; give both or neither',
  ];
}

/** A role that reads the files decrypts them too, and says to whom it listens. */
function readingRole({ bucketRoleArn, bucketExternalId, bucketKeyArn }: Configuration): readonly string[] {
  if (bucketRoleArn === undefined && bucketExternalId !== undefined)
    return [
      'lextrail.bucketExternalId is for lextrail.bucketRoleArn, got it without that; give both or neither',
    ];
  if (bucketRoleArn === undefined || bucketKeyArn === undefined) return [];
  return [
    'lextrail.bucketKeyArn is for reading without a role, got it beside lextrail.bucketRoleArn; let that role decrypt, and leave the key out',
  ];
}

function existingBucket(given: Configuration): readonly string[] {
  const { bucket, bucketTopicArn, bucketEvents } = given;
  if (bucket === undefined) {
    const using = [
      ...(['bucketPrefix', 'bucketRegion', 'bucketKeyArn', 'bucketTopicArn', 'bucketEvents'] as const),
      ...(['bucketRoleArn', 'bucketExternalId'] as const),
    ];
    return using
      .filter((key) => isSaid(given, key))
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

/** A table that is there keeps what it has: settings that say how one is made say nothing. */
function existingTable(given: Configuration, home: string | undefined): readonly string[] {
  const { existingTable: table } = given;
  if (table === undefined) return [];
  const making = (['deletionProtection', 'maxWriteUnits', 'customerKey'] as const)
    .filter((key) => isSaid(given, key))
    .map(
      (key) =>
        `lextrail.${key} is for a table that lextrail makes, got it beside lextrail.existingTable; give one of them` +
        (key === 'customerKey' ? ', or its key to the construct (encryptionKey)' : ''),
    );
  const [, , , region] = table.split(':');
  if (home === undefined || region === home) return making;
  return [...making, `lextrail.existingTable must lie in ${home}, the home Region, got ${region}`];
}

/** S3 sends events, and functions read files, within one Region. */
function sameRegion(given: Configuration, home: string | undefined): readonly string[] {
  if (given.bucket === undefined || home === undefined) return [];
  const named = bucketRegions(given);
  const by = given.region === undefined ? named[0]?.key : 'region';
  return named
    .filter(({ region }) => region !== home)
    .map(
      ({ key, region }) =>
        `lextrail.${key} must lie in ${home}, which is the home Region by lextrail.${by}, got ${region}; ` +
        (by === 'region' ? `deploy with lextrail.region=${region}` : 'give what lies where the bucket does'),
    );
}

/** A file that is locked cannot expire, and one that is gone cannot fill the table again. */
function retention(given: Configuration): readonly string[] {
  const { fileDays, retentionDays, objectLockDays } = given;
  const kept = fileDays ?? retentionDays;
  return [
    ...readRetention(given),
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

/** A rule that asks whether somebody was seen before must not take for new who only read. */
function readRetention({ readRetentionDays, retentionDays, reads, watch }: Configuration): readonly string[] {
  if (readRetentionDays === undefined) return [];
  if (readRetentionDays > retentionDays) {
    return [
      `lextrail.readRetentionDays must be at most lextrail.retentionDays (${retentionDays}), got ${readRetentionDays}; reads go first`,
    ];
  }
  const read = parseWatch(watch);
  const rules = read.kind === 'watch' ? read.watch.rules : [];
  const looksBack = rules.find(({ isOn, condition }) => isOn && condition === 'by-newcomer');
  if (!reads || looksBack === undefined || readRetentionDays > newcomerDays) return [];
  return [
    `lextrail.readRetentionDays must be more than ${newcomerDays} while the watch rule ${looksBack.name} is on, which looks back so far, ` +
      `got ${readRetentionDays}; keep reads longer, or switch the rule off in lextrail.watch.rules`,
  ];
}
