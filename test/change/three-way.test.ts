import fc from 'fast-check';
import { diff } from '../../src/change/diff';
import { takenBack } from '../../src/change/three-way';
import { aState } from '../support/states';

test('what was added, removed and changed is taken back, and a later change is kept', () => {
  const before = { intentName: 'A', description: 'old', sampleUtterances: [{ utterance: 'a' }] };
  const after = { intentName: 'A', description: 'new', fulfillmentCodeHook: { enabled: true } };
  const now = { ...after, intentName: 'B' };

  expect(takenBack(before, after, now)).toMatchObject({
    document: { intentName: 'B', description: 'old', sampleUtterances: [{ utterance: 'a' }] },
    conflicts: [],
  });
});

test('a path that was changed again conflicts, and so do one above it and one beneath', () => {
  const hook = (arn: string) => ({ hook: { lambda: { arn } } });

  expect(takenBack(hook('a'), hook('b'), hook('c')).conflicts).toEqual(['hook.lambda.arn']);
  expect(takenBack(hook('a'), hook('b'), {}).conflicts).toEqual(['hook.lambda.arn']);
  expect(takenBack({}, hook('b'), hook('c')).conflicts).toEqual(['hook']);
});

test('where nothing came after, the state is the one before', () => {
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      const { document, conflicts } = takenBack(before, after, after);
      if (conflicts.length === 0) expect(diff(before, document)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('without conflicts, nothing differs from the state now but what the change had done', () => {
  fc.assert(
    fc.property(aState, aState, aState, (before, after, now) => {
      const { document, undone, conflicts } = takenBack(before, after, now);
      const paths = diff(now, document).map(({ path }) => path);
      if (conflicts.length === 0) expect(new Set(paths)).toEqual(new Set(undone.map(({ path }) => path)));
    }),
    { numRuns: 300 },
  );
});
