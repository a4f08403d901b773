import { type Doubt, type DoubtKind, doubtKinds, doubtOf, mergedDoubts } from '../../src/model/doubt';
import { doubtJson, doubtWords } from '../../src/view/doubt';

const kinds = Object.keys(doubtKinds) as DoubtKind[];
const call = (id: string) => ({ id, time: '2026-11-02T10:00:00Z', action: 'StartImport', actor: 'mallory' });

test('every kind of doubt is one plain sentence', () => {
  const sentences = kinds.map((kind) => doubtWords(doubtOf(kind, call('aaaaaaaa-1'))));
  expect(sentences).toMatchInlineSnapshot(`
[
  "order not recorded: the same second holds StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z",
  "uncertain since StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z: no event records what an import brings",
  "not known: CloudTrail did not record what StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z said",
  "uncertain: CloudTrail did not record which resource StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z was about; it may have been this one",
  "not whole: no earlier call is known; the first is StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z",
  "disputed: several records with different content bear the id of StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z",
  "CloudTrail corrected a record, and one of the two is not in the store: StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z",
  "name not seen: no call up to then says it",
  "there were too many calls to look through all of them for what may have changed it",
]
`);
});

test('a sentence names a few calls and counts the others', () => {
  const doubt = doubtOf('order-unsure', ...['a', 'b', 'c', 'd', 'e'].map(call));
  expect(doubtWords(doubt)).toMatch(/, 2 more$/);
});

test('as JSON a doubt is its kind, its sentence and its calls', () => {
  expect(doubtJson(doubtOf('import-between', call('aaaaaaaa-1')))).toEqual({
    kind: 'import-between',
    text: expect.stringContaining('StartImport aaaaaaaa by mallory'),
    events: [call('aaaaaaaa-1')],
  });
});

test('doubts of one kind from several sources become one, each call once', () => {
  const one: readonly Doubt[] = [doubtOf('import-between', call('a')), doubtOf('order-unsure', call('b'))];
  const merged = mergedDoubts(one, [doubtOf('import-between', call('c'), call('a'))]);
  expect(merged.map(({ kind, events }) => [kind, events.map(({ id }) => id)])).toEqual([
    ['import-between', ['a', 'c']],
    ['order-unsure', ['b']],
  ]);
});
