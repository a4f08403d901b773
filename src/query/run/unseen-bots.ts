import type { EventStore } from '../../store/store';
import type { Filter, Term } from '../filter/filter';
import { scopeTest } from '../judge/name-judges';
import { botNames } from '../plan/bot-names';

/** The terms that every match must satisfy and that mean no bot that was ever seen, such as one with a typing error. */
export async function unseenBots(store: EventStore, filter: Filter): Promise<readonly Term[]> {
  const parts = filter.kind === 'and' ? filter.of : [filter];
  const terms = parts.flatMap((part) => (part.kind === 'term' && part.field === 'bot' ? [part] : []));
  if (terms.length === 0) return [];
  const bots = botNames((await store.bots()).names);
  return terms.filter((term) => {
    const isMeant = scopeTest(term, (scope) => bots.get(scope) ?? []);
    return ![...bots.keys()].some(isMeant);
  });
}
