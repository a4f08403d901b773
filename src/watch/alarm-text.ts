import type { Severity } from './rule';

/** What an alarm says: of a rule, of all rules of a severity, or of the pipeline. */
export interface AlarmText {
  /** In kebab-case; the alarm and its runbook heading have it. */
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly meaning: string;
  /** Where it says what to do. @default - the heading of its name in the runbook */
  readonly runbook?: string;
}
