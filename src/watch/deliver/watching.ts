import type { MatchLog } from '../../store/dynamo/match-log';
import type { EventStore } from '../../store/store';
import type { CompiledRules } from '../compile';
import type { WatchSettings } from '../rule';

/** What is watched for, where, and where what matched is noted. */
export interface Watching {
  readonly rules: CompiledRules;
  readonly settings: WatchSettings;
  readonly store: EventStore;
  readonly log: MatchLog;
  readonly retentionDays: number;
  readonly now: () => number;
}
