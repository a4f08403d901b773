import * as fc from 'fast-check';
import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import { compareKeys, positionOf } from '../../src/model/position';
import type { NameMark } from '../../src/model/stored';
import { calls, inSecondOf, instantAt } from '../support/calls';

const aWord = fc.constantFrom('a', 'b', 'c');
const intentRequest = fc.record({
  intentName: aWord,
  sampleUtterances: fc.uniqueArray(fc.record({ utterance: aWord }), {
    selector: ({ utterance }) => utterance,
  }),
});
const aPolicy = fc.record({
  Statement: fc.uniqueArray(fc.record({ Sid: aWord }), { selector: ({ Sid }) => Sid }),
});

/** Calls at any of a few moments, so that some share one. */
export const moment = fc
  .record({ when: fc.nat({ max: 6 }), id: fc.uuid() })
  .map(({ when, id }) => ({ instant: instantAt(when), id }));
export type Moment = Pick<AuditEvent, 'instant' | 'id'> & Partial<Pick<AuditEvent, 'interval'>>;

/** Calls of a few seconds: some with a time in their response, of that second or of the next, and some without. */
export const burstMoment = fc
  .record({
    second: fc.nat({ max: 3 }),
    done: fc.option(fc.nat({ max: 7 }).map((quarter) => quarter * 250)),
    id: fc.uuid(),
  })
  .map(({ second, done, id }): Moment => {
    const start = second * 1000;
    if (done === null) return { instant: instantAt(start), id, ...inSecondOf(instantAt(start)) };
    const took = instantAt(start + done);
    return { instant: instantAt(start + Math.min(done, 999)), id, interval: { from: took, to: took } };
  });

export const intentCall = (at: Moment) =>
  fc.oneof(
    { weight: 4, arbitrary: intentRequest.map((request) => calls.intent(request, at)) },
    fc.constant(calls.deleteIntent(at)),
    fc.constant(calls.intent({}, { ...at, omitted: ['request', 'response'] as const })),
  );
export const policyCall = (at: Moment) =>
  fc.oneof(
    aPolicy.map((policy) => calls.policy(policy, at)),
    aWord.map((statement) => calls.policyStatement(statement, at)),
  );
export const anyCall = (at: Moment) =>
  fc.oneof(
    intentCall(at),
    policyCall(at),
    aWord.map((key) => calls.tag({ [key]: at.id }, at)),
    aWord.map((botName) => calls.bot({ botName }, at)),
    fc.constant(calls.intent({ intentName: 'never' }, { ...at, lane: 'other', outcome: 'denied' })),
  );

/** Calls whose order existence and revisions can prove. */
export const lifeCall = (at: Moment) =>
  fc.oneof(
    fc.constant(calls.policy({ Statement: [{ Sid: 'a' }] }, { ...at, action: 'CreateResourcePolicy' })),
    fc.constant(calls.policy({}, { ...at, action: 'DeleteResourcePolicy' })),
    fc.tuple(aWord, aWord).map(([expectedRevisionId, revisionId]) => {
      const event = calls.policyStatement('b', at);
      const request = { ...(event.request as JsonObject), expectedRevisionId };
      return { ...event, request, response: { revisionId } };
    }),
    policyCall(at),
  );

/** Most histories are of one place, where every call is a neighbour of another. */
export const aHistory = fc.oneof(
  ...[intentCall, policyCall, anyCall, lifeCall].flatMap((call) =>
    [moment, burstMoment].map((when) =>
      fc.uniqueArray(when.chain<AuditEvent>(call), { selector: ({ id }) => id, minLength: 2, maxLength: 9 }),
    ),
  ),
);

/** All events in some order, some of them twice. */
export function arrivals(events: readonly AuditEvent[]): fc.Arbitrary<readonly AuditEvent[]> {
  return fc
    .tuple(inAnyOrder(events), fc.shuffledSubarray([...events]))
    .map(([all, again]) => [...all, ...again]);
}

export function inAnyOrder(events: readonly AuditEvent[]): fc.Arbitrary<readonly AuditEvent[]> {
  return fc.shuffledSubarray([...events], { minLength: events.length });
}

export function inBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

export function nameAt(marks: readonly NameMark[], event: AuditEvent): string | undefined {
  const before = marks.filter(
    (mark) => mark.place === event.place && compareKeys(positionOf(mark), positionOf(event)) <= 0,
  );
  return before.at(-1)?.name;
}
