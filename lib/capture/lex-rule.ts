import * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ruleDescription, ruleState } from '../../src/doctor/rule-state';
import { daySeconds } from '../../src/model/duration';
import { endOfTheLine, letSend } from '../work-queue';
import { lexPattern } from './lex-pattern';

export interface LexRuleProps {
  /** @default - CloudFormation names it */
  readonly ruleName?: string;
  /** Where the events go: the ARN of a queue that lets EventBridge send, or of an event bus. */
  readonly targetArn: string;
  /** The role that may put events on the target bus. @default - the target is a queue and needs none */
  readonly targetRoleArn?: string;
  /** Whether reads are captured as well as writes. */
  readonly reads: boolean;
  /** @default - the dead letters are encrypted with a key that SQS owns */
  readonly encryptionKey?: kms.IKey;
}

/** Takes the Lex calls off the Region's default bus, and keeps what it could not deliver. */
export class LexRule extends Construct {
  readonly rule: events.CfnRule;
  /** Events that the target did not take in a day of trying. */
  readonly undelivered: sqs.Queue;

  constructor(scope: Construct, id: string, props: LexRuleProps) {
    super(scope, id);
    this.undelivered = endOfTheLine(this, 'Undelivered', props.encryptionKey);
    this.rule = new events.CfnRule(this, 'Rule', {
      name: props.ruleName,
      description: ruleDescription,
      eventPattern: lexPattern(props.reads),
      state: ruleState,
      targets: [
        {
          id: 'Lextrail',
          arn: props.targetArn,
          roleArn: props.targetRoleArn,
          deadLetterConfig: { arn: this.undelivered.queueArn },
          // The most that EventBridge tries.
          retryPolicy: { maximumEventAgeInSeconds: daySeconds, maximumRetryAttempts: 185 },
        },
      ],
    });
    letSend(this.undelivered, fromRule(this.rule));
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: that of the rule, which the check does not look at',
    });
  }
}

export function fromRule(rule: events.CfnRule) {
  return { service: 'events.amazonaws.com', conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } } };
}
