import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { defaults } from '../defaults';
import { LexRule } from './lex-rule';

export interface ForwarderProps {
  /** The default bus of the Region (and account) that keeps the table. */
  readonly busArn: string;
  /** Whether reads are forwarded too; the home Region must say the same. @default true */
  readonly reads?: boolean;
  /**
   * How the names of the home Region's roles begin: calls of IAM about them are forwarded too, as all of
   * IAM's come in us-east-1 only. @default - they are not
   */
  readonly homeRoles?: string;
}

/** Sends the Lex calls of its Region to the home Region. A forwarded event is not forwarded again. */
export class Forwarder extends Construct {
  readonly lexRule: LexRule;
  /** Only where calls about roles are forwarded. */
  readonly roleRule?: events.CfnRule;

  constructor(scope: Construct, id: string, props: ForwarderProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com'),
      inlinePolicies: { forward: mayPutEvents(props.busArn) },
    });
    this.lexRule = new LexRule(this, 'LexCalls', {
      targetArn: props.busArn,
      targetRoleArn: role.roleArn,
      reads: props.reads ?? defaults.reads,
    });
    if (props.homeRoles !== undefined) {
      this.roleRule = roleRule(this, props.homeRoles, {
        id: 'Lextrail',
        arn: props.busArn,
        roleArn: role.roleArn,
      });
    }
  }
}

/** Tells of tampering only, so that what is not delivered in a day of trying is not kept. */
function roleRule(scope: Construct, prefix: string, target: events.CfnRule.TargetProperty): events.CfnRule {
  return new events.CfnRule(scope, 'Roles', {
    description: 'Calls about the roles of lextrail in its home Region',
    eventPattern: {
      source: ['aws.iam'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { requestParameters: { roleName: [{ prefix }] } },
    },
    state: 'ENABLED',
    targets: [target],
  });
}

function mayPutEvents(busArn: string): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [busArn] })],
  });
}
