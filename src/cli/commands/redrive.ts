import type { DeadLetter, DeadLetters } from '../../doctor/dead-letters';
import type { Redrive } from '../../doctor/redrive';
import { commandIn } from '../../doctor/where';
import { counted } from '../../model/counted';
import { wrapped } from '../../view/answers/wrap';
import type { Look } from '../../view/look';
import { safeText } from '../../view/safe-text';
import { readableTime } from '../../view/time';
import type { Invocation } from '../command';
import { deployed } from '../deployed';
import { type ExitCode, exitCodes } from '../exit-codes';
import { failed, misused } from '../failure';
import { lookOf } from '../look';
import { hint } from '../streams';
import type { World } from '../world';

interface RedriveFlags {
  readonly yes?: true;
}

/** `lextrail redrive`: shows why messages died, asks, and brings them back to where they are worked off. */
export async function redrive(invocation: Invocation<RedriveFlags>): Promise<ExitCode> {
  const { options, world } = invocation;
  const { account, deployment } = await deployed(invocation);
  const waiting = (await account.deadLetters(deployment)).filter(({ count }) => count > 0);
  if (waiting.length === 0) {
    world.out.write('no dead letters\n');
    return exitCodes.done;
  }
  const look = lookOf(invocation);
  for (const letters of waiting) world.out.write(deadLettersText(letters, look));
  if (!options.yes && !(await agreed(world))) {
    hint(invocation, 'nothing was moved');
    return exitCodes.done;
  }
  for (const { queue } of waiting) {
    world.out.write(`${queueName(queue)}: ${moved(await account.redrive(deployment, queue))}\n`);
  }
  hint(invocation, `next: ${commandIn(deployment.where, 'lextrail', 'alarms', '--stack', deployment.stack)}`);
  return exitCodes.done;
}

function deadLettersText({ queue, count, samples }: DeadLetters, look: Look): string {
  const more = count - samples.length;
  const lines = [
    `${queueName(queue)}: ${counted(count, 'dead letter')}`,
    ...samples.flatMap((each) => letterLines(each, look)),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function letterLines({ messageId, sent, about, why, log }: DeadLetter, { width, zone }: Look) {
  const when = sent === undefined ? '' : `, sent ${readableTime(sent, zone)}`;
  return [
    ...wrapped(safeText(about), '  ', width),
    ...wrapped(safeText(`message ${messageId}${when}`), '    ', width),
    ...wrapped(safeText(`why: ${why ?? 'the log of the function says it'}`), '    ', width),
    // A command is never broken: it is there to be copied.
    ...(log === undefined ? [] : [`    ${safeText(log)}`]),
  ];
}

function moved(result: Redrive): string {
  return result.kind === 'moved' ? `${result.count} moved` : 'SQS is moving them';
}

function queueName(queue: string): string {
  return queue.replace(/Url$/, '');
}

/** A person's yes; where nobody can be asked, `--yes` is required. */
async function agreed({ err, stdin, canAsk }: World): Promise<boolean> {
  if (!canAsk) throw misused('nobody can be asked here; add --yes to bring them back');
  err.write('bring them back? [y/N] ');
  for await (const line of stdin) return /^y(es)?\s*$/i.test(line.toString());
  throw failed('no answer');
}
