import type { Severity, WindowMinutes } from './rule';

/** A watch rule of one's own, or a change to how loud a built-in one is. */
export type RuleProps = {
  /** Small letters and digits with single hyphens between, such as `prod-touched`; that of a built-in rule changes it. */
  readonly name: string;
  /** Which calls, in the filter language; required for a rule of one's own, and not for a built-in one. */
  readonly filter?: string;
  /** @default 'warning', or that of the built-in rule */
  readonly severity?: Severity;
  /** How many matches within the window set it off. @default 1, or that of the built-in rule */
  readonly threshold?: number;
  /** @default 5, or that of the built-in rule */
  readonly windowMinutes?: WindowMinutes;
  /** What happened, as the subject of a mail says it; only for a rule of one's own. @default - the name */
  readonly title?: string;
  /** Why somebody should care; only for a rule of one's own. */
  readonly meaning?: string;
  /** Where it says what to do, as an https address or a path; only for a rule of one's own. */
  readonly runbook?: string;
  /** Whether it has an alarm of its own, beside that of its severity; $0.10 a month. @default false */
  readonly alarm?: boolean;
  /** @default true, or that of the built-in rule */
  readonly on?: boolean;
};

/** What to watch for: the object under `lextrail.watch`, and the property `watch` of the construct. */
export type WatchSettings = {
  /** Names or globs of the roles that deploy bots, such as `ci-*`. @default - none */
  readonly deployers?: readonly string[];
  /** Names or globs of the aliases that customers talk to. @default ['prod', 'production', 'live'] */
  readonly liveAliases?: readonly string[];
  /** When nothing should change; days belong to it whole. @default - never */
  readonly freezes?: readonly { readonly from: string; readonly to: string }[];
  /** Regions in which replicas are expected. @default - any */
  readonly homeRegions?: readonly string[];
  /** Where the runbook is, as an https address or a path. @default 'docs/runbook.md' */
  readonly runbook?: string;
  /** Rules of one's own, and changes to built-in ones. @default - the built-in rules as they are */
  readonly rules?: readonly RuleProps[];
};
