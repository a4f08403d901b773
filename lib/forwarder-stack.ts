import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Forwarder, type ForwarderProps } from './capture/forwarder';

/** One other Region, whose Lex calls go to the home Region. */
export class ForwarderStack extends Stack {
  readonly forwarder: Forwarder;

  constructor(
    scope: Construct,
    id: string,
    { busArn, reads, homeRoles, ...props }: StackProps & ForwarderProps,
  ) {
    super(scope, id, { description: 'lextrail: forwards Lex calls to its home Region', ...props });
    this.forwarder = new Forwarder(this, 'Forwarder', { busArn, reads, homeRoles });
    const { rule, undelivered } = this.forwarder.lexRule;
    new CfnOutput(this, 'RuleName', { value: rule.ref, description: 'The rule that forwards' });
    new CfnOutput(this, 'UndeliveredUrl', {
      value: undelivered.queueUrl,
      description: 'Events that did not get there',
    });
  }
}
