import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The id of cdk-nag's finding about one resource with a wildcard, so that this one alone is acknowledged. */
export function wildcardFinding(scope: Construct, resource: string): string {
  return `AwsSolutions-IAM5[Resource::${written(Stack.of(scope).resolve(resource))}]`;
}

/** References as cdk-nag writes them: `<LogicalId.Attribute>`. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = ['', '']] = Object.entries(value);
  if (name === 'Fn::Join') return (argument[1] as readonly unknown[]).map(written).join('');
  return `<${Array.isArray(argument) ? argument.join('.') : argument}>`;
}
