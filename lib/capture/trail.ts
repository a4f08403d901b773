import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface TrailProps {
  readonly trailName: string;
  /** The organization's trail of a delegated administrator belongs to the management account. */
  readonly trailArn: string;
  /** Must let the trail write: see TrailBucket. */
  readonly bucket: s3.IBucket;
  readonly encryptionKey?: kms.IKey;
  /** Whether Lex's data events (runtime calls) are logged; AWS bills them by the event. */
  readonly runtimeCalls: boolean;
  /** Whether the trail tells an SNS topic of every log file. */
  readonly fileTopic: boolean;
  /** Whether it logs every account of the organization; then it is made in the management account. */
  readonly ofOrganization: boolean;
}

/** A trail over every Region, with what is needed to prove later that its files are whole. */
export class Trail extends Construct {
  readonly trail: cloudtrail.CfnTrail;
  readonly topic?: sns.Topic;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    this.topic = props.fileTopic ? topicFor(this, props) : undefined;
    this.trail = new cloudtrail.CfnTrail(this, 'Trail', {
      trailName: props.trailName,
      s3BucketName: props.bucket.bucketName,
      kmsKeyId: props.encryptionKey?.keyArn,
      snsTopicName: this.topic?.topicArn,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      isOrganizationTrail: props.ofOrganization,
      advancedEventSelectors: props.runtimeCalls ? selectors : undefined,
    });
    // CloudTrail tries both when the trail is made, so both policies must exist.
    this.trail.node.addDependency(props.bucket, ...(this.topic ? [this.topic] : []));
    Annotations.of(this).addInfoV2('lextrail:trail', costOfSecondTrail);
  }
}

/** The ARN of a trail, of this account unless another is given. */
export function trailArnOf(scope: Construct, trailName: string, account?: string): string {
  const trail = { service: 'cloudtrail', resource: 'trail', resourceName: trailName };
  return Stack.of(scope).formatArn({ ...trail, account });
}

const costOfSecondTrail =
  'this stack makes a trail of its own. Where the account has a trail already, this is a second copy of its ' +
  'management events, which CloudTrail bills at $2.00 for each 100,000 events (the first copy in a Region is free): ' +
  'an account with 1,000,000 a month pays $20 a month more. `aws cloudtrail describe-trails` lists the trails; to use ' +
  'one of them instead, deploy with -c lextrail.bucket=ITS-BUCKET and -c lextrail.bucketTopicArn=ITS-TOPIC (properties bucket and bucketTopic; docs/deploy.md)';

/**
 * Basic and advanced selectors exclude each other, so the management events are named here too. They are
 * taken whole even if reads are left out: CloudTrail's own read-only mark is wrong for four Lex writes.
 */
const selectors: cloudtrail.CfnTrail.AdvancedEventSelectorProperty[] = [
  {
    name: 'Management events',
    fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }],
  },
  ...['AWS::Lex::Bot', 'AWS::Lex::BotAlias'].map((type) => ({
    name: `Runtime calls on ${type}`,
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
    ],
  })),
];

function topicFor(scope: Construct, { trailArn, encryptionKey }: TrailProps): sns.Topic {
  const topic = new sns.Topic(scope, 'LogFiles', { enforceSSL: true, masterKey: encryptionKey });
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'TrailPublishes',
      principals: [new iam.ServicePrincipal('cloudtrail.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
    }),
  );
  return topic;
}
