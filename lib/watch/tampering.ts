import * as events from 'aws-cdk-lib/aws-events';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Names, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { tamperInputs, tamperLines } from '../../src/watch/tamper-report';
import { endOfTheLine, letSend } from '../work-queue';
import {
  callers,
  deploymentsOf,
  type TamperPart,
  type TamperRuleNames,
  tamperParts,
  type WatchedResources,
} from './tamper-patterns';

export interface TamperingProps extends Omit<WatchedResources, 'roleNames' | 'names'> {
  /** Where the runbook lies. */
  readonly runbook: string;
}

/**
 * Reports calls that change what the audit trail relies on: from CloudTrail through EventBridge to the
 * topic, without any function of ours. What CloudFormation changes, and a deployment changes much, goes to
 * a queue, and an alarm counts it: one message a deployment. IAM's events come in us-east-1 only, and here
 * by its forwarder.
 */
export class Tampering extends Construct {
  /** Which report every call. */
  readonly rules: readonly events.CfnRule[];
  /** What CloudFormation changed, call by call, for two weeks. */
  readonly deployments: sqs.Queue;
  /** What could not be delivered to the topic. */
  readonly undelivered: sqs.Queue;

  constructor(scope: Construct, id: string, { runbook, ...props }: TamperingProps) {
    super(scope, id);
    const { channels, encryptionKey } = props;
    this.deployments = ownQueue(this, 'Deployments', encryptionKey);
    this.undelivered = ownQueue(this, 'Undelivered', encryptionKey);
    const names = namesFor(this);
    const arns = ruleArns(this, names);
    const conditions = { ArnEquals: { 'aws:SourceArn': arns } };
    for (const queue of [this.deployments, this.undelivered]) {
      letSend(queue, { service: 'events.amazonaws.com', conditions });
    }
    const role = channels.letRulesPublish(this, arns);
    const resources = {
      ...props,
      undelivered: [...props.undelivered, this.undelivered, this.deployments],
      roleNames: role === undefined ? [] : [role.roleName],
      names,
    };
    this.rules = parts.map((part) =>
      ruleFor(this, part, names[part].anybody, {
        ...{ sourceIPAddress: callers.anybody, $or: tamperParts[part].patternsOf(resources) },
        target: {
          id: 'Topic',
          arn: channels.topic.topicArn,
          roleArn: role?.roleArn,
          inputTransformer: message(this, runbook),
          deadLetterConfig: { arn: this.undelivered.queueArn },
        },
      }),
    );
    const target = {
      id: 'Deployments',
      arn: this.deployments.queueArn,
      deadLetterConfig: { arn: this.undelivered.queueArn },
    };
    for (const part of parts) {
      const $or = tamperParts[part].patternsOf(resources);
      const sourceIPAddress = callers.cloudFormation;
      ruleFor(this, part, names[part].cloudFormation, { sourceIPAddress, $or, target });
    }
    deploymentRule(this, names.deployment, target);
  }
}

const parts = Object.keys(tamperParts) as readonly TamperPart[];

/** Names of our own: rules that watch each other, and policies that let only them in, must know them beforehand. */
function namesFor(scope: Construct): TamperRuleNames {
  const longest = Math.max(...parts.map((part) => `${part}Deployed`.length));
  // EventBridge takes 64 characters.
  const prefix = Names.uniqueResourceName(scope, { maxLength: 64 - longest - 1, separator: '-' });
  const both = (part: TamperPart) => ({
    anybody: `${prefix}-${part}`,
    cloudFormation: `${prefix}-${part}Deployed`,
  });
  return {
    prefix: `${prefix}-`,
    deployment: `${prefix}-Deployment`,
    Record: both('Record'),
    Tables: both('Tables'),
    Queues: both('Queues'),
    Functions: both('Functions'),
    Notification: both('Notification'),
    Access: both('Access'),
    Stack: both('Stack'),
  };
}

function ruleArns(scope: Construct, { deployment, ...names }: TamperRuleNames): string[] {
  const ours = parts.flatMap((part) => Object.values(names[part]));
  return [...ours, deployment].map((resourceName) =>
    Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName }),
  );
}

function ownQueue(scope: Construct, id: string, encryptionKey: TamperingProps['encryptionKey']): sqs.Queue {
  const queue = endOfTheLine(scope, id, encryptionKey);
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is the end of the line: what lies there is read by people, and nothing works it off',
  });
  return queue;
}

interface TamperRule {
  readonly sourceIPAddress: (typeof callers)[keyof typeof callers];
  readonly $or: readonly object[];
  readonly target: events.CfnRule.TargetProperty;
}

function ruleFor(
  scope: Construct,
  part: TamperPart,
  name: string,
  { target, sourceIPAddress, $or }: TamperRule,
): events.CfnRule {
  const { about, services } = tamperParts[part];
  const [only = {}, ...others] = $or;
  // EventBridge wants two alternatives at least.
  const detail = { sourceIPAddress, ...(others.length === 0 ? only : { $or }) };
  return reportingRule(scope, name, {
    description: `Calls that touch lextrail itself: ${about}`,
    eventPattern: patternOf(services, detail),
    targets: [target],
  });
}

/** The calls that begin a deployment of the stack; they are made by somebody, what follows by CloudFormation. */
function deploymentRule(scope: Construct, name: string, target: events.CfnRule.TargetProperty): void {
  reportingRule(scope, name, {
    description: 'Deployments of lextrail itself',
    eventPattern: patternOf(['cloudformation'], deploymentsOf(Stack.of(scope))),
    targets: [target],
  });
}

function patternOf(services: readonly string[], detail: object): object {
  return {
    source: services.map((service) => `aws.${service}`),
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: { managementEvent: [true], ...detail },
  };
}

function reportingRule(scope: Construct, name: string, props: events.CfnRuleProps): events.CfnRule {
  return new events.CfnRule(scope, name.slice(name.lastIndexOf('-') + 1), {
    ...props,
    name,
    // Merely enabled, a rule does not match read-only calls: looking at these resources is no tampering.
    state: 'ENABLED',
  });
}

/** Plain words; EventBridge wants a line as a text in quotes. */
function message(scope: Construct, runbook: string): events.CfnRule.InputTransformerProperty {
  const lines = tamperLines(Stack.of(scope).stackName, runbook);
  return {
    inputPathsMap: { ...tamperInputs },
    inputTemplate: lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}
