import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Forwarder, type ForwarderProps } from './capture/forwarder';
import { addForwarderOutputs } from './outputs';

/** One other Region; its Lex calls go to the home Region. */
export class ForwarderStack extends Stack {
  readonly forwarder: Forwarder;

  constructor(
    scope: Construct,
    id: string,
    { busArn, reads, homeRoles, homeTrail, ...props }: StackProps & ForwarderProps,
  ) {
    super(scope, id, { description: 'lextrail: forwards Lex calls to its home Region', ...props });
    this.forwarder = new Forwarder(this, 'Forwarder', { busArn, reads, homeRoles, homeTrail });
    addForwarderOutputs(this, this.forwarder);
  }
}
