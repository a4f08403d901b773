import { workOff } from '../../lambda/batch';
import type { MessageWork } from '../../src/write/message-outcome';
import { aBatch, aWorld } from './lambda-world';

export interface Drained {
  /** Bodies of the messages that failed as often as the queue allows. */
  readonly deadLetters: readonly string[];
  /** How many messages came again. */
  readonly redelivered: number;
}

/** Works off messages as SQS and Lambda do: in batches, what failed again later, after five times no more. */
export async function drain(
  bodies: readonly string[],
  work: MessageWork,
  batchSize: number,
): Promise<Drained> {
  const waiting = bodies.map((body) => ({ body, receives: 0 }));
  const deadLetters: string[] = [];
  let redelivered = 0;
  while (waiting.length > 0) {
    const messages = waiting
      .splice(0, batchSize)
      .map(({ body, receives }) => ({ body, receives: receives + 1 }));
    const batch = aBatch(messages.map(({ body }) => body));
    const { batchItemFailures } = await workOff(batch, work, batchSize, aWorld().context);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)));
    const again = messages.filter((_, index) => failed.has(index));
    deadLetters.push(...again.filter(({ receives }) => receives === 5).map(({ body }) => body));
    const later = again.filter(({ receives }) => receives < 5);
    waiting.push(...later);
    redelivered += later.length;
  }
  return { deadLetters, redelivered };
}
