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
  let held = 0;
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      const { document, conflicts } = takenBack(before, after, after);
      if (conflicts.length > 0) return;
      held += 1;
      expect(diff(before, document)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(held).toBeGreaterThan(30);
});

test('without conflicts, the state is the one before with what came later beside it', () => {
  let held = 0;
  fc.assert(
    fc.property(aState, aState, fc.string(), (before, after, later) => {
      const { document, undone, conflicts } = takenBack(before, after, { ...after, later });
      if (conflicts.length > 0 || undone.length === 0) return;
      held += 1;
      expect(diff({ ...before, later }, document)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(held).toBeGreaterThan(30);
});
