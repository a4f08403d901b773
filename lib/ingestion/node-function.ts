import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Handler } from './bundling';
import { functionCode } from './function-code';
import { logSettings } from './function-settings';

export interface NodeFunctionProps {
  readonly handler: Handler;
  readonly timeout: Duration;
  readonly memoryMebibytes: number;
  readonly variables: Readonly<Record<string, string>>;
  /** What it may do beside writing its log. */
  readonly statements: readonly iam.PolicyStatement[];
  readonly logRetention: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

export interface NodeFunction {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly logGroup: logs.LogGroup;
}

/** A function of `lambda/` with its log, and a role that may do what its statements say and nothing else. */
export function nodeFunction(scope: Construct, props: NodeFunctionProps): NodeFunction {
  const logGroup = new logs.LogGroup(scope, 'Log', {
    retention: props.logRetention,
    encryptionKey: props.encryptionKey,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const writeLog = new iam.PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    // Inline, so that the role is never without them: the queue is read from the moment that it is made.
    inlinePolicies: {
      [props.handler]: new iam.PolicyDocument({ statements: [writeLog, ...props.statements] }),
    },
  });
  return { function: functionOf(scope, { ...props, role, logGroup }), role, logGroup };
}

function functionOf(
  scope: Construct,
  props: NodeFunctionProps & Omit<NodeFunction, 'function'>,
): lambda.Function {
  return new lambda.Function(scope, 'Function', {
    description: `lextrail: lambda/${props.handler}-handler.ts`,
    code: functionCode(props.handler),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    memorySize: props.memoryMebibytes,
    timeout: props.timeout,
    role: props.role,
    logGroup: props.logGroup,
    ...logSettings,
    environment: { ...props.variables },
  });
}
