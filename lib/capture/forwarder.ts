import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { LexRule } from './lex-rule';

export interface ForwarderProps {
  /** The default bus of the Region (and account) that keeps the table. */
  readonly busArn: string;
  /** Whether reads are forwarded too; the home Region must say the same. @default true */
  readonly reads?: boolean;
}

/** Sends the Lex calls of its Region to the home Region. A forwarded event is not forwarded again. */
export class Forwarder extends Construct {
  readonly lexRule: LexRule;

  constructor(scope: Construct, id: string, props: ForwarderProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com'),
      inlinePolicies: { forward: mayPutEvents(props.busArn) },
    });
    this.lexRule = new LexRule(this, 'LexCalls', {
      targetArn: props.busArn,
      targetRoleArn: role.roleArn,
      reads: props.reads ?? true,
    });
  }
}

function mayPutEvents(busArn: string): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [busArn] })],
  });
}
