import { demo } from '../../simulator/demo';
import { type GenerateOptions, generate } from '../../simulator/generate';
import type { TruthEvent } from '../../simulator/truth';
import { isLex, season, uniqueRecords } from '../support/simulated-logs';

const seasonOfV1: GenerateOptions = { ...season, until: new Date('2025-09-10T00:00:00Z') };

function doneIn(options: GenerateOptions): readonly TruthEvent[] {
  return generate(options)
    .truth()
    .events.filter(({ outcome }) => outcome === 'ok');
}

const rare = [
  ...['CreateBotReplica', 'DeleteBotReplica', 'DeleteBotVersion', 'DeleteCustomVocabulary'],
  ...['CreateResourcePolicy', 'UpdateResourcePolicy', 'DeleteResourcePolicy', 'DeleteUtterances'],
  ...['StartTestSetGeneration', 'StartTestExecution', 'UpdateTestSet', 'DeleteTestSet'],
];

test('what is rare is left out, unless it is asked for', () => {
  const done = new Set(doneIn(demo).map(({ action }) => action));

  expect(rare.filter((action) => done.has(action))).toEqual([]);
  expect(generate({ ...demo, rare: false }).truth()).toEqual(generate(demo).truth());
});

test('in some months all of it happens', () => {
  const done = doneIn(season);
  const actions = new Set(done.map(({ action }) => action));

  expect(rare.filter((action) => !actions.has(action))).toEqual([]);
  expect(done.some(({ changes }) => changes.some(({ op }) => op === 'change-role'))).toBe(true);
});

test('somebody new takes something out or brings something in', () => {
  const ways = new Set(
    [1, 2, 3, 4].flatMap((seed) =>
      doneIn({ ...season, seed }).flatMap(({ actor, action }) => (actor === 'frank' ? [action] : [])),
    ),
  );

  for (const way of ['CreateExport', 'CreateUploadUrl', 'StartImport', 'SearchAssociatedTranscripts']) {
    expect(ways).toContain(way);
  }
});

test('Lex V1 has rare calls of its own, while there is V1', () => {
  const done = [8, 9].flatMap((seed) => doneIn({ ...seasonOfV1, seed }));
  const ofV1 = done.filter(({ scope }) => /:(bot|slottype):Legacy/.test(scope ?? ''));
  const actions = new Set(ofV1.map(({ action }) => action));

  for (const action of ['PutBotAlias', 'CreateSlotTypeVersion', 'DeleteUtterances', 'GetExport']) {
    expect(actions).toContain(action);
  }
});

test.each([1, 2, 3, 4, 5])('no rare write is made more than three times a month (seed %i)', (seed) => {
  const counts = new Map<string, number>();
  for (const { action } of doneIn({ seed, days: 30, events: 2_000, bots: 3, rare: true })) {
    if (rare.includes(action)) counts.set(action, (counts.get(action) ?? 0) + 1);
  }

  expect(counts.size).toBeGreaterThan(0);
  expect([...counts].filter(([, count]) => count > 3)).toEqual([]);
});

test('a deleted version is never pointed to again', () => {
  for (const seed of [8, 9, 10]) {
    const truth = generate({ ...season, seed }).truth();
    const gone = new Map<string, string>();
    for (const { action, outcome, botId, place, time } of truth.events) {
      if (action === 'DeleteBotVersion' && outcome === 'ok') gone.set(`${botId}/${place}`, time);
    }
    const late = truth.aliases.flatMap(({ botId, moves }) =>
      moves.filter(({ to, time }) => time >= (gone.get(`${botId}/version/${to}`) ?? '9999')),
    );

    expect(gone.size).toBeGreaterThan(0);
    expect(late).toEqual([]);
  }
});

test('everybody who calls has a principal, whoever is new too', () => {
  const { files } = generate(season);
  const principals = [...uniqueRecords(files).values()]
    .filter(isLex)
    .map(({ userIdentity }) => String(userIdentity.principalId));

  expect(principals.filter((id) => !/^((AROA|AIDA)[A-Z0-9]{17}(:.+)?|\d{12})$/.test(id))).toEqual([]);
});
