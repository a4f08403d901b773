import type { Difference } from '../../src/model/change';
import { differenceWords } from '../../src/view/differences';
import { pathText } from '../../src/view/path-words';
import { writtenPaths } from './lex-paths';
import { v1Paths } from './v1-paths';

/** Of a resource policy, which Lex takes as JSON text. */
const policyPaths = [
  ...['Id', 'Version', 'Statement', 'Statement[x]'],
  ...[
    'Action',
    'Action[x]',
    'Condition',
    'Condition.StringEquals',
    'Condition.StringEquals.aws:SourceAccount',
  ]
    .concat(['Effect', 'Principal', 'Principal.AWS', 'Principal.AWS[x]', 'Principal.Service'])
    .concat(['Principal.Service[x]', 'Resource', 'Sid'])
    .map((member) => `Statement[x].${member}`),
];

const pathsOf = { V1: v1Paths, V2: writtenPaths(), policies: policyPaths } as const;

test('the requests of Lex V2 are walked whole', () => {
  const paths = pathsOf.V2;

  expect(paths.length).toBeGreaterThan(3_500);
  expect(paths).toContain('botAliasLocaleSettings[x].codeHookSpecification.lambdaCodeHook.lambdaARN');
  expect(paths).toContain(
    'valueElicitationSetting.promptSpecification.messageGroups[x].message.ssmlMessage.value',
  );
});

const differences: Readonly<Record<string, (path: string) => Difference>> = {
  added: (path) => ({ kind: 'added', path, after: {} }),
  'added as a text': (path) => ({ kind: 'added', path, after: 'new' }),
  'switched on': (path) => ({ kind: 'added', path, after: true }),
  removed: (path) => ({ kind: 'removed', path, before: {} }),
  'left out': (path) => ({ kind: 'removed', path, before: {}, leftOut: true }),
  changed: (path) => ({ kind: 'changed', path, before: 'old', after: 'new' }),
  'changed where its text is its key': (path) => ({ kind: 'changed', path, before: 'x', after: 'new' }),
  'switched off': (path) => ({ kind: 'changed', path, before: true, after: false }),
  moved: (path) => ({ kind: 'moved', path, from: 0, to: 1 }),
  set: (path) => ({ kind: 'set', path, after: 'new' }),
  unset: (path) => ({ kind: 'unset', path }),
};

describe.each(['V1', 'V2', 'policies'] as const)('of %s', (lex) => {
  const paths = pathsOf[lex];

  test('no two paths have the same words', () => {
    expect(sharing(paths, pathText)).toEqual([]);
  });

  test.each(Object.entries(differences))('what was %s has words of its own', (_, difference) => {
    expect(sharing(paths, (path) => differenceWords(difference(path)))).toEqual([]);
  });

  test('the last member of a path is always said', () => {
    const silent = paths.filter((path) => {
      const parent = path.replace(/(?:\[[^\]]*\]|\.?[^.[\]]+)$/, '');
      return parent !== '' && pathText(path) === pathText(parent);
    });
    expect(silent).toEqual([]);
  });
});

/** The words that several paths share, with those paths. */
function sharing(paths: readonly string[], words: (path: string) => string): readonly (readonly string[])[] {
  const byWords = new Map<string, readonly string[]>();
  for (const path of paths) {
    const text = words(path);
    byWords.set(text, [...(byWords.get(text) ?? [text]), path]);
  }
  return [...byWords.values()].filter(({ length }) => length > 2);
}
