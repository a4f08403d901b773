import type { IndexName } from '../../model/stored';
import type { BotNames } from './bot-names';
import type { Window } from './window';

/** One walk, newest first: partitions one after the other, each between two sort keys. */
export interface IndexScan extends Window {
  readonly index: IndexName;
  readonly partitions: readonly string[];
}

export interface PlanKnowledge {
  /** The UTC days that hold events. */
  readonly days: readonly string[];
  /** Every bot with all names it has had. @default not known: `bot:` is judged after reading */
  readonly bots?: BotNames;
  /** As whom callers are shown that have a further name asked for, by that name in small letters. @default nobody has one */
  readonly callers?: ReadonlyMap<string, readonly string[]>;
}
