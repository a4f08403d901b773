/** One thing that was checked: how it is, and what to do where it is not well. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'problem';
  /** What was checked, in one or two words. */
  readonly check: string;
  readonly text: string;
  readonly fix?: string;
}
