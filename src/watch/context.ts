import type { Doubt } from '../model/doubt';
import type { NameIndex } from '../model/name-index';
import type { NamedEvent } from '../model/named';
import type { FirstSeenDirectory } from '../query/run/first-seen';
import type { EventStore } from '../store/store';
import type { ResolvedSettings } from './rule';

/** What judging an event can ask beyond the event. */
export interface WatchContext {
  /** Names within the event's scope at least. */
  readonly names: NameIndex;
  readonly store: Pick<EventStore, 'rows' | 'days' | 'fetch'>;
  readonly settings: ResolvedSettings;
  /** For filters with `first:`; without it they match nothing. */
  readonly firstSeen?: FirstSeenDirectory;
}

/**
 * What the filter language cannot say; asked only of events that the rule's filter takes. Doubts where the
 * records do not say whether it holds.
 */
export type Condition = (named: NamedEvent, context: WatchContext) => Holding | Promise<Holding>;

export type Holding = boolean | readonly Doubt[];
