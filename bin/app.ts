import { App } from 'aws-cdk-lib/core';
import { readConfiguration } from '../lib/configuration/configuration';
import { surroundingsOf } from '../lib/configuration/surroundings';
import { addStacks } from '../lib/stacks';

const app = new App();
const read = readConfiguration(app.node.getAllContext(), surroundingsOf(process.env));
if (read.kind === 'wrong') {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  addStacks(app, read.configuration, read.note);
  app.synth();
}
