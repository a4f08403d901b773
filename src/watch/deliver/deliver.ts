import { errorText } from '../../model/error-text';
import { metricsLine } from '../../model/metrics';
import { isPassing } from '../../store/dynamo/store-error';
import type { Match } from '../judge';
import { matchMetrics } from '../metrics';
import { pipelineLimits } from '../pipeline-alarms';
import { putOnBus } from './channels';
import { enough } from './enough';
import { type Judged, judgeArrivals } from './judge-arrivals';
import { findMatches, loggedMatch, noteMatches } from './note-matches';
import type { Notifier } from './notifier';
import { notifyOf } from './notify';
import { type Arrived, arrivedIn, type StreamRecord } from './stream-record';

/** What delivering has of the world beside the notifier. */
export interface DeliveryContext {
  readonly functionName: string;
  /** The stack: matches are counted by its name. */
  readonly stackName: string;
  /** Milliseconds until Lambda ends the call. */
  readonly timeLeft: () => number;
  /** Writes one line of metrics. */
  readonly write: (line: string) => void;
  readonly log: (remark: DeliveryRemark) => void;
}

/** What the log says, and of which event or rule. */
export type DeliveryRemark = { readonly problems: readonly string[] } & (
  | { readonly what: UndeliveredReason | 'event passed over'; readonly eventId: string }
  | { readonly what: 'not notified yet'; readonly rule: string }
);

type UndeliveredReason = 'event not judged yet' | 'match not on the bus';

// Enough to note what matched, to notify and to answer before Lambda ends the call.
const reserve = 20_000;

/**
 * Judges what the table's stream brings, counts and notes what matches, and notifies of it; gives the
 * sequence numbers of the records that must come again. What was noted is not noted or counted twice; who
 * could not be notified is notified by the next minute (docs/decisions/watch-notifying.md). People and the
 * bus are notified apart from each other, so that neither waits for the other.
 */
export async function deliver(
  records: readonly StreamRecord[],
  notifier: Notifier,
  context: DeliveryContext,
): Promise<readonly string[]> {
  const arrived = records.flatMap(arrivedIn);
  const results = await judgeArrivals(arrived, notifier, context.timeLeft() - reserve);
  const matches = await findMatches(
    results.flatMap((result) => result.matches),
    notifier,
  );
  const fresh = matches.filter(({ noted }) => noted === undefined).map(({ match }) => match);
  const alerting = await alertingOf(fresh, notifier);
  for (const line of matchMetrics(fresh, alerting, context.stackName, notifier.now())) context.write(line);
  await noteMatches(fresh, notifier);
  await notify(fresh, arrived, notifier, context);
  const missing = matches.filter(({ noted }) => noted?.isOnBus !== true).map(({ match }) => match);
  const failures = [...unjudged(results), ...(await notOnBus(missing, arrived, notifier))];
  return report(failures, notifier.now(), context);
}

/** What is enough to alert of; judged before it is noted, so that whatever happens then is counted all the same. */
async function alertingOf(fresh: readonly Match[], { log }: Notifier): Promise<readonly Match[]> {
  const byRule = [...new Set(fresh.map(({ rule }) => rule))].map(async (rule) => {
    const matches = fresh.filter((match) => match.rule === rule);
    const alerting = new Set(
      (await enough(rule, matches.map(loggedMatch), log)).map(({ key: { id } }) => id),
    );
    return matches.filter(({ named }) => alerting.has(named.event.id));
  });
  return (await Promise.all(byRule)).flat();
}

async function notify(
  fresh: readonly Match[],
  arrived: readonly Arrived[],
  notifier: Notifier,
  context: DeliveryContext,
): Promise<void> {
  const known = new Map(arrived.map(({ stored }) => [stored.event.id, stored]));
  for (const rule of new Set(fresh.map((match) => match.rule))) {
    try {
      await notifyOf(rule, notifier, known);
    } catch (error) {
      context.log({ what: 'not notified yet', rule: rule.name, problems: [errorText(error)] });
    }
  }
}

/** Something that could not be done for an event. */
interface DeliveryFailure {
  readonly arrived: Arrived;
  readonly what: UndeliveredReason;
  readonly reason: string;
  /** Whether it will pass, however long it takes; else it is given up after a while. */
  readonly isPassing: boolean;
}

function unjudged(results: readonly Judged[]): readonly DeliveryFailure[] {
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
  notifier: Notifier,
): Promise<readonly DeliveryFailure[]> {
  const refused = await putOnBus(matches, notifier, (match) => notifier.log.markOnBus(loggedMatch(match)));
  return refused.flatMap(({ match, reason }) => {
    const from = arrived.find(({ stored }) => stored.event.id === match.named.event.id);
    const failure = { what: 'match not on the bus', reason, isPassing: false } as const;
    return from === undefined ? [] : [{ ...failure, arrived: from }];
  });
}

/** What fails comes again, for a while: then it is passed over, so that it stops no other. */
function report(
  failures: readonly DeliveryFailure[],
  now: number,
  context: DeliveryContext,
): readonly string[] {
  const tooLate = now - pipelineLimits.patienceMinutes * 60_000;
  const isPassedOver = (failure: DeliveryFailure) =>
    !failure.isPassing && failure.arrived.writtenAt < tooLate;
  for (const failure of failures) {
    const { arrived, what, reason } = failure;
    const problems = isPassedOver(failure) ? [`${what}: ${reason}`] : [reason];
    context.log({
      what: isPassedOver(failure) ? 'event passed over' : what,
      eventId: arrived.stored.event.id,
      problems,
    });
  }
  const passedOver = failures.filter(isPassedOver).length;
  if (passedOver > 0) context.write(metricsLine({ Unjudged: [passedOver] }, context.functionName, now));
  return failures.filter((failure) => !isPassedOver(failure)).map(({ arrived }) => arrived.sequenceNumber);
}
