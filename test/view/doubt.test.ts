import { type Doubt, type DoubtKind, doubtKinds, doubtOf, mergedDoubts } from '../../src/model/doubt';
import { doubtJson, doubtWords } from '../../src/view/doubt';

const kinds = Object.keys(doubtKinds) as DoubtKind[];
const call = (id: string) => ({ id, time: '2026-11-02T10:00:00Z', action: 'StartImport', actor: 'mallory' });

test('every kind of doubt is one plain sentence', () => {
  const sentences = kinds.map((kind) => doubtWords(doubtOf(kind, call('aaaaaaaa-1'))));
  expect(sentences).toMatchInlineSnapshot(`
[
  "order not recorded: StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z happened in the same second as another call",
  "uncertain: StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z was accepted, and no event records what an import changes",
  "not known: CloudTrail did not record the content of StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z",
  "not known: the record of StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z was too large for the store; the log file has it",
  "uncertain: CloudTrail did not record which resource StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z was about; it may have been this one",
  "perhaps incomplete: no call before StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z is known",
  "disputed: records with different content have the id of StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z",
  "correction pending: CloudTrail corrected StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z, and one of the two records is not stored",
  "misplaced: the log file that holds StartImport aaaaaaaa by mallory at 2026-11-02 10:00:00Z is in the folder of another account",
  "name not seen: no call up to then says it",
  "search incomplete: there are too many calls to look through all that may have changed it",
]
`);
});

test('a sentence names a few calls and counts the others', () => {
  const doubt = doubtOf('order-unsure', ...['a', 'b', 'c', 'd', 'e'].map(call));
  expect(doubtWords(doubt)).toMatch(/ and 2 more happened in the same second$/);
});

test('calls of several seconds are not said to be of one', () => {
  const doubt = doubtOf('order-unsure', call('a'), { ...call('b'), time: '2026-11-02T10:00:07Z' });
  expect(doubtWords(doubt)).toBe(
    'order not recorded: StartImport a by mallory at 2026-11-02 10:00:00Z and StartImport b by mallory at 2026-11-02 10:00:07Z happened in the same second as another call',
  );
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

test('a doubt that comes from very many calls names some and says that there are others', () => {
  const calls = Array.from({ length: 60 }, (_, index) => call(`id-${index}`));
  const doubt = doubtOf('order-unsure', ...calls);

  expect(doubtWords(doubt)).toMatch(
    /^order not recorded: .* id-2 .* and others happened in the same second$/,
  );
  expect(mergedDoubts([doubt], [doubtOf('order-unsure', call('last'))])).toEqual([doubt]);
  expect(doubtJson(doubt)).toMatchObject({ hasMore: true, events: { length: 50 } });
});
