import { join } from 'node:path';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Environment, toEnvironment } from '../../lambda/environment';
import type { WorkQueue } from '../work-queue';
import { bundle, projectRoot } from './bundling';

export interface IngestFunctionProps {
  /** The file of `lambda/` that holds the handler, without `.ts`. */
  readonly handler: 'ingest' | 'ingest-files';
  readonly work: WorkQueue;
  /** How long one batch may take; the queue must have been made for the same. */
  readonly workTime: Duration;
  readonly batchSize: number;
  /** How many batches are worked on at once. */
  readonly maxConcurrency: number;
  readonly memoryMebibytes: number;
  readonly environment: Environment;
  /** What it may do beside reading its queue and writing its log. */
  readonly statements: readonly iam.PolicyStatement[];
  readonly logRetention: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
}

/** One function, the queue it works off, and nothing that it is allowed beyond that. */
export class IngestFunction extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly logGroup: logs.LogGroup;
  readonly source: lambda.EventSourceMapping;

  constructor(scope: Construct, id: string, props: IngestFunctionProps) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, 'Log', {
      retention: props.logRetention,
      encryptionKey: props.encryptionKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      // Inline, so that the role is never without them: the queue is read from the moment that it is made.
      inlinePolicies: { ingest: new iam.PolicyDocument({ statements: allowed(this.logGroup, props) }) },
    });
    this.function = bundled(this, props);
    this.source = new lambda.EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: props.work.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}

function bundled(scope: IngestFunction, props: IngestFunctionProps): lambda.Function {
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
    timeout: props.workTime,
    role: scope.role,
    logGroup: scope.logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
    applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
    systemLogLevelV2: lambda.SystemLogLevel.WARN,
    environment: {
      ...toEnvironment(props.environment),
      POWERTOOLS_SERVICE_NAME: `lextrail-${props.handler}`,
    },
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

function allowed(log: logs.LogGroup, props: IngestFunctionProps): iam.PolicyStatement[] {
  const key = props.encryptionKey;
  return [
    new iam.PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    }),
    new iam.PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [props.work.queue.queueArn],
    }),
    ...(key ? [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] })] : []),
    ...props.statements,
  ];
}
