import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { defaults } from '../defaults';
import { ofTrail } from '../watch/trail-pattern';
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
  /**
   * The name of the trail that the home Region relies on: calls that stop or change it are forwarded too, as
   * CloudTrail's come in the trail's own Region only. @default - they are not
   */
  readonly homeTrail?: string;
}

/** Sends the Lex calls of its Region to the home Region. A forwarded event is not forwarded again. */
export class Forwarder extends Construct {
  readonly lexRule: LexRule;
  /** What else is forwarded: calls about what the home Region relies on. */
  readonly tamperRules: readonly events.CfnRule[];

  constructor(scope: Construct, id: string, { busArn, reads, homeRoles, homeTrail }: ForwarderProps) {
    super(scope, id);
    const names = namesFor(this);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', { conditions: fromRules(this, names) }),
      inlinePolicies: { forward: mayPutEvents(busArn) },
    });
    this.lexRule = new LexRule(this, 'LexCalls', {
      ruleName: names.LexCalls,
      targetArn: busArn,
      targetRoleArn: role.roleArn,
      reads: reads ?? defaults.reads,
    });
    const target = { id: 'Lextrail', arn: busArn, roleArn: role.roleArn };
    const roles = homeRoles && {
      source: ['aws.iam'],
      detail: { requestParameters: { roleName: [{ prefix: homeRoles }] } },
    };
    const trail = homeTrail && {
      source: ['aws.cloudtrail'],
      detail: { managementEvent: [true], $or: ofTrail(homeTrail) },
    };
    this.tamperRules = [
      ...(roles ? [tamperRule(this, 'Roles', names, { pattern: roles, target })] : []),
      ...(trail ? [tamperRule(this, 'Trail', names, { pattern: trail, target })] : []),
    ];
  }
}

type ForwarderRuleNames = Readonly<Record<'LexCalls' | 'Roles' | 'Trail', string>>;

/** Names of our own: the role trusts these rules alone, and must know them before they are made. */
function namesFor(scope: Construct): ForwarderRuleNames {
  // EventBridge takes 64 characters.
  const prefix = Names.uniqueResourceName(scope, { maxLength: 64 - '-LexCalls'.length, separator: '-' });
  return { LexCalls: `${prefix}-LexCalls`, Roles: `${prefix}-Roles`, Trail: `${prefix}-Trail` };
}

function fromRules(scope: Construct, names: ForwarderRuleNames): iam.Conditions {
  const { account } = Stack.of(scope);
  const arns = Object.values(names).map((resourceName) =>
    Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName }),
  );
  return { StringEquals: { 'aws:SourceAccount': account }, ArnEquals: { 'aws:SourceArn': arns } };
}

/** Reports tampering only, so that what is not delivered in a day of trying is not kept. */
function tamperRule(
  scope: Construct,
  part: 'Roles' | 'Trail',
  names: ForwarderRuleNames,
  { pattern, target }: { readonly pattern: object; readonly target: events.CfnRule.TargetProperty },
): events.CfnRule {
  return new events.CfnRule(scope, part, {
    name: names[part],
    description: `Calls about the ${part.toLowerCase()} of lextrail in its home Region`,
    eventPattern: { ...pattern, 'detail-type': ['AWS API Call via CloudTrail'] },
    state: 'ENABLED',
    targets: [target],
  });
}

function mayPutEvents(busArn: string): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [busArn] })],
  });
}
