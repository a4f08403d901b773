import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { errorText } from '../src/model/error-text';
import { isPassing } from '../src/store/dynamo/service';
import { putOnBus } from '../src/watch/deliver/channels';
import { type Telling, tellOf } from '../src/watch/deliver/notify';
import type { Match } from '../src/watch/judge';
import { matchMetrics } from '../src/watch/metrics';
import { pipelineLimits } from '../src/watch/pipeline-alarms';
import type { Surroundings } from './batch';
import { metricsLine } from './metrics';
import { type Arrived, arrivedIn } from './stream';
import { found, judged, loggedMatch, note } from './watching';

export interface WatchSurroundings extends Pick<Surroundings, 'functionName' | 'timeLeft' | 'write' | 'log'> {
  /** The stack, by whose name matches are counted. */
  readonly stackName: string;
}

// Enough to note what matched, to tell of it and to answer before Lambda ends the call.
const RESERVE = 20_000;

/**
 * Judges what the table's stream brings, counts and notes what matches, and tells of it. What fails
 * comes again, and what was noted is not noted or counted twice; of what was not told, the next minute
 * tells (docs/decisions/watch-telling.md). People and the bus are told apart from each other, so that
 * neither waits for the other.
 */
export async function watchBatch(
  { Records }: DynamoDBStreamEvent,
  telling: Telling,
  around: WatchSurroundings,
): Promise<DynamoDBBatchResponse> {
  const arrived = Records.flatMap(arrivedIn);
  const results = await judged(arrived, telling, around.timeLeft() - RESERVE);
  const matches = await found(
    results.flatMap((result) => result.matches),
    telling,
  );
  const fresh = matches.filter(({ noted }) => noted === undefined).map(({ match }) => match);
  for (const line of matchMetrics(fresh, around.stackName, telling.now())) around.write(line);
  await note(fresh, telling);
  await tell(fresh, arrived, telling, around);
  const missing = matches.filter(({ noted }) => noted?.isOnBus !== true).map(({ match }) => match);
  const failures = [...unjudged(results), ...(await notOnBus(missing, arrived, telling))];
  return report(failures, telling.now(), around);
}

async function tell(
  fresh: readonly Match[],
  arrived: readonly Arrived[],
  telling: Telling,
  around: WatchSurroundings,
): Promise<void> {
  const known = new Map(arrived.map(({ stored }) => [stored.event.id, stored]));
  for (const rule of new Set(fresh.map((match) => match.rule))) {
    try {
      await tellOf(rule, telling, known);
    } catch (error) {
      around.log({ what: 'not told yet', rule: rule.name, problems: [errorText(error)] });
    }
  }
}

/** Something that could not be done for an event. */
interface Failure {
  readonly arrived: Arrived;
  readonly what: 'event not judged yet' | 'match not on the bus';
  readonly reason: string;
  /** Whether it will pass, however long it takes; else it is given up after a while. */
  readonly isPassing: boolean;
}

function unjudged(results: Awaited<ReturnType<typeof judged>>): readonly Failure[] {
  return results
    .filter(({ error }) => error !== undefined)
    .map(({ arrived, error }) => ({
      arrived,
      what: 'event not judged yet',
      reason: errorText(error),
      isPassing: isPassing(error),
    }));
}

async function notOnBus(
  matches: readonly Match[],
  arrived: readonly Arrived[],
  telling: Telling,
): Promise<readonly Failure[]> {
  const refused = await putOnBus(matches, telling, (match) => telling.log.markOnBus(loggedMatch(match)));
  return refused.flatMap(({ match, reason }) => {
    const from = arrived.find(({ stored }) => stored.event.id === match.named.event.id);
    const failure = { what: 'match not on the bus', reason, isPassing: false } as const;
    return from === undefined ? [] : [{ ...failure, arrived: from }];
  });
}

/** What fails comes again, for a while: then it is passed over, so that it stops no other. */
function report(failures: readonly Failure[], now: number, around: WatchSurroundings): DynamoDBBatchResponse {
  const tooLate = now - pipelineLimits.patienceMinutes * 60_000;
  const isPassedOver = (failure: Failure) => !failure.isPassing && failure.arrived.writtenAt < tooLate;
  for (const failure of failures) {
    const { arrived, what, reason } = failure;
    const problems = isPassedOver(failure) ? [`${what}: ${reason}`] : [reason];
    around.log({
      what: isPassedOver(failure) ? 'event passed over' : what,
      eventId: arrived.stored.event.id,
      problems,
    });
  }
  const passedOver = failures.filter(isPassedOver).length;
  if (passedOver > 0) around.write(metricsLine({ Unjudged: [passedOver] }, around.functionName, now));
  const again = failures.filter((failure) => !isPassedOver(failure));
  return { batchItemFailures: again.map(({ arrived }) => ({ itemIdentifier: arrived.sequenceNumber })) };
}
