export const severities = ['critical', 'warning', 'notice'] as const;

/** How loudly a rule speaks; every severity can have its own recipients. */
export type Severity = (typeof severities)[number];

/**
 * A watch rule, as plain data: whenever so many calls within a window match, it is reported.
 * Its name is for ever: metric and runbook heading have it.
 */
export interface Rule {
  /** In kebab-case. */
  readonly name: string;
  /** What happened, as the subject of a mail says it. */
  readonly title: string;
  /** Which calls, in the one filter language. */
  readonly filter: string;
  /** What the filter language cannot say; see conditions.ts. */
  readonly condition?: ConditionName;
  /** How many matches within the window it takes. */
  readonly threshold: number;
  readonly windowMinutes: WindowMinutes;
  readonly severity: Severity;
  /** In plain words, why somebody should care. */
  readonly meaning: string;
  /** Where a rule of one's own says what to do. @default - the heading of its name in the runbook */
  readonly runbook?: string;
  readonly isOn: boolean;
  /** Whether it has an alarm of its own, beside that of its severity. @default false */
  readonly alarm?: boolean;
  /** The setting without which a built-in rule has nothing to go by, and so is off. */
  readonly needs?: keyof ResolvedSettings;
}

export type ConditionName =
  | 'by-newcomer'
  | 'code-hook-swapped'
  | 'in-freeze'
  | 'logs-reduced'
  | 'obfuscation-lifted'
  | 'one-person'
  | 'opened-to-outsiders'
  | 'pipeline-bot'
  | 'threshold-lowered'
  | 'version-lowered';

/** `WatchSettings` as they were read: every one given, times as instants. Names are globs, whatever their case. */
export interface ResolvedSettings {
  /** Roles of the pipelines that deploy bots. */
  readonly deployers: readonly string[];
  /** Names of the aliases that customers talk to. */
  readonly liveAliases: readonly string[];
  /** When nothing should change. */
  readonly freezes: readonly Freeze[];
  /** Regions in which replicas are expected. */
  readonly homeRegions: readonly string[];
  /** Where the runbook lies, as messages and alarms name it. */
  readonly runbook: string;
}

/** A stretch of time as instants; `from` belongs to it, `before` does not. */
export interface Freeze {
  readonly from: string;
  readonly before: string;
}

export const defaultSettings: ResolvedSettings = {
  deployers: [],
  liveAliases: ['prod', 'production', 'live'],
  freezes: [],
  homeRegions: [],
  runbook: 'docs/runbook.md',
};

/** CloudWatch takes periods of whole minutes up to a day; these divide a day, so that windows are its hours and minutes. */
export const windows = [1, 5, 10, 15, 30, 60, 180, 360, 720, 1440] as const;

export type WindowMinutes = (typeof windows)[number];
