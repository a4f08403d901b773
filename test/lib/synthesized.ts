import { Template } from 'aws-cdk-lib/assertions';
import { App, type Stack } from 'aws-cdk-lib/core';
import { context } from '../../cdk.json';
import { readConfiguration } from '../../lib/configuration/configuration';
import { addStacks } from '../../lib/stacks';

export const account = '111122223333';
export const region = 'eu-west-1';

/** The app of a configuration, as `cdk synth` makes it but without bundling, which takes seconds. */
export function appOf(lextrail: object): { readonly app: App; readonly stacks: readonly Stack[] } {
  const app = new App({ context: { ...context, lextrail, 'aws:cdk:bundling-stacks': [] } });
  const read = readConfiguration(app.node.getAllContext(), { account, region });
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'));
  return { app, stacks: addStacks(app, read.configuration) };
}

export function templatesOf(lextrail: object = {}): readonly Template[] {
  return appOf(lextrail).stacks.map((stack) => Template.fromStack(stack));
}

export function homeTemplate(lextrail: object = {}): Template {
  const [home] = templatesOf(lextrail);
  if (home === undefined) throw new Error('no stack');
  return home;
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Every statement of every role of a template, by the logical id of the role. */
export function roleStatements(
  template: Template,
): readonly (readonly [role: string, statement: Statement])[] {
  const roles = Object.entries(template.findResources('AWS::IAM::Role'));
  const inline = roles.flatMap(([id, { Properties }]) =>
    (Properties.Policies ?? []).flatMap((policy: { PolicyDocument: { Statement: Statement[] } }) =>
      policy.PolicyDocument.Statement.map((statement) => [id, statement] as const),
    ),
  );
  const policies = Object.values(template.findResources('AWS::IAM::Policy'));
  const attached = policies.flatMap(({ Properties }) =>
    Properties.Roles.flatMap((role: { Ref: string }) =>
      Properties.PolicyDocument.Statement.map((statement: Statement) => [role.Ref, statement] as const),
    ),
  );
  return [...inline, ...attached];
}

/** The statements of the policy documents of one type of resource: buckets, queues, topics, keys. */
export function policyStatements(template: Template, type: string): readonly Statement[] {
  return Object.values(template.findResources(type)).flatMap(
    ({ Properties }) => (Properties.PolicyDocument ?? Properties.KeyPolicy).Statement,
  );
}

export function actionsOf({ Action }: Statement): readonly string[] {
  return typeof Action === 'string' ? [Action] : Action;
}
