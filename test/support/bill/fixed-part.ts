import type { Template } from 'aws-cdk-lib/assertions';
import { hoursOfMonth, minutesOfMonth, prices, tablePrices } from './prices';
import type { WrittenLines } from './written-lines';

/** One line of the bill: what, how it is computed, and what it is a month. */
export interface BillLine {
  readonly what: string;
  readonly arithmetic: string;
  readonly dollars: number;
}

/** What a stack costs in a month without a Lex call, counted in its template. */
export function fixedPart(template: Template, idle: WrittenLines): readonly BillLine[] {
  return [alarms(template), metrics(idle), pollers(template), files(template, idle), clocks(template)];
}

/** A trail has a file for every five minutes and Region in which anything happens. */
const regions = 5;
const filesOfMonth = (regions * minutesOfMonth) / 5;

function alarms(template: Template): BillLine {
  const looked = properties(template, 'AWS::CloudWatch::Alarm').map(({ Metrics }) =>
    Metrics === undefined ? 1 : Metrics.filter((metric: object) => 'MetricStat' in metric).length,
  );
  const count = looked.reduce((sum: number, each: number) => sum + each, 0);
  return {
    what: `${looked.length} alarms`,
    arithmetic: `they look at ${count} metrics × $${prices.alarmMetricMonth.toFixed(2)}`,
    dollars: count * prices.alarmMetricMonth,
  };
}

function metrics({ metrics: names }: WrittenLines): BillLine {
  return {
    what: 'metrics that always occur',
    arithmetic: `${names.map((name) => `\`${name}\``).join(', ')} × $${prices.customMetricMonth.toFixed(2)}`,
    dollars: names.length * prices.customMetricMonth,
  };
}

/** Lambda begins with five pollers a queue, each of which waits 20 seconds (Lambda developer guide, Amazon SQS). */
function pollers(template: Template): BillLine {
  const queues = properties(template, 'AWS::Lambda::EventSourceMapping').filter(
    ({ StartingPosition }) => StartingPosition === undefined,
  );
  const requests = queues.length * 5 * 3 * minutesOfMonth;
  return {
    what: `asking ${queues.length} queues`,
    arithmetic: `${queues.length} × 5 pollers × 3 a minute = ${thousands(requests)} requests × $${million(prices.sqsRequest)}/M`,
    dollars: requests * prices.sqsRequest,
  };
}

// Sending, receiving and deleting a notice; a file of a few records takes a tenth of a second.
const requestsOfFile = 3;
const secondsOfFile = 0.1;

function files(template: Template, { bytes }: WrittenLines): BillLine {
  const [{ MemorySize = 0 } = {}] = properties(template, 'AWS::Lambda::Function').filter(({ Description }) =>
    Description.includes('ingest-files'),
  );
  const events = properties(template, 'AWS::Events::Rule').filter((rule) =>
    rule.EventPattern?.['detail-type']?.includes('Object Created'),
  );
  const lambda = prices.lambdaCall + ((secondsOfFile * MemorySize) / 1024) * prices.lambdaGbSecond;
  const one =
    requestsOfFile * prices.sqsRequest +
    prices.s3Get +
    lambda +
    bytes * 1e-9 * prices.logsGb +
    events.length * prices.optInEvent;
  return {
    what: 'log files read',
    arithmetic: `${regions} Regions × one in 5 minutes = ${thousands(filesOfMonth)} × $${(one * 1e6).toFixed(2)}/M (queue, GET, ${secondsOfFile} s of ${MemorySize} MB, log${events.length > 0 ? ', event' : ''})`,
    dollars: filesOfMonth * one,
  };
}

const secondsOfTick = 0.02;

function clocks(template: Template): BillLine {
  const schedules: readonly string[] = properties(template, 'AWS::Events::Rule').flatMap(
    ({ ScheduleExpression }) => ScheduleExpression ?? [],
  );
  const calls = schedules.reduce((sum, schedule) => sum + ticksOf(schedule), 0);
  const [{ MemorySize = 0 } = {}] = properties(template, 'AWS::Lambda::Function').filter(({ Description }) =>
    Description.includes('watch-handler'),
  );
  const gb = MemorySize / 1024;
  const one = prices.lambdaCall + secondsOfTick * gb * prices.lambdaGbSecond + tablePrices.STANDARD.readUnit;
  return {
    what: `${schedules.length} clocks`,
    arithmetic: `${thousands(calls)} calls × $${(one * 1e6).toFixed(2)}/M (${secondsOfTick} s of ${MemorySize} MB, 1 read unit)`,
    dollars: calls * one,
  };
}

function ticksOf(schedule: string): number {
  if (schedule === 'rate(1 minute)') return minutesOfMonth;
  if (/^cron\(\d+ \* \* \* \? \*\)$/.test(schedule)) return hoursOfMonth;
  throw new Error(`how often is ${schedule}?`);
}

/** The properties of every resource of a type, as CloudFormation reads them. */
export function properties(template: Template, type: string) {
  return Object.values(template.findResources(type)).map(({ Properties }) => Properties);
}

/** Dollars of a million, with a third digit where it has one. */
export function million(dollars: number): string {
  const text = (dollars * 1e6).toFixed(3);
  return text.endsWith('0') ? text.slice(0, -1) : text;
}

export function thousands(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}
