import { join } from 'node:path';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { bundle, projectRoot } from './bundling';

export interface NodeFunctionProps {
  /** The file of `lambda/` that holds the handler, without `.ts`. */
  readonly handler: 'ingest' | 'ingest-files' | 'latest-events' | 'watch';
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
  return { function: bundled(scope, { ...props, role, logGroup }), role, logGroup };
}

function bundled(
  scope: Construct,
  props: NodeFunctionProps & Omit<NodeFunction, 'function'>,
): lambda.Function {
  return new NodejsFunction(scope, 'Function', {
    description: `lextrail: lambda/${props.handler}.ts`,
    entry: join(projectRoot, 'lambda', `${props.handler}.ts`),
    projectRoot,
    // Only tells which package manager is used; a package that was published has no lock file.
    depsLockFilePath: join(projectRoot, 'package.json'),
    bundling,
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    memorySize: props.memoryMebibytes,
    timeout: props.timeout,
    role: props.role,
    logGroup: props.logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
    applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
    systemLogLevelV2: lambda.SystemLogLevel.WARN,
    environment: { ...props.variables },
  });
}

const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: bundle.target,
  mainFields: [...bundle.mainFields],
  banner: bundle.banner,
  minify: true,
  bundleAwsSDK: true,
  esbuildArgs: Object.fromEntries(
    Object.entries(bundle.alias).map(([name, file]) => [`--alias:${name}`, file]),
  ),
};
