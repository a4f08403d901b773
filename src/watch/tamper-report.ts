import { isObject } from '../model/json';
import { alarmOf, runbookOf } from './names';
import { pipelineAlarms } from './pipeline-alarms';

/** What a report takes from the event of EventBridge, by its name in the words below. */
export const tamperInputs = {
  who: '$.detail.userIdentity.arn',
  action: '$.detail.eventName',
  service: '$.detail.eventSource',
  time: '$.detail.eventTime',
  ip: '$.detail.sourceIPAddress',
  error: '$.detail.errorCode',
  id: '$.detail.eventID',
} as const;

/** The lines of a report, with the names of `tamperInputs` in angle brackets. */
export function tamperLines(stackName: string, runbook?: string): readonly string[] {
  const alarm = pipelineAlarms.find(({ name }) => name === 'tampering');
  if (alarm === undefined) throw new Error('src/watch/pipeline-alarms.ts knows no tampering');
  return [
    `${alarmOf(alarm, stackName)}: ${alarm.title} (${alarm.severity})`,
    '<who> called <action> of <service> at <time> from <ip>, error: <error>',
    alarm.meaning,
    `Event id in CloudTrail: <id>. What to do: ${runbookOf(alarm, runbook)}`,
  ];
}

/** The report of one event, as EventBridge writes it by the same lines; what the event lacks is empty. */
export function tamperReport(event: unknown, stackName: string): string {
  const text = tamperLines(stackName).join('\n');
  return text.replace(/<(\w+)>/g, (whole, name: string) =>
    name in tamperInputs ? valueAt(event, tamperInputs[name as keyof typeof tamperInputs]) : whole,
  );
}

function valueAt(event: unknown, path: string): string {
  const found = path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), event);
  return typeof found === 'string' ? found : '';
}
