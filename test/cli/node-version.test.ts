import { engines } from '../../package.json';
import { nodeProblem } from '../../src/cli/node-version';

test.each(['22.13.0', '22.20.1', '24.0.0', '100.1.0'])('Node %s runs it', (version) => {
  expect(nodeProblem(version)).toBeUndefined();
});

test.each(['20.20.2', '22.12.0', '18.0.0', '9.99.0'])('on Node %s it says what to do', (version) => {
  expect(nodeProblem(version)).toBe(
    `lextrail needs Node 22.13 or later, and this is Node ${version}; install a newer one from nodejs.org`,
  );
});

test('the package asks for the same Node', () => {
  expect(engines.node).toBe('>=22.13');
});
