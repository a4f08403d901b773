// The names and texts of the pipeline's alarms; when each goes off is in lib/watch/alarm-triggers.ts.

import type { AlarmText } from './alarm-text';

/** An alarm on the pipeline itself, as the stack defines it and the runbook explains it. */
export interface PipelineAlarm extends AlarmText {
  readonly name: PipelineAlarmName;
  readonly whereToLook: string;
  readonly whatToDo: string;
  readonly clears: string;
}

export type PipelineAlarmName = (typeof pipelineAlarmNames)[number];

export const pipelineAlarmNames = [
  'dead-letters-live',
  'dead-letters-files',
  'dead-letters-rule',
  'oldest-message',
  'function-errors',
  'lag',
  'silence',
  'files-without-events',
  'events-without-files',
  'watch-behind',
  'unjudged',
  'deployment',
  'tampering',
] as const;

/** The numbers that the words below and the alarms themselves share. */
export const pipelineLimits = {
  /** From the call to its being queryable, of all but one call in a hundred. */
  lagMinutes: 30,
  /** How long without errors, throttles or failures is well again. */
  quietMinutes: 15,
  /** How long the two paths are compared, and must agree. */
  comparedMinutes: 60,
  /** CloudTrail delivers a file within minutes; later than this one is missing. */
  confirmedMinutes: 120,
  /** The watch function judges within seconds; this far behind it is stuck. */
  behindMinutes: 10,
  /** An event that cannot be judged is tried for so long, then passed over, so that it stops no other. */
  patienceMinutes: 5,
} as const;

type Words = Omit<PipelineAlarm, 'name'>;

/** The pipeline watches itself: what is wrong, and what to do about it. */
const table: Readonly<Record<PipelineAlarmName, Words>> = {
  'dead-letters-live': {
    title: 'Live events given up',
    severity: 'warning',
    meaning:
      'A message of the live queue failed five times and is now a dead letter. Its event is not lost: the log file brings it, if it can be read there.',
    whereToLook:
      'The log group of the live function; lextrail alarms shows the messages and why they failed.',
    whatToDo:
      'If an update or a permission was the cause, fix it; then send the messages again with lextrail redrive.',
    clears: 'By itself, when the dead-letter queue is empty.',
  },
  'dead-letters-files': {
    title: 'Log files given up',
    severity: 'critical',
    meaning:
      'The notice of a log file failed five times and is now a dead letter. Until it is read, the events in that file may be missing from the table.',
    whereToLook:
      'The log group of the file function: it names file and reason. Mostly the bucket policy, the KMS key, or a file that is no log.',
    whatToDo:
      'Fix the cause, then lextrail redrive. Messages are kept for 14 days, files for as long as configured.',
    clears: 'By itself, when the dead-letter queue is empty.',
  },
  'dead-letters-rule': {
    title: 'Events that EventBridge could not deliver',
    severity: 'warning',
    meaning:
      'EventBridge tried for 24 hours to deliver an event and gave up: a call of Lex, which the log file brings nevertheless; a notice of a log file; or a report of tampering, so that no mail was sent.',
    whereToLook:
      'Which queue with Undelivered in its name is not empty; policy and KMS key of the target. Messages carry the error code as an attribute.',
    whatToDo:
      'Let EventBridge send again (deploy the stack, which repairs policy and key), then lextrail redrive. Reports of tampering go to the topic then.',
    clears: 'By itself, when the queue is empty.',
  },
  'oldest-message': {
    title: 'Work is piling up',
    severity: 'warning',
    meaning:
      'A message waits longer than the functions need even with every retry: they are stopped, throttled, or too slow.',
    whereToLook:
      'Errors, throttles and concurrency of the functions on the dashboard; the concurrent executions of the account in Lambda; the throttles of the table.',
    whatToDo:
      'If a burst came in, such as a first import of many files, wait. Else reserve concurrency for the function or have the quota of the account raised, or fix what the errors say.',
    clears: 'By itself, when the queue is worked off.',
  },
  'function-errors': {
    title: 'A function fails',
    severity: 'warning',
    meaning:
      'Invocations end with an error instead of an answer. Messages are retried, so nothing is lost yet.',
    whereToLook: 'The log group of the function: the first ERROR line says what, with the id of the message.',
    whatToDo:
      'Fix what it says; after a deployment, roll it back. What went to the dead letters meanwhile: lextrail redrive.',
    clears: `By itself, after ${pipelineLimits.quietMinutes} minutes without an error.`,
  },
  lag: {
    title: 'Events arrive late',
    severity: 'notice',
    meaning: `Of a hundred events, one or more took longer than ${pipelineLimits.lagMinutes} minutes from the call to being queryable (p99). CloudTrail mostly delivers files within five.`,
    whereToLook:
      'Age of the oldest message, errors and throttles; the AWS Health dashboard for CloudTrail and S3.',
    whatToDo:
      'If a queue is long, see oldest-message. If none is, CloudTrail itself is late, and there is only waiting.',
    clears: 'By itself, when the events that follow come in time.',
  },
  silence: {
    title: 'No log file for too long',
    severity: 'critical',
    meaning:
      'No log file came for longer than this account is ever silent. Either the trail stopped, or its files no longer reach lextrail: from here on nothing is recorded.',
    whereToLook:
      'aws cloudtrail get-trail-status for the trail: IsLogging, LatestDeliveryError, LatestDeliveryTime; then bucket policy, KMS key and the notification of the bucket.',
    whatToDo:
      'Switch the trail on again, or repair the delivery; then load what arrived in the bucket meanwhile: aws s3 sync s3://BUCKET/AWSLogs AWSLogs, lextrail import AWSLogs --table NAME.',
    clears: 'By itself, with the next file.',
  },
  'files-without-events': {
    title: 'Calls in files that EventBridge did not bring',
    severity: 'notice',
    meaning:
      'Log files of a Region that the live path covers hold writes that did not come live. They are in the table, but the rules saw them minutes late.',
    whereToLook:
      'Whether the rule of that Region is enabled, and whether a forwarding stack is missing there.',
    whatToDo:
      'Deploy the forwarding stack of the Region, or put the rule back as lextrail doctor says (enabling alone leaves reads out). Events above 256 KB never come live.',
    clears: `By itself, after ${pipelineLimits.comparedMinutes} minutes in which both paths agree.`,
  },
  'events-without-files': {
    title: 'Live events that no log file confirms',
    severity: 'warning',
    meaning: `Writes came live ${pipelineLimits.confirmedMinutes} minutes ago or longer, and no log file brought them. The files are the record: the trail leaves something out, or a file was not read. A message of its own names the calls.`,
    whereToLook:
      'The message that names the calls; event selectors and Regions of the trail; the dead letters of the files.',
    whatToDo:
      'Let the trail record management events of all Regions, reads and writes; read missed files: aws s3 sync s3://BUCKET/AWSLogs AWSLogs, lextrail import AWSLogs --table NAME --since 2d.',
    clears: `By itself, after ${pipelineLimits.comparedMinutes} minutes in which both paths agree.`,
  },
  'watch-behind': {
    title: 'Watch rules see events late',
    severity: 'warning',
    meaning: `The watch function is ${pipelineLimits.behindMinutes} minutes or more behind what is stored, or Lambda refuses to run it. Events are in the table, and you are notified when it catches up; of what waits longer than a day you are not.`,
    whereToLook:
      'The log group of the watch function: it shows what it fails on, event by event. Throttles: its reserved concurrency, and the concurrent executions of the account.',
    whatToDo:
      'Fix what the log says; after a deployment, roll it back. To find what nobody was notified of: lextrail rules test RULE --since TIME.',
    clears: 'By itself, when the function has caught up.',
  },
  unjudged: {
    title: 'Events that could not be judged',
    severity: 'warning',
    meaning: `Judging an event failed for ${pipelineLimits.patienceMinutes} minutes, and it was passed over so that it stops no other. It is in the table; no rule took it.`,
    whereToLook:
      'The log group of the watch function: "event passed over" names the event and the error; lextrail show has the event.',
    whatToDo:
      'Judge by eye, or by lextrail rules test RULE --since TIME; report the error, since an event that cannot be judged is a defect.',
    clears: `By itself, after ${pipelineLimits.comparedMinutes} minutes without another one.`,
  },
  deployment: {
    title: 'CloudFormation changed the audit trail itself',
    severity: 'notice',
    meaning:
      'Somebody deployed a stack that changed what lextrail relies on. Every deployment of lextrail does; it is one message, however much was changed.',
    whereToLook:
      'The queue with Deployments in its name holds every call for 14 days. The first, ExecuteChangeSet or UpdateStack, says who deployed; without one, another stack changed what belongs to lextrail.',
    whatToDo:
      'If nobody deployed, treat it as tampering: see what changed with npx cdk diff, and deploy the stack again.',
    clears: 'By itself, after an hour without another change.',
  },
  tampering: {
    title: 'Somebody touched the audit trail itself',
    severity: 'critical',
    meaning:
      'A call changed or deleted what lextrail relies on, or tried to: the trail, its bucket or policy, a table, the key, a queue, a function, a rule, a role, an alarm, or who is notified, the stack or a log. It comes on a separate path, without any function of lextrail.',
    whereToLook:
      'The mail names call, caller and time. Look at what else the session did: CloudTrail event history in the console, as the table may be what was touched.',
    whatToDo:
      'If nobody planned it, treat it as an incident: revoke the session, deploy the stack again, and verify the log files with aws cloudtrail validate-logs.',
    clears:
      'It is one message a call, and has no state to clear. What a deployment changes is reported as deployment.',
  },
};

export const pipelineAlarms: readonly PipelineAlarm[] = pipelineAlarmNames.map((name) => ({
  name,
  ...table[name],
}));
