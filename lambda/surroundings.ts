import type { Context } from 'aws-lambda';
import type { Remark, Surroundings } from './batch';
import type { Tell } from './tell';

/** The world as Lambda gives it. */
export function around({ functionName, awsRequestId, ...context }: Context, tell: Tell): Surroundings {
  return {
    functionName,
    now: Date.now,
    timeLeft: () => context.getRemainingTimeInMillis(),
    write,
    log: (remark) => write(logLine(remark, awsRequestId)),
    tell,
  };
}

/** Not console.log, which the runtime's JSON format would wrap: CloudWatch wants the line as it is. */
function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The members by which Lambda's JSON format and Logs Insights know a line (Lambda guide, "Log formats"). */
function logLine({ what, ...fields }: Remark, requestId: string): string {
  const timestamp = new Date().toISOString();
  return JSON.stringify({ timestamp, level: 'ERROR', message: what, requestId, ...fields });
}
