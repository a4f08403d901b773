import type { MatchLog } from '../../store/dynamo/match-log';
import type { EventStore } from '../../store/store';
import type { CompiledRules } from '../compile';
import type { ResolvedSettings } from '../rule';
import type { NotifyChannels } from './channels';

/** What is watched for, where what matched is noted, and who is notified. */
export interface Notifier extends NotifyChannels {
  readonly rules: CompiledRules;
  readonly settings: ResolvedSettings;
  readonly store: EventStore;
  readonly log: MatchLog;
  readonly retentionDays: number;
  readonly now: () => number;
}
