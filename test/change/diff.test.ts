import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { apply } from '../../src/change/apply';
import { diff } from '../../src/change/diff';
import { isObject, type JsonObject, type JsonValue } from '../../src/model/json';
import { countedReads } from '../support/counted-reads';
import { aState, aWord, inOneOrder } from '../support/states';

const values = (...words: readonly string[]) => words.map((value) => ({ sampleValue: { value } }));
const groups = (...texts: readonly string[]) =>
  texts.map((value) => ({ message: { plainTextMessage: { value } } }));

test('applying the differences to the state before gives the state after', () =>
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      expect(inOneOrder(apply(before, diff(before, after)))).toEqual(inOneOrder(after));
    }),
    { numRuns: 300 },
  ));

test('two states that differ only in the order of utterances do not differ', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(aWord).chain((words) => fc.tuple(fc.constant(words), shuffled(words))),
      ([one, other]) => {
        const state = (words: readonly string[]) => ({
          sampleUtterances: words.map((utterance) => ({ utterance })),
        });
        expect(diff(state(one), state(other))).toEqual([]);
      },
    ),
    { numRuns: 100 },
  ));

test('a difference never has the same path as another of its kind', () =>
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      const marks = diff(before, after).map(({ kind, path }) => `${kind} ${path}`);
      expect(new Set(marks).size).toBe(marks.length);
    }),
    { numRuns: 200 },
  ));

test('jsondiffpatch with the same identity finds the same entries added and removed', () => {
  const anEntry = fc.record({
    sampleValue: fc.record({ value: aWord.filter((word) => word !== '') }),
    weight: fc.nat(),
  });
  const entries = fc.uniqueArray(anEntry, { selector: ({ sampleValue }) => sampleValue.value, maxLength: 8 });
  const pairs = fc.sample(fc.tuple(entries, entries), { numRuns: 300, seed: 7 });
  const found = pairs.map(([before, after]) => {
    const differences = diff({ slotTypeValues: before }, { slotTypeValues: after });
    return { added: valuesOf(differences, 'added'), removed: valuesOf(differences, 'removed') };
  });
  // jsondiffpatch is an ES module, which Jest loads only with a flag; so it runs in a process of its own.
  const oracle = path.join(__dirname, 'jsondiffpatch-oracle.mjs');
  const said = execFileSync(process.execPath, [oracle], { input: JSON.stringify(pairs), encoding: 'utf8' });

  expect(found.some(({ added, removed }) => added.length > 0 && removed.length > 0)).toBe(true);
  expect(found).toEqual(JSON.parse(said));
});

test('paths read like the Lex console: names of members, and what identifies an entry in brackets', () => {
  const before = {
    sampleUtterances: [{ utterance: 'book a room' }],
    slotTypeValues: [{ sampleValue: { value: 'roses' }, synonyms: [{ value: 'rose' }] }],
    fulfillmentCodeHook: { enabled: true },
    botAliasLocaleSettings: { en_US: { enabled: true } },
  };
  const after = {
    sampleUtterances: [{ utterance: 'book a {Hotel}' }, { utterance: 'book a room' }],
    slotTypeValues: [
      { sampleValue: { value: 'roses' }, synonyms: [{ value: 'rose' }, { value: 'red rose' }] },
    ],
    fulfillmentCodeHook: { enabled: false },
    botAliasLocaleSettings: { en_US: { enabled: false } },
  };
  expect(diff(before, after)).toEqual([
    { kind: 'added', path: 'sampleUtterances[book a {Hotel}]', after: { utterance: 'book a {Hotel}' } },
    { kind: 'added', path: 'slotTypeValues[roses].synonyms[red rose]', after: { value: 'red rose' } },
    { kind: 'changed', path: 'fulfillmentCodeHook.enabled', before: true, after: false },
    { kind: 'changed', path: 'botAliasLocaleSettings[en_US].enabled', before: true, after: false },
  ]);
});

test('the first entries of a list that was left out before are entries added', () => {
  expect(diff({}, { slotTypeValues: values('a', 'b') }).map(({ kind, path }) => [kind, path])).toEqual([
    ['added', 'slotTypeValues[a]'],
    ['added', 'slotTypeValues[b]'],
  ]);
});

test('a message group in another place has moved, and one that was edited in its place has changed', () => {
  expect(diff({ messageGroups: groups('a', 'b', 'c') }, { messageGroups: groups('c', 'a', 'b') })).toEqual([
    { kind: 'moved', path: 'messageGroups[c]', from: 2, to: 0 },
  ]);
  expect(diff({ messageGroups: groups('Hello', 'Bye') }, { messageGroups: groups('Hi', 'Bye') })).toEqual([
    {
      kind: 'changed',
      path: 'messageGroups[Hello].message.plainTextMessage.value',
      before: 'Hello',
      after: 'Hi',
    },
  ]);
});

test('a second entry of the same identity is numbered, and a text that looks numbered is told apart', () => {
  const before = { sampleUtterances: [{ utterance: 'go' }] };
  const after = { sampleUtterances: [{ utterance: 'go' }, { utterance: 'go' }, { utterance: 'go#2' }] };
  expect(diff(before, after).map(({ path }) => path)).toEqual([
    'sampleUtterances[go#2]',
    'sampleUtterances[go#2#1]',
  ]);
});

test('a list of an unknown kind is matched by position, and every difference in it says so', () => {
  expect(diff({ news: [{ a: 1 }, { a: 2 }] }, { news: [{ a: 1 }, { a: 3 }, { a: 4 }] })).toEqual([
    { kind: 'changed', path: 'news[#2].a', before: 2, after: 3, byPosition: true },
    { kind: 'added', path: 'news[#3]', after: { a: 4 }, at: 2, byPosition: true },
  ]);
});

test('a slot type of 10,000 values is compared by ten times the work of one of 1,000', () => {
  const [few, many] = [comparison(1_000), comparison(10_000)];

  expect(many.differences.map(({ path }) => path)).toEqual([
    'slotTypeValues[value 0]',
    'slotTypeValues[new]',
  ]);
  expect(inOneOrder(apply(many.before, many.differences))).toEqual(inOneOrder(many.after));
  expect(many.reads / few.reads).toBeLessThan(11);
});

/** So many values, all of them moved, one gone and one new. */
function comparison(size: number) {
  const words = Array.from({ length: size }, (_, index) => `value ${index}`);
  const before = { slotTypeValues: values(...words) };
  const after = { slotTypeValues: values(...words.slice(1).reverse(), 'new') };
  const [from, to] = [countedReads(before), countedReads(after)];
  const differences = diff(from.state, to.state);
  return { before, after, differences, reads: from.reads() + to.reads() };
}

test('no state is too deep to compare', () => {
  const deep = (depth: number, leaf: string) => {
    let state: JsonObject = { leaf };
    for (let level = 0; level < depth; level += 1) state = { inner: state };
    return state;
  };
  const differences = diff(deep(50_000, 'a'), deep(50_000, 'b'));
  expect(differences).toHaveLength(1);
  expect(differences[0]?.kind).toBe('changed');
});

test('a member called __proto__ is a member like any other', () => {
  const after = JSON.parse('{"__proto__": {"polluted": true}}') as JsonObject;
  const result = apply({}, diff({}, after));
  expect(Object.keys(result)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function valuesOf(
  differences: readonly { kind: string; path: string }[],
  kind: string,
): readonly JsonValue[] {
  return differences
    .filter((one) => one.kind === kind && /^slotTypeValues\[(?:\\.|[^\]])*\]$/u.test(one.path))
    .map((one) => sampleValue('after' in one ? one.after : 'before' in one ? one.before : undefined))
    .sort();
}

function sampleValue(entry: unknown): string {
  const sample = isObject(entry) ? entry.sampleValue : undefined;
  return isObject(sample) ? String(sample.value) : '';
}
