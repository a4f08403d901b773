import { flatten } from '../../src/change/flatten';

test('every entry and every value of a state has its path, what identifies an entry only once', () => {
  const state = {
    intentName: 'Book',
    sampleUtterances: [{ utterance: 'go' }, { utterance: 'stay' }],
    slotPriorities: [{ slotId: 'A', priority: 1 }],
    fulfillmentCodeHook: { enabled: false },
    inputContexts: [],
  };

  expect([...flatten(state)]).toEqual([
    ['intentName', 'Book'],
    ['sampleUtterances[go]', 'go'],
    ['sampleUtterances[stay]', 'stay'],
    ['slotPriorities[A]', 'A'],
    ['slotPriorities[A].priority', 1],
    ['fulfillmentCodeHook.enabled', false],
    ['inputContexts', []],
  ]);
});

test('an entry that is there twice is told apart by its number, which is no part of what identifies it', () => {
  expect([...flatten({ sampleUtterances: [{ utterance: 'go' }, { utterance: 'go' }] })]).toEqual([
    ['sampleUtterances[go]', 'go'],
    ['sampleUtterances[go#2]', 'go'],
  ]);
});

test('an entry without identity has the path of its position', () => {
  expect([...flatten({ news: [{ a: 1 }, 'text'] })]).toEqual([
    ['news[#1].a', 1],
    ['news[text]', 'text'],
  ]);
});
