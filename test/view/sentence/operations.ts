import type { NamedEvent } from '../../../src/model/named';
import { type Calls, namedFrom, recordOf } from './calls';
import { v1Calls } from './calls-v1';
import { v2ReadCalls, v2RuntimeCalls } from './calls-v2-reads';
import { v2WriteCalls } from './calls-v2-writes';

export const callsOf: Readonly<Record<'V1' | 'V2', Calls>> = {
  V1: v1Calls,
  V2: { ...v2WriteCalls, ...v2ReadCalls, ...v2RuntimeCalls },
};

/** One successful call of every operation that has a fixture, by version and name. */
export function operations(): Readonly<Record<string, NamedEvent>> {
  const entries = (['V2', 'V1'] as const).flatMap((lex) =>
    Object.entries(callsOf[lex]).map(([action, call]) => [
      `${lex} ${action}`,
      namedFrom(recordOf(action, call)),
    ]),
  );
  return Object.fromEntries(entries) as Record<string, NamedEvent>;
}
