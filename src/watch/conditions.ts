import { isByNewcomer } from './conditions/by-newcomer';
import { isCodeHookSwapped } from './conditions/code-hook-swapped';
import { isInFreeze } from './conditions/in-freeze';
import { areLogsReduced } from './conditions/logs-reduced';
import { isThresholdLowered, isVersionLowered } from './conditions/lowered';
import { isObfuscationLifted } from './conditions/obfuscation-lifted';
import { isOnePerson } from './conditions/one-person';
import { isOpenedToOutsiders } from './conditions/opened-to-outsiders';
import { isPipelineBot } from './conditions/pipeline-bot';
import type { Condition } from './context';
import type { ConditionName } from './rule';

/** What the filter language cannot say: the sense of a change, and what happened before. */
export const conditions: Readonly<Record<ConditionName, Condition>> = {
  'by-newcomer': isByNewcomer,
  'code-hook-swapped': isCodeHookSwapped,
  'in-freeze': isInFreeze,
  'logs-reduced': areLogsReduced,
  'obfuscation-lifted': isObfuscationLifted,
  'one-person': isOnePerson,
  'opened-to-outsiders': isOpenedToOutsiders,
  'pipeline-bot': isPipelineBot,
  'threshold-lowered': isThresholdLowered,
  'version-lowered': isVersionLowered,
};
