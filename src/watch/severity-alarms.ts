import type { AlarmText } from './alarm-text';
import { type Severity, severities } from './rule';

/** After so many minutes without another call to alert of, it is over. */
export const severityMinutes = 5;

export type SeverityAlarm = AlarmText & { readonly name: `rules-${Severity}` };

/** The alarm that all rules of a severity share. */
export function severityAlarm(severity: Severity): SeverityAlarm {
  return {
    name: `rules-${severity}`,
    title: `A watch rule of severity ${severity} matched`,
    severity,
    meaning:
      'Calls matched a watch rule as often as it takes. Mail and watch bus name the rule and the calls; this alarm goes off beside them, should neither get through.',
  };
}

export const severityAlarms: readonly SeverityAlarm[] = severities.map(severityAlarm);
