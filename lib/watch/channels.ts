import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface ChannelsProps {
  /** Who is told by mail; each address has to confirm once. */
  readonly mail: readonly string[];
  /** @default - the topic keeps nothing, and its messages are encrypted on their way */
  readonly encryptionKey?: kms.IKey;
}

const nobodyIsTold =
  'nobody is notified of matches and alarms yet: deploy with -c lextrail.notify=YOU@EXAMPLE.COM (property notify), or subscribe to the ' +
  'topic (output WatchTopicArn) or the bus (output WatchBusName)';

/** Where matches and alarms are told: a topic for people, a bus for programs. */
export class Channels extends Construct {
  readonly topic: sns.Topic;
  readonly bus: events.EventBus;
  private readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, props: ChannelsProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.topic = new sns.Topic(this, 'Topic', {
      displayName: 'lextrail',
      enforceSSL: true,
      masterKey: props.encryptionKey,
    });
    this.letAlarmsPublish();
    for (const endpoint of props.mail) {
      new sns.CfnSubscription(this, `Mail ${endpoint}`, {
        topicArn: this.topic.topicArn,
        protocol: 'email',
        endpoint,
      });
    }
    if (props.mail.length === 0) Annotations.of(this).addInfoV2('lextrail:nobody-is-told', nobodyIsTold);
    this.bus = new events.EventBus(this, 'Bus', { description: 'lextrail: what matched a watch rule' });
  }

  /** What telling needs: to publish to the topic, and to put events on the bus. */
  notifyStatements(): readonly iam.PolicyStatement[] {
    return [
      ...this.publishStatements(),
      new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] }),
    ];
  }

  /**
   * Lets these rules of EventBridge publish. EventBridge does not say for which rule, neither to a topic's policy nor
   * to that of its key (EventBridge user guide, "Amazon SNS permissions"; SNS developer guide, "Managing
   * Amazon SNS encryption keys"). The topic's policy lets in any rule that knows its name, which can send a
   * message and no more; a key of one's own lets in nobody unnamed, so there the rules take on a role.
   */
  letRulesPublish(scope: Construct, ruleArns: readonly string[]): iam.Role | undefined {
    if (this.encryptionKey !== undefined) return publisherFor(scope, ruleArns, this.publishStatements());
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'RulesPublish',
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
    return undefined;
  }

  /** What a role needs to publish to the topic. */
  private publishStatements(): readonly iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
      ...this.keyStatements(),
    ];
  }

  private keyStatements(): readonly iam.PolicyStatement[] {
    if (this.encryptionKey === undefined) return [];
    return [
      new iam.PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [this.encryptionKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `sns.${Stack.of(this).region}.amazonaws.com` } },
      }),
    ];
  }

  /** Enforcing TLS gives the topic a policy, which replaces the one that would let this account in. */
  private letAlarmsPublish(): void {
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AlarmsPublish',
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

/** EventBridge user guide, "Cross-service confused deputy prevention": the trust names the rules. */
function publisherFor(
  scope: Construct,
  ruleArns: readonly string[],
  statements: readonly iam.PolicyStatement[],
): iam.Role {
  return new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        ArnEquals: { 'aws:SourceArn': [...ruleArns] },
      },
    }),
    inlinePolicies: { notify: new iam.PolicyDocument({ statements: [...statements] }) },
  });
}
