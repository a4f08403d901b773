import type { DeadLetters, Redrive } from '../../aws/dead-letters';
import { safeText } from '../../view/safe-text';
import type { Invocation } from '../command';
import { deployed } from '../deployed';
import { Failure, misused } from '../failure';
import { hint } from '../streams';
import type { ExitCode, World } from '../world';

interface Options {
  readonly yes?: true;
}

/** `lextrail redrive`: shows why messages died, asks, and brings them back to where they are worked off. */
export async function redrive(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, world } = invocation;
  const { account, deployment } = await deployed(invocation);
  const waiting = (await account.deadLetters(deployment)).filter(({ count }) => count > 0);
  if (waiting.length === 0) {
    world.out.write('no dead letters\n');
    return 0;
  }
  for (const letters of waiting) world.out.write(described(letters));
  if (!options.yes && !(await agreed(world))) {
    hint(invocation, 'nothing was moved');
    return 0;
  }
  for (const { queue } of waiting) {
    world.out.write(`${nameOf(queue)}: ${moved(await account.redrive(deployment, queue))}\n`);
  }
  hint(invocation, `next: lextrail alarms --stack ${deployment.stack}`);
  return 0;
}

function described({ queue, count, samples }: DeadLetters): string {
  const lines = samples.map(
    ({ sent, about, why }) => `  ${safeText(`${sent ?? ''} ${about}: ${why}`.trim())}\n`,
  );
  const more = count - samples.length;
  return `${nameOf(queue)}: ${count} dead letters\n${lines.join('')}${more > 0 ? `  and ${more} more\n` : ''}`;
}

function moved(result: Redrive): string {
  return result.kind === 'moved' ? `${result.count} moved` : 'SQS is moving them';
}

function nameOf(queue: string): string {
  return queue.replace(/Url$/, '');
}

/** A person's yes; where nobody can be asked, `--yes` has to stand in the command. */
async function agreed({ err, stdin, canAsk }: World): Promise<boolean> {
  if (!canAsk) throw misused('nobody can be asked here; add --yes to bring them back');
  err.write('bring them back? [y/N] ');
  for await (const line of stdin) return /^y(es)?\s*$/i.test(line.toString());
  throw new Failure('no answer', 1);
}
