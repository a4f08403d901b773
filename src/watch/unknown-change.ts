import type { Doubt, DoubtKind } from '../model/doubt';
import type { NamedEvent } from '../model/named';
import type { ConditionName } from './rule';

/** Doubts for which a call may have changed what a rule is about, though its change does not say so. */
const hiding: ReadonlySet<DoubtKind> = new Set([
  'content-not-kept',
  'content-not-recorded',
  'order-unsure',
  'unattributed-call',
]);

/**
 * What is not known of what a call changed, so that a rule about changes cannot know whether it takes it; empty
 * for nearly every call. What an import brought no record says either, but not every edit after one is suspect.
 */
export function unknownChangeOf({ change }: NamedEvent): readonly Doubt[] {
  if (change === undefined || change.against === 'partial') return [];
  return (change.doubts ?? []).filter(({ kind }) => hiding.has(kind));
}

/** Conditions that go by what a call changed or says. */
export const changeConditions: ReadonlySet<ConditionName> = new Set<ConditionName>([
  'code-hook-swapped',
  'logs-reduced',
  'obfuscation-lifted',
  'one-person',
  'opened-to-outsiders',
  'threshold-lowered',
  'version-lowered',
]);
