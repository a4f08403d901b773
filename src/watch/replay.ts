import type { NamedEvent } from '../model/named';
import { allOf, anyOf, everything, type Filter, termsOf } from '../query/filter/filter';
import { parseFilter } from '../query/filter/parse-filter';
import { firstSeenDirectory } from '../query/run/first-seen';
import { nameDirectory } from '../query/run/names-of';
import { runQuery } from '../query/run/run-query';
import { nextPage } from '../store/next-page';
import type { EventStore } from '../store/store';
import { compileRules } from './compile';
import type { WatchContext } from './context';
import { judgeEvent } from './judge';
import type { ResolvedSettings, Rule } from './rule';
import { type Burst, burstsOf } from './threshold';

/** What a rule would have done. */
export interface RuleTest {
  readonly rule: Rule;
  /** The events that it takes, or may take as far as the records say, in the order they were given. */
  readonly matches: readonly NamedEvent[];
  /** The ids of those of which the records do not say whether it takes them. */
  readonly unsure: ReadonlySet<string>;
  /** Each time that there were enough of them within the rule's window, oldest first. */
  readonly alarms: readonly Burst[];
}

/** What a rule makes of some events. */
export async function testRule(
  rule: Rule,
  events: Iterable<NamedEvent> | AsyncIterable<NamedEvent>,
  context: WatchContext,
): Promise<RuleTest> {
  const rules = compileRules([rule]);
  const matches: NamedEvent[] = [];
  const unsure = new Set<string>();
  for await (const named of events) {
    const [found] = await judgeEvent(rules, named, context);
    if (found === undefined) continue;
    matches.push(named);
    if (found.doubts !== undefined) unsure.add(named.event.id);
  }
  return {
    rule,
    matches,
    unsure,
    alarms: burstsOf(
      rule,
      matches.map(({ event }) => event.instant),
    ),
  };
}

export interface ReplayOptions {
  readonly settings: ResolvedSettings;
  /** From this instant on. @default everything stored */
  readonly since?: string;
  readonly signal?: AbortSignal;
}

/** What a rule would have made of what is stored, newest first: the index finds what its filter asks for. */
export async function replay(store: EventStore, rule: Rule, options: ReplayOptions): Promise<RuleTest> {
  const directory = nameDirectory(store);
  const context = {
    names: directory.names,
    store,
    settings: options.settings,
    firstSeen: firstSeenDirectory(store, () => {}),
  };
  async function* events(): AsyncGenerator<NamedEvent> {
    const filter = since(rule, options.since);
    let after: string | undefined;
    do {
      const page = await runQuery(store, filter, { limit: pageSize, after, signal: options.signal });
      await directory.load(page.events.map(({ event }) => event.scope));
      yield* page.events;
      after = nextPage(after, page.next);
    } while (after !== undefined);
  }
  return testRule(rule, events(), context);
}

/** The calls of a rule's filter, from an instant on. */
function since({ filter }: Rule, from: string | undefined): Filter {
  const parsed = parseFilter(filter, { now: new Date(0) });
  if (parsed.kind === 'wrong') throw new Error(`filter '${filter}' cannot be read`);
  const asked = withoutChanges(parsed.filter);
  if (from === undefined) return asked;
  return allOf([asked, { kind: 'term', field: 'since', values: [{ kind: 'span', from }] }]);
}

/** All that the filter may take, whatever a call changed: of some that is not known. */
function withoutChanges(filter: Filter): Filter {
  if (filter.kind === 'and') return allOf(filter.of.map(withoutChanges));
  if (!termsOf(filter).some(({ field }) => field === 'changed')) return filter;
  return filter.kind === 'or' ? anyOf(filter.of.map(withoutChanges)) : everything;
}

const pageSize = 500;
