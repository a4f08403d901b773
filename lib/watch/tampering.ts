import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmOf, runbookOf } from '../../src/watch/names';
import { pipelineAlarms } from '../../src/watch/pipeline-alarms';
import { parts, type RuleId, type WatchedResources } from './tamper-patterns';

export interface TamperingProps extends Omit<WatchedResources, 'role' | 'names'> {
  /** Where the runbook lies. */
  readonly runbook: string;
}

/**
 * Tells of calls that change what the audit trail stands on: from CloudTrail through EventBridge to the
 * topic, without any function of ours. IAM's events come in us-east-1 only, and here by its forwarder.
 */
export class Tampering extends Construct {
  readonly rules: readonly events.CfnRule[];
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, { runbook, ...props }: TamperingProps) {
    super(scope, id);
    const names = namesFor(this);
    this.role = publisher(this, props, Object.values(names));
    const stood = { ...props, role: this.role, names };
    const target = {
      id: 'Topic',
      arn: props.channels.topic.topicArn,
      roleArn: this.role.roleArn,
      inputTransformer: message(this, runbook),
    };
    this.rules = ruleIds.map((each) => ruleFor(this, each, stood, target));
  }
}

const ruleIds = Object.keys(parts) as readonly RuleId[];

/** Names of our own: rules that watch each other, and a role that only they may take on, must know them beforehand. */
function namesFor(scope: Construct): WatchedResources['names'] {
  const longest = Math.max(...ruleIds.map((id) => id.length));
  // EventBridge takes 64 characters.
  const prefix = Names.uniqueResourceName(scope, { maxLength: 64 - longest - 1, separator: '-' });
  const name = (id: RuleId) => `${prefix}-${id}`;
  return {
    Record: name('Record'),
    Machinery: name('Machinery'),
    Notifying: name('Notifying'),
    Access: name('Access'),
  };
}

/**
 * By a role, as the SNS developer guide ("Managing Amazon SNS encryption keys") knows no condition on the
 * source for EventBridge that a topic's key would honour. The value that the trust asks for is that of the
 * EventBridge user guide, "Cross-service confused deputy prevention".
 */
function publisher(
  scope: Construct,
  { channels }: Pick<WatchedResources, 'channels'>,
  rules: readonly string[],
): iam.Role {
  const stack = Stack.of(scope);
  const arns = rules.map((resourceName) =>
    stack.formatArn({ service: 'events', resource: 'rule', resourceName }),
  );
  return new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnEquals: { 'aws:SourceArn': arns },
      },
    }),
    inlinePolicies: { tell: new iam.PolicyDocument({ statements: [...channels.publishStatements()] }) },
  });
}

function ruleFor(
  scope: Construct,
  id: RuleId,
  stood: WatchedResources,
  target: events.CfnRule.TargetProperty,
): events.CfnRule {
  const { about, services, touching } = parts[id];
  return new events.CfnRule(scope, id, {
    name: stood.names[id],
    description: `Calls that touch lextrail itself: ${about}`,
    eventPattern: {
      source: services.map((service) => `aws.${service}`),
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { managementEvent: [true], $or: touching(stood) },
    },
    // Merely enabled, a rule does not match read-only calls: looking at these resources is no tampering.
    state: 'ENABLED',
    targets: [target],
  });
}

/** Plain words; EventBridge wants a line as a text in quotes. */
function message(scope: Construct, runbook: string): events.CfnRule.InputTransformerProperty {
  const alarm = pipelineAlarms.find(({ name }) => name === 'tampering');
  if (alarm === undefined) throw new Error('src/watch/pipeline-alarms.ts knows no tampering');
  const lines = [
    `${alarmOf(alarm, Stack.of(scope).stackName)}: ${alarm.title} (${alarm.severity})`,
    '<who> called <action> of <service> at <time> from <ip>, error: <error>',
    alarm.meaning,
    `Event id in CloudTrail: <id>. What to do: ${runbookOf(alarm, runbook)}`,
  ];
  return {
    inputPathsMap: {
      who: '$.detail.userIdentity.arn',
      action: '$.detail.eventName',
      service: '$.detail.eventSource',
      time: '$.detail.eventTime',
      ip: '$.detail.sourceIPAddress',
      error: '$.detail.errorCode',
      id: '$.detail.eventID',
    },
    inputTemplate: lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}
