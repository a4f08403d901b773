import { type Duration, Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { shown } from '../src/model/shown';
import { conflicts } from './configuration/conflicts';
import { type Configuration, type SettingKey, settings } from './configuration/settings';
import type { LextrailProps } from './lextrail-props';

/**
 * What is wrong with the properties of the construct, in their words. The checks are those of the
 * configuration; what is known only at deploy is passed over.
 */
export function propertyProblems(scope: Construct, props: LextrailProps): readonly string[] {
  const { region } = Stack.of(scope);
  const home = Token.isUnresolved(region) ? undefined : region;
  const given = givenBy(props, home);
  const wrong = (Object.keys(given) as SettingKey[]).flatMap((key) =>
    settings[key].read(given[key]) === undefined
      ? [`lextrail.${key} must be ${settings[key].allowed}, got ${shown(given[key])}`]
      : [],
  );
  const fallbacks = Object.fromEntries(
    Object.entries(settings).map(([key, { fallback }]) => [key, fallback]),
  );
  const problems = wrong.length > 0 ? wrong : conflicts({ ...fallbacks, ...given } as Configuration, home);
  return problems.map(inPropertyWords);
}

type Given = Readonly<Partial<Record<SettingKey, unknown>>>;

/** The properties as settings of the configuration, as far as they are said and known. */
function givenBy(props: LextrailProps, home: string | undefined): Given {
  const {
    bucket,
    bucketTopic,
    bucketKey,
    retention,
    readRetention,
    fileRetention,
    objectLockRetention,
    silence,
  } = props;
  const said: Given = {
    reads: props.reads,
    hashTexts: props.hashTexts,
    runtimeCalls: props.runtimeCalls,
    fileTopic: props.fileTopic,
    deletionProtection: props.deletionProtection,
    existingTable: props.existingTable,
    managementAccount: props.managementAccount,
    bucketRoleArn: props.bucketRoleArn,
    bucketExternalId: props.bucketExternalId,
    acceptFromOrganization: props.acceptFromOrganization,
    organizationId: props.organizationId,
    trailName: props.trailName,
    bucketPrefix: props.bucketPrefix,
    bucket: bucket?.bucketName,
    bucketRegion: bucket?.env.region,
    bucketTopicArn: bucketTopic?.topicArn,
    bucketKeyArn: bucketKey?.keyArn,
    bucketEvents: bucket !== undefined && bucketTopic === undefined,
    retentionDays: days(retention),
    readRetentionDays: days(readRetention),
    maxWriteUnits: props.maxWriteUnits,
    watch: props.watch,
    fileDays: days(fileRetention),
    objectLockDays: days(objectLockRetention),
    silenceHours: silence?.toHours(),
    notify: props.notify,
    // A forwarder elsewhere is compared with the home Region, which may be known only at deploy.
    regions: home === undefined ? undefined : props.forwardingRegions,
  };
  const known = Object.entries(said).map(([key, value]) => [key, knownOf(key as SettingKey, value)] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function days(duration: Duration | undefined): number | undefined {
  return duration?.toDays();
}

/** A name that is known only at deploy counts as given, by a name that any would pass for. */
function knownOf(key: SettingKey, value: unknown): unknown {
  if (!Token.isUnresolved(value)) return value;
  return key === 'bucket' ? 'a-bucket-of-this-app' : undefined;
}

/** What each property is called in the configuration, where it is called otherwise. */
const properties: Readonly<Partial<Record<SettingKey, keyof LextrailProps>>> = {
  retentionDays: 'retention',
  readRetentionDays: 'readRetention',
  fileDays: 'fileRetention',
  objectLockDays: 'objectLockRetention',
  silenceHours: 'silence',
  bucketTopicArn: 'bucketTopic',
  bucketKeyArn: 'bucketKey',
  bucketRegion: 'bucket',
  regions: 'forwardingRegions',
};

function inPropertyWords(message: string): string {
  return message.replace(/lextrail\.(\w+)/g, (_, key: SettingKey) => properties[key] ?? key);
}
