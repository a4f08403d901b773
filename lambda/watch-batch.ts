import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Match } from '../src/watch/judge';
import { matchMetrics } from '../src/watch/metrics';
import { pipelineLimits } from '../src/watch/pipeline-alarms';
import type { Surroundings } from './batch';
import { putOnBus } from './channels';
import { metricsLine } from './metrics';
import { sentenceOf } from './sentence-of';
import { type Arrived, arrivedIn } from './stream';
import { type Telling, tellOf } from './tell';
import { freshOf, type Judged, judged, note } from './watching';

export interface WatchSurroundings extends Pick<Surroundings, 'functionName' | 'write' | 'log'> {
  /** The stack, by whose name matches are counted. */
  readonly stackName: string;
}

/**
 * Judges what the table's stream brings, counts and notes what matches, and tells of it. What fails
 * comes again, and what was noted is not noted or counted twice; of what was not told, the next minute
 * tells (docs/decisions/watch-telling.md).
 */
export async function watchBatch(
  { Records }: DynamoDBStreamEvent,
  telling: Telling,
  around: WatchSurroundings,
): Promise<DynamoDBBatchResponse> {
  const arrived = Records.flatMap(arrivedIn);
  const found = await judged(arrived, telling);
  const fresh = await freshOf(
    found.flatMap(({ matches }) => matches),
    telling,
  );
  await putOnBus(fresh, telling);
  await note(fresh, telling);
  for (const line of matchMetrics(fresh, around.stackName, telling.now())) around.write(line);
  await tell(fresh, arrived, telling, around);
  return report(found, telling.now(), around);
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
      around.log({ what: 'not told yet', rule: rule.name, problems: [sentenceOf(error)] });
    }
  }
}

function report(found: readonly Judged[], now: number, around: WatchSurroundings): DynamoDBBatchResponse {
  const failed = found.filter(({ error }) => error !== undefined);
  const isPassedOver = ({ arrived }: Judged) =>
    arrived.writtenAt < now - pipelineLimits.patienceMinutes * 60_000;
  for (const each of failed) {
    const what = isPassedOver(each) ? 'event passed over' : 'event not judged yet';
    around.log({ what, eventId: each.arrived.stored.event.id, problems: [sentenceOf(each.error)] });
  }
  const passedOver = failed.filter(isPassedOver).length;
  if (passedOver > 0) around.write(metricsLine({ Unjudged: [passedOver] }, around.functionName, now));
  const again = failed.filter((each) => !isPassedOver(each));
  return { batchItemFailures: again.map(({ arrived }) => ({ itemIdentifier: arrived.sequenceNumber })) };
}
