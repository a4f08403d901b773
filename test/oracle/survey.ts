import * as fc from 'fast-check';
import { examine } from './examine';
import type { Verdict } from './judge';
import { neighboursIn } from './knowledge/neighbours';
import { ordersOf, storyOf } from './knowledge/orders';
import { faultsIn, type Survey } from './report';
import type { TrailRecord } from './trail/record';
import { type History, histories, type Kind } from './trail/steps';
import { trailOf } from './trail/trail';

/** Asks everything about so many histories of a kind. */
export async function survey(kind: Kind, seed: number, runs: number): Promise<Survey> {
  const surveys: Survey[] = [];
  for (const history of fc.sample(histories(kind), { seed, numRuns: runs })) {
    surveys.push(await surveyOf(history));
  }
  return {
    answers: surveys.flatMap(({ answers }) => answers),
    records: sum(surveys.map(({ records }) => records)),
    leftOut: sum(surveys.map(({ leftOut }) => leftOut)),
    neighbours: {
      all: sum(surveys.map(({ neighbours }) => neighbours.all)),
      ambiguous: sum(surveys.map(({ neighbours }) => neighbours.ambiguous)),
    },
  };
}

async function surveyOf(history: History): Promise<Survey> {
  const { records, inOrder } = trailOf(history);
  const story = storyOf(records);
  const found = await examine(records, arrivalsOf(records, history.arrival));
  const orders = story.bots.flatMap((bot) => ordersOf(story, bot) ?? []);
  return { ...found, records: records.length, neighbours: neighboursIn(story.said, orders, inOrder) };
}

/** The records in any order, some of them twice. */
export function arrivalsOf(records: readonly TrailRecord[], arrival: number): readonly TrailRecord[] {
  const twice = [...records, ...records.filter((_, index) => (index + arrival) % 5 === 0)];
  let state = arrival;
  const keyed = twice.map((record) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return { record, key: state >>> 8 };
  });
  return keyed.toSorted((one, other) => one.key - other.key).map(({ record }) => record);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** The smallest history that still gets an answer worth so, as its records and that answer; undefined where none does. */
export async function smallestWith(
  kind: Kind,
  verdict: Verdict,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Promise<string | undefined> {
  const isFree = async (history: History) => {
    const { answers } = await surveyOf(history);
    return answers.every((one) => one.verdict !== verdict);
  };
  const checked = await fc.check(fc.asyncProperty(histories(kind), isFree), { seed, numRuns: runs });
  const [history] = checked.counterexample ?? [];
  if (history === undefined) return undefined;
  const { answers } = await surveyOf(history);
  const records = trailOf(history).records.map(
    ({ eventTime, eventID, eventName, requestParameters, responseElements }) =>
      [
        eventTime,
        eventID,
        eventName,
        JSON.stringify(requestParameters),
        JSON.stringify(responseElements),
      ].join(' '),
  );
  return [...records, ...faultsIn(answers, verdict)].join('\n');
}
