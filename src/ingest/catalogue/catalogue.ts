import type { Effect } from '../../model/event';
import type { DeclaredOperation, Operation } from './operation';
import { v1Reads } from './v1-reads';
import { v1Runtime } from './v1-runtime';
import { v1Writes } from './v1-writes';
import { v2ConsoleReads, v2ConsoleWrites } from './v2-console';
import { v2Reads } from './v2-reads';
import { v2Runtime } from './v2-runtime';
import { v2Writes } from './v2-writes';

/** How CloudTrail names both Lex APIs, model building and runtime. */
export const lexEventSource = 'lex.amazonaws.com';

export type LexVersion = 'V1' | 'V2';

/** Every operation of both Lex APIs, by version and name. */
export const catalogue: Readonly<Record<LexVersion, ReadonlyMap<string, Operation>>> = {
  V1: new Map([...table('write', v1Writes), ...table('read', v1Reads), ...table('runtime', v1Runtime)]),
  V2: new Map([
    ...table('write', v2Writes),
    ...table('read', v2Reads),
    ...table('runtime', v2Runtime),
    ...table('write', v2ConsoleWrites),
    ...table('read', v2ConsoleReads),
  ]),
};

export function operationOf(lex: LexVersion, action: string): Operation | undefined {
  return catalogue[lex].get(action);
}

/** The first word of an operation's name in lower case: `BatchCreateCustomVocabularyItem` gives `batch`. */
export function verbOf(action: string): string {
  return (/^[A-Z]?[a-z]+/.exec(action)?.[0] ?? action).toLowerCase();
}

function table(effect: Effect, declared: Readonly<Record<string, DeclaredOperation>>): [string, Operation][] {
  return Object.entries(declared).map(([action, operation]) => [
    action,
    { effect, verb: verbOf(action), state: 'none', ...operation },
  ]);
}
