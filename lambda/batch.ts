import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { errorText } from '../src/model/error-text';
import { metricsLine, summed } from '../src/model/metrics';
import { withinTime } from '../src/model/within-time';
import { failedWith, type MessageOutcome, type MessageWork } from '../src/write/message-outcome';

/** What the log says, and of which message, event or rule. */
export type Remark = { readonly problems: readonly string[] } & (
  | { readonly what: 'message failed' | 'event kept out'; readonly messageId: string }
  | {
      readonly what: 'event not judged yet' | 'event passed over' | 'match not on the bus';
      readonly eventId: string;
    }
  | { readonly what: 'not notified yet'; readonly rule: string }
);

/** What a function has of the world beside its store. */
export interface FunctionContext {
  readonly functionName: string;
  readonly now: () => number;
  /** Milliseconds until Lambda ends the call. */
  readonly timeLeft: () => number;
  /** Writes one line to the function's log, unchanged. */
  readonly write: (line: string) => void;
  readonly log: (remark: Remark) => void;
}

/**
 * Works off a batch and answers with the messages that failed, so that SQS brings back these alone: no
 * message blocks or repeats its neighbours. `together` is how many messages are worked on at once.
 */
export async function workOff(
  batch: SQSEvent,
  work: MessageWork,
  together: number,
  context: FunctionContext,
): Promise<SQSBatchResponse> {
  const outcomes: Answered[] = [];
  for (let start = 0; start < batch.Records.length; start += together) {
    const messages = batch.Records.slice(start, start + together);
    const done = messages.map(
      async (message) => [message.messageId, await outcomeOf(work, message, context)] as const,
    );
    outcomes.push(...(await Promise.all(done)));
  }
  return report(outcomes, context);
}

type Answered = readonly [messageId: string, outcome: MessageOutcome];

// Enough to write the log lines and to answer SQS before Lambda ends the call.
const reserveMilliseconds = 3_000;

async function outcomeOf(
  work: MessageWork,
  { body }: SQSRecord,
  context: FunctionContext,
): Promise<MessageOutcome> {
  const milliseconds = context.timeLeft() - reserveMilliseconds;
  if (milliseconds <= 0) return failedWith('not begun: no time was left in this call');
  try {
    return await withinTime(work(body), milliseconds);
  } catch (error) {
    return failedWith(errorText(error));
  }
}

function report(
  outcomes: readonly Answered[],
  { functionName, now, write, log }: FunctionContext,
): SQSBatchResponse {
  for (const [messageId, outcome] of outcomes) {
    const isFailed = outcome.kind === 'failed';
    const problems = isFailed ? outcome.problems : (outcome.remarks ?? []);
    if (problems.length > 0)
      log({ what: isFailed ? 'message failed' : 'event kept out', messageId, problems });
  }
  const measured = summed(outcomes.map(([, outcome]) => outcome.measured));
  if (Object.keys(measured).length > 0) write(metricsLine(measured, functionName, now()));
  const failures = outcomes.filter(([, { kind }]) => kind === 'failed');
  return { batchItemFailures: failures.map(([itemIdentifier]) => ({ itemIdentifier })) };
}
