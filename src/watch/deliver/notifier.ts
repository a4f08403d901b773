import type { MatchLog } from '../../store/dynamo/match-log';
import type { EventStore } from '../../store/store';
import type { CompiledRules } from '../compile';
import type { WatchSettings } from '../rule';
import type { Channels } from './channels';

/** What is watched for, where what matched is noted, and who is notified. */
export interface Notifier extends Channels {
  readonly rules: CompiledRules;
  readonly settings: WatchSettings;
  readonly store: EventStore;
  readonly log: MatchLog;
  readonly retentionDays: number;
  readonly now: () => number;
}
