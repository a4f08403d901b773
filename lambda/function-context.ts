import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import type { FunctionContext, Remark } from './batch';

/** The world as Lambda gives it. */
export function functionContext(context: Context): FunctionContext {
  return {
    functionName: context.functionName,
    now: Date.now,
    timeLeft: () => context.getRemainingTimeInMillis(),
    // Not console.log, which the runtime's JSON format would wrap: CloudWatch wants the line as it is.
    write: (line) => process.stdout.write(`${line}\n`),
    log: (remark) => log(remark, context),
  };
}

function log({ what, ...fields }: Remark, context: Context): void {
  // Made with the first remark: most functions start, work and end without one. Its level is in the settings of
  // the function: lib/ingestion/function-settings.ts.
  logger ??= new Logger();
  logger.addContext(context);
  logger.error(what, fields);
}

let logger: Logger | undefined;
