/** What a mail or an event of a match needs to know of the deployment. */
export interface MessageOptions {
  /** What commands need to speak to the right table, such as ` --table Lextrail-Events`. @default '' */
  readonly storeArguments?: string;
  /** Where the runbook lies. @default docs/runbook.md */
  readonly runbook?: string;
}
