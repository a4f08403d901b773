import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Match } from '../src/watch/judge';
import { type Measured, type MetricName, metricsLine } from './metrics';
import type { Tell } from './tell';

/** What became of one message; a message that failed comes again, and after five times is a dead letter. */
export type Outcome = (
  | { readonly kind: 'done'; readonly remarks?: readonly string[] }
  | { readonly kind: 'failed'; readonly problems: readonly string[] }
) & {
  readonly measured: Measured;
  /** What watch rules took of its events, to be told once the whole batch is worked off. */
  readonly matches?: readonly Match[];
};

/** `isAgain`: the message was given out before, and what became of it then is not known. */
export type Work = (body: string, isAgain: boolean) => Promise<Outcome>;

/** What the log says of a message: why it failed, or what in it was kept out. */
export interface Remark {
  readonly what: 'message failed' | 'event kept out';
  readonly messageId: string;
  readonly problems: readonly string[];
}

/** What a function has of the world beside its store. */
export interface Surroundings {
  readonly functionName: string;
  readonly now: () => number;
  /** Milliseconds until Lambda ends the call. */
  readonly timeLeft: () => number;
  /** Writes one line to the function's log as it stands. */
  readonly write: (line: string) => void;
  readonly log: (remark: Remark) => void;
  readonly tell: Tell;
}

/**
 * Works off a batch and answers with the messages that failed, so that SQS brings back these alone: no
 * message blocks or repeats its neighbours. `together` is how many messages are worked on at once.
 */
export async function workOff(
  batch: SQSEvent,
  work: Work,
  together: number,
  around: Surroundings,
): Promise<SQSBatchResponse> {
  const outcomes: Answered[] = [];
  for (let start = 0; start < batch.Records.length; start += together) {
    const messages = batch.Records.slice(start, start + together);
    const done = messages.map(
      async (message) => [message.messageId, await settled(work, message, around)] as const,
    );
    outcomes.push(...(await Promise.all(done)));
  }
  return report(await told(outcomes, around), around);
}

type Answered = readonly [messageId: string, outcome: Outcome];

// Enough to tell what matched, to write the log lines and to answer SQS before Lambda ends the call.
const reserveMilliseconds = 3_000;

async function settled(work: Work, { body, attributes }: SQSRecord, around: Surroundings): Promise<Outcome> {
  const milliseconds = around.timeLeft() - reserveMilliseconds;
  if (milliseconds <= 0) return failed('not begun: no time was left in this call');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(failed('not finished in the time of this call')), milliseconds);
  });
  try {
    return await Promise.race([work(body, Number(attributes.ApproximateReceiveCount) > 1), late]);
  } catch (error) {
    return failed(sentenceOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tells what the whole batch matched. Where that fails, the messages whose events matched fail too:
 * they come again, and what they match is told then (docs/decisions/watch-telling.md).
 */
async function told(outcomes: readonly Answered[], around: Surroundings): Promise<readonly Answered[]> {
  const matches = outcomes.flatMap(([, outcome]) => outcome.matches ?? []);
  if (matches.length === 0) return outcomes;
  try {
    for (const line of await around.tell(matches)) around.write(line);
    return outcomes;
  } catch (error) {
    const why = `stored, but what it matched could not be told: ${sentenceOf(error)}`;
    return outcomes.map(([messageId, outcome]) => [
      messageId,
      outcome.matches?.length ? withProblem(outcome, why) : outcome,
    ]);
  }
}

function withProblem(outcome: Outcome, problem: string): Outcome {
  const problems = outcome.kind === 'failed' ? outcome.problems : (outcome.remarks ?? []);
  return {
    kind: 'failed',
    measured: { ...outcome.measured, Failed: [1] },
    problems: [...problems, problem],
  };
}

function report(
  outcomes: readonly Answered[],
  { functionName, now, write, log }: Surroundings,
): SQSBatchResponse {
  for (const [messageId, outcome] of outcomes) {
    const failed = outcome.kind === 'failed';
    const problems = failed ? outcome.problems : (outcome.remarks ?? []);
    if (problems.length > 0) log({ what: failed ? 'message failed' : 'event kept out', messageId, problems });
  }
  const measured = summed(outcomes.map(([, outcome]) => outcome.measured));
  if (Object.keys(measured).length > 0) write(metricsLine(measured, functionName, now()));
  const failures = outcomes.filter(([, { kind }]) => kind === 'failed');
  return { batchItemFailures: failures.map(([itemIdentifier]) => ({ itemIdentifier })) };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

export function done(
  measured: Measured,
  remarks: readonly string[] = [],
  matches: readonly Match[] = [],
): Outcome {
  return {
    kind: 'done',
    measured,
    ...(remarks.length > 0 && { remarks }),
    ...(matches.length > 0 && { matches }),
  };
}

export function failed(...problems: readonly string[]): Outcome {
  return { kind: 'failed', measured: { Failed: [1] }, problems };
}

/** All that was measured, metric by metric. */
export function summed(parts: readonly Measured[]): Measured {
  const whole: Partial<Record<MetricName, number[]>> = {};
  for (const part of parts) {
    for (const [name, values] of Object.entries(part) as [MetricName, readonly number[]][]) {
      whole[name] = [...(whole[name] ?? []), ...values];
    }
  }
  return whole;
}
