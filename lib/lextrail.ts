import * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import type { WatchConfiguration } from '../src/watch/configuration';
import { ExistingBucket, logFileKeys } from './capture/existing-bucket';
import { lexDetailTypes, lexSource } from './capture/lex-pattern';
import { fromRule, LexRule } from './capture/lex-rule';
import { Trail, trailArnOf } from './capture/trail';
import { TrailBucket } from './capture/trail-bucket';
import { allowServices } from './customer-key';
import { defaults } from './defaults';
import { EventsTable } from './events-table';
import { Ingestion } from './ingestion/ingestion';
import type { LextrailProps } from './lextrail-props';
import { existingBucketNeeds, organizationNeeds, sayPrerequisites } from './prerequisites';
import { propertyProblems } from './property-problems';
import { Channels } from './watch/channels';
import { Watch } from './watch/watch';
import { watchOf } from './watch/watch-problems';
import { letSend } from './work-queue';

/** The audit trail of one account (or organization) in its home Region: capture, ingestion, table. */
export class Lextrail extends Construct {
  readonly eventsTable: EventsTable;
  readonly channels: Channels;
  readonly ingestion: Ingestion;
  readonly lexRule: LexRule;
  readonly bucket: s3.IBucket;
  /** Only where a trail is made. */
  readonly trail?: Trail;
  /** Only where an existing bucket is used. */
  readonly existingBucket?: ExistingBucket;
  readonly watch: Watch;
  /** Only where accounts of an organization may forward here. */
  readonly busPolicy?: events.CfnEventBusPolicy;

  constructor(scope: Construct, id: string, props: LextrailProps = {}) {
    super(scope, id);
    const { reads = defaults.reads, retention = Duration.days(defaults.retentionDays), watch = {} } = props;
    const { logRetention = defaults.logDays, encryptionKey } = props;
    this.node.addValidation({ validate: () => [...propertyProblems(this, props)] });
    const watched = watchOf(watch);
    this.eventsTable = new EventsTable(this, 'Events', {
      encryptionKey,
      deletionProtection: props.deletionProtection ?? defaults.deletionProtection,
      maxWriteUnits: props.maxWriteUnits ?? defaults.maxWriteUnits,
      retention,
      readRetention: props.readRetention,
      existingTable: props.existingTable,
    });
    this.channels = new Channels(this, 'Channels', { mail: props.notify ?? [], encryptionKey });
    this.ingestion = new Ingestion(this, 'Ingestion', {
      table: this.eventsTable,
      environment: {
        reads,
        retentionDays: retention.toDays(),
        readRetentionDays: (props.readRetention ?? retention).toDays(),
        live: covered(this, props),
      },
      hashTexts: props.hashTexts ?? defaults.hashTexts,
      bucketRole: props.bucketRoleArn
        ? { roleArn: props.bucketRoleArn, externalId: props.bucketExternalId }
        : undefined,
      logRetention,
      encryptionKey,
    });
    this.lexRule = captureLive(this, reads, props);
    this.busPolicy = props.acceptFromOrganization
      ? acceptFrom(this, props.acceptFromOrganization)
      : undefined;
    const files =
      props.bucket === undefined ? makeTrail(this, retention, props) : useBucket(this, props.bucket, props);
    this.bucket = files.bucket;
    this.trail = files.trail;
    this.existingBucket = files.existingBucket;
    this.eventsTable.madeAfter(...failFirst(this));
    this.watch = watchOver(this, { ...props, logRetention, retention, watch }, watched);
    if (encryptionKey)
      allowServices(encryptionKey, { trailArn: files.trailArn, topicArn: props.bucketTopic?.topicArn });
  }

  /** Lets somebody query the trail: what the CLI needs for everything that it asks the table. */
  grantRead(grantee: iam.IGrantable): void {
    this.eventsTable.grantRead(grantee);
  }
}

/** What depends on how the account is set up; CloudFormation makes it before the table, which it cannot take back. */
function failFirst({ trail, existingBucket, busPolicy }: Lextrail): readonly IDependable[] {
  return [trail, existingBucket, busPolicy].filter((each) => each !== undefined);
}

function captureLive(scope: Lextrail, reads: boolean, props: LextrailProps): LexRule {
  const { queue } = scope.ingestion.live;
  const lexRule = new LexRule(scope, 'LexCalls', {
    targetArn: queue.queueArn,
    reads,
    encryptionKey: props.encryptionKey,
  });
  letSend(queue, fromRule(lexRule.rule));
  return lexRule;
}

/** Where the live path brings every call: Regions of this account that have a rule. */
function covered(scope: Construct, { forwardingRegions = [] }: LextrailProps): readonly string[] {
  const { account, region } = Stack.of(scope);
  return [region, ...forwardingRegions].map((each) => `${account}/${each}`);
}

function watchOver(
  scope: Lextrail,
  props: LextrailProps & Required<Pick<LextrailProps, 'logRetention' | 'retention' | 'watch'>>,
  watched: WatchConfiguration,
): Watch {
  const { channels, eventsTable, ingestion, lexRule, trail, bucket, existingBucket } = scope;
  const queues = [lexRule.undelivered, existingBucket?.undelivered];
  return new Watch(scope, 'Watch', {
    watched,
    channels,
    eventsTable,
    environment: {
      retentionDays: props.retention.toDays(),
      watch: props.watch,
      live: covered(scope, props),
    },
    ingestion,
    lexRule: lexRule.rule,
    undelivered: queues.filter((queue) => queue !== undefined),
    existingBucket,
    trailName: trail?.trail.trailName ?? props.trailName,
    bucketName: bucket.bucketName,
    silence: props.silence ?? Duration.hours(defaults.silenceHours),
    logRetention: props.logRetention,
    encryptionKey: props.encryptionKey,
  });
}

/** EventBridge user guide, "Example policies for event buses": Lex calls alone, and nothing that pretends to be another's. */
function acceptFrom(scope: Construct, organizationId: string): events.CfnEventBusPolicy {
  return new events.CfnEventBusPolicy(scope, 'AcceptFromOrganization', {
    statementId: `lextrail-${organizationId}`,
    statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 'events:PutEvents',
      Resource: Stack.of(scope).formatArn({
        service: 'events',
        resource: 'event-bus',
        resourceName: 'default',
      }),
      Condition: {
        StringEquals: {
          'aws:PrincipalOrgID': organizationId,
          'events:source': lexSource,
          'events:detail-type': [...lexDetailTypes],
        },
      },
    },
  });
}

interface LogFiles {
  readonly bucket: s3.IBucket;
  readonly trail?: Trail;
  readonly trailArn?: string;
  readonly existingBucket?: ExistingBucket;
}

function makeTrail(scope: Lextrail, retention: Duration, props: LextrailProps): LogFiles {
  const { stackName, region } = Stack.of(scope);
  // A trail of all Regions has its name in each of them.
  const trailName = props.trailName ?? `${stackName}-trail-${region}`;
  const { encryptionKey, objectLockRetention, organizationId, managementAccount } = props;
  const trailArn = trailArnOf(scope, trailName, managementAccount);
  const { bucket } = new TrailBucket(scope, 'TrailBucket', {
    trailArn,
    fileRetention: props.fileRetention ?? retention,
    fileQueue: scope.ingestion.files.queue,
    encryptionKey,
    objectLockRetention,
    organizationId,
    managementAccount,
  });
  if (organizationId) sayPrerequisites(scope, organizationNeeds(managementAccount));
  const trail = new Trail(scope, 'Trail', {
    trailName,
    trailArn,
    bucket,
    encryptionKey,
    runtimeCalls: props.runtimeCalls ?? defaults.runtimeCalls,
    fileTopic: props.fileTopic ?? defaults.fileTopic,
    ofOrganization: organizationId !== undefined,
  });
  scope.ingestion.readFiles(bucket.bucketArn, logFileKeys({}), encryptionKey);
  return { bucket, trail, trailArn };
}

function useBucket(scope: Lextrail, bucket: s3.IBucket, props: LextrailProps): LogFiles {
  const where = { prefix: props.bucketPrefix, organizationId: props.organizationId };
  const existingBucket = new ExistingBucket(scope, 'ExistingBucket', {
    ...where,
    bucket,
    fileQueue: scope.ingestion.files.queue,
    topic: props.bucketTopic,
    encryptionKey: props.encryptionKey,
  });
  if (props.bucketRoleArn === undefined)
    scope.ingestion.readFiles(bucket.bucketArn, logFileKeys(where), props.bucketKey);
  sayPrerequisites(scope, existingBucketNeeds(scope, props));
  return { bucket, existingBucket };
}
