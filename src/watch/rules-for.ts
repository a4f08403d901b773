import type { NamedEvent } from '../model/named';
import { firstSeenDirectory } from '../query/run/first-seen';
import { namesOf } from '../query/run/names-of';
import type { EventStore } from '../store/store';
import { compileRules } from './compile';
import type { WatchConfiguration } from './configuration';
import { judgeEvent, type Match } from './judge';

/** Which rules take a stored event or may take it, whether they are on or off; of thresholds nothing is said. */
export async function rulesFor(
  store: EventStore,
  { rules, settings }: WatchConfiguration,
  named: NamedEvent,
): Promise<readonly Match[]> {
  const names = await namesOf(store, [named.event.scope]);
  const context = { names, store, settings, firstSeen: firstSeenDirectory(store, () => {}) };
  return judgeEvent(compileRules(rules), named, context);
}
