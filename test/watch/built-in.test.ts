import { builtInRules } from '../../src/watch/built-in';
import { replay } from '../../src/watch/replay';
import { defaultSettings } from '../../src/watch/rule';
import { storeOf } from '../support/store-of';
import { guardCases } from './guard-cases';
import { policyCases } from './policy-cases';
import { type Case, releaseCases } from './release-cases';
import { story } from './stories';

const cases = [...releaseCases, ...guardCases, ...policyCases];

test.each(cases.filter(({ matches }) => matches.length > 0))('$rule speaks when $when', speaksAsExpected);

test.each(cases.filter(({ matches }) => matches.length === 0))('$rule is quiet when $when', speaksAsExpected);

test.each(builtInRules().map(({ name }) => name))('%s is tested both ways', (name) => {
  const own = cases.filter(({ rule }) => rule === name);
  expect(own.map(({ matches }) => matches.length > 0)).toEqual(expect.arrayContaining([true, false]));
});

async function speaksAsExpected({ rule: name, calls, matches, settings }: Case): Promise<void> {
  const events = story(calls);
  const store = await storeOf(events);
  const known = { ...defaultSettings, ...settings };
  const rule = builtInRules(known).find((each) => each.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);

  const test = await replay(store, rule, { settings: known });
  const taken = new Set(test.matches.map(({ event }) => event.id));
  expect(events.flatMap(({ id }, index) => (taken.has(id) ? [index] : []))).toEqual(matches);
}
