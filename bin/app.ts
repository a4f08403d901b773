import { App } from 'aws-cdk-lib/core';
import { readConfiguration } from '../lib/configuration/configuration';
import { addStacks } from '../lib/stacks';

const app = new App();
const read = readConfiguration(app.node.getAllContext(), {
  account: process.env.CDK_DEFAULT_ACCOUNT,
  region: process.env.CDK_DEFAULT_REGION,
});
if (read.kind === 'wrong') {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  addStacks(app, read.configuration);
  app.synth();
}
