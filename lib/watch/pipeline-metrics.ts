import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { type MetricName, namespace } from '../../src/model/metrics';

/** What a function says of its work: see src/model/metrics.ts. */
export function measured(
  name: MetricName,
  { functionName }: lambda.IFunction,
  statistic: string = cloudwatch.Stats.SUM,
  period: Duration = hour,
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace,
    metricName: name,
    dimensionsMap: { FunctionName: functionName },
    statistic,
    period,
  });
}

export const hour = Duration.hours(1);
const quarter = Duration.minutes(15);
export const fiveMinutes = Duration.minutes(5);

export function errorsOf(handler: lambda.IFunction): cloudwatch.Metric {
  return handler.metricErrors({ period: quarter });
}

export function throttlesOf(handler: lambda.IFunction): cloudwatch.Metric {
  return handler.metricThrottles({ period: fiveMinutes });
}

/** How old the newest record is that a function took from a stream, in milliseconds. */
export function behind(handler: lambda.IFunction): cloudwatch.Metric {
  return handler.metric('IteratorAge', {
    period: fiveMinutes,
    statistic: cloudwatch.Stats.MAXIMUM,
  });
}

export function waitingIn(queue: sqs.IQueue): cloudwatch.Metric {
  return queue.metricApproximateNumberOfMessagesVisible({
    period: fiveMinutes,
    statistic: cloudwatch.Stats.MAXIMUM,
  });
}

/** Long enough that a deployment is one. */
export function sentTo(queue: sqs.IQueue): cloudwatch.Metric {
  return queue.metricNumberOfMessagesSent({ period: hour, statistic: cloudwatch.Stats.SUM });
}

export function oldestIn(queue: sqs.IQueue): cloudwatch.Metric {
  return queue.metricApproximateAgeOfOldestMessage({
    period: fiveMinutes,
    statistic: cloudwatch.Stats.MAXIMUM,
  });
}

/** One number from several; a metric without a value counts as 0. */
export function combined(
  expression: string,
  metrics: Readonly<Record<string, cloudwatch.IMetric>>,
  period: Duration,
): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({ expression, usingMetrics: { ...metrics }, period });
}
