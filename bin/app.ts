import { App } from 'aws-cdk-lib/core';
import { cdkEnvironment } from '../lib/configuration/cdk-environment';
import { readConfiguration } from '../lib/configuration/configuration';
import { addStacks } from '../lib/stacks';

const app = new App();
const read = readConfiguration(app.node.getAllContext(), cdkEnvironment(process.env));
if (read.kind === 'wrong') {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  addStacks(app, read.configuration, read.note);
  app.synth();
}
