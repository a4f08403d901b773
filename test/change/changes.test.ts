import fc from 'fast-check';
import { compareKeys, positionOf } from '../../src/model/position';
import { calls, instantAt } from '../support/calls';
import { changesIn } from '../support/changes-in';

const at = (milliseconds: number) => ({ instant: instantAt(milliseconds), id: `id-${milliseconds}` });

/** Ids that begin like another, with characters that sort below what follows an id in a basis. */
const hostileId = fc.string({
  unit: fc.constantFrom('a', '\0', '\u001f', ' ', '!', '"', '#', 'é'),
  maxLength: 4,
});

test('the first call seen of a resource tells its first known state, not a change', () => {
  expect(changesIn([calls.intent({ intentName: 'A' }, at(0))])).toMatchObject([
    { against: 'first', differences: [] },
  ]);
});

test('a block that an Update leaves out was removed by leaving it out, one that it empties was not', () => {
  const changes = changesIn([
    calls.intent(
      { kendraConfiguration: { kendraIndex: 'k' }, sampleUtterances: [{ utterance: 'hi' }] },
      at(0),
    ),
    calls.intent({ sampleUtterances: [] }, at(1)),
  ]);
  expect(changes[1]).toMatchObject({
    against: 'earlier',
    differences: [
      { kind: 'removed', path: 'kendraConfiguration', before: { kendraIndex: 'k' }, leftOut: true },
      { kind: 'removed', path: 'sampleUtterances', before: [{ utterance: 'hi' }] },
    ],
  });
  expect(changes[1]?.differences[1]).not.toHaveProperty('leftOut');
});

test('content that was not recorded is not deleted: neither the call nor the next one is compared', () => {
  const changes = changesIn([
    calls.intent({ intentName: 'A' }, at(0)),
    calls.intent({}, { ...at(1), omitted: ['request', 'response'] }),
    calls.intent({ intentName: 'B' }, at(2)),
    calls.intent({ intentName: 'C' }, at(3)),
  ]);
  expect(changes.map((change) => change?.against)).toEqual(['first', 'unrecorded', 'unrecorded', 'earlier']);
  expect(changes.map((change) => change?.differences.length)).toEqual([0, 0, 0, 1]);
});

test('a deletion holds what was deleted, and what is made after it has nothing before it', () => {
  const changes = changesIn([
    calls.intent({ intentName: 'A' }, at(0)),
    calls.deleteIntent(at(1)),
    calls.deleteIntent(at(2)),
    calls.intent({ intentName: 'B' }, at(3)),
  ]);
  expect(changes.map((change) => ({ against: change?.against, differences: change?.differences }))).toEqual([
    { against: 'first', differences: [] },
    { against: 'earlier', differences: [{ kind: 'removed', path: '', before: { intentName: 'A' } }] },
    { against: 'earlier', differences: [] },
    { against: 'first', differences: [] },
  ]);
});

test('a whole statement is compared with the parts since the one before folded in', () => {
  const changes = changesIn([
    calls.policy({ Statement: [] }, at(0)),
    calls.policyStatement('connect', at(1)),
    calls.policy({ Statement: [] }, at(2)),
  ]);
  expect(changes[1]?.against).toBe('partial');
  expect(changes[2]).toMatchObject({
    against: 'earlier',
    differences: [{ kind: 'removed', path: 'Statement[connect]' }],
  });
});

test('the basis grows with the last whole statement, then with the parts since', () => {
  const whole = calls.policy({}, at(0));
  const part = calls.policyStatement('a', at(1));
  const later = calls.policy({}, at(2));
  const last = calls.policy({}, at(3));
  const bases = [[last], [whole, last], [whole, part, last], [whole, part, later, last]].map(
    (events) => changesIn(events).at(-1)?.basis ?? '',
  );
  expect(bases).toEqual([...bases].sort());
  expect(new Set(bases).size).toBe(4);
});

test('whatever their ids are, later calls at one instant have a greater basis, and no two have the same', () =>
  fc.assert(
    fc.property(fc.uniqueArray(hostileId, { minLength: 2, maxLength: 8 }), (ids) => {
      const bases = ids.toSorted(compareKeys).map((id) => {
        const before = calls.intent({}, { id, instant: instantAt(0) });
        return changesIn([before, calls.intent({}, at(5))]).at(-1)?.basis ?? '';
      });
      expect(bases).toEqual(bases.toSorted(compareKeys));
      expect(new Set(bases).size).toBe(ids.length);
    }),
    { numRuns: 300 },
  ));

test('a change names the last call before it that says a whole state, and rests on it, whatever came between', () => {
  const first = calls.policy({ Statement: [{ Sid: 'a' }] }, at(0));
  const whole = calls.policy({ Statement: [] }, at(1));
  const last = calls.policy({ Statement: [] }, at(9));
  const elsewhere = calls.intent({ intentName: 'A' }, at(4));
  const parts = [calls.policyStatement('b', at(2)), calls.policyStatement('c', at(3))];

  for (const between of [[], parts, [elsewhere], [...parts, elsewhere]]) {
    const [change] = changesIn([first, whole, ...between, last]).slice(-1);
    expect(change).toMatchObject({ against: 'earlier', since: positionOf(whole) });
    expect(changesIn([whole, ...between, last]).at(-1)).toEqual(change);
    expect(changesIn([...between, last]).at(-1)?.basis).not.toBe(change?.basis);
  }
  const deletion = calls.policy({}, { ...at(5), action: 'DeleteResourcePolicy' });
  expect(changesIn([whole, deletion]).at(-1)?.since).toBe(positionOf(whole));
  expect(changesIn([whole, deletion, last]).at(-1)).not.toHaveProperty('since');
});

test('a version that V1 creates is compared with the one before it, a resource that V2 creates with none', () => {
  const version = (description: string, instant: string) =>
    calls.intent(
      {},
      { instant, lex: 'V1', action: 'CreateIntentVersion', response: { name: 'Book', description } },
    );
  const [, second] = changesIn([version('old', instantAt(0)), version('new', instantAt(1))]);
  expect(second).toMatchObject({
    against: 'earlier',
    differences: [{ kind: 'changed', path: 'description', before: 'old', after: 'new' }],
  });

  const made = (description: string, instant: string) =>
    calls.intent({ description }, { instant, action: 'CreateIntent' });
  const [, again] = changesIn([made('old', instantAt(0)), made('new', instantAt(1))]);
  expect(again).toMatchObject({ against: 'first', differences: [] });
});
