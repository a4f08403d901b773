import type { Account } from '../doctor/account';
import type { Deployment } from '../doctor/deployment';
import { whereInAws } from './choose-store';
import type { CommandContext } from './command';
import { misused } from './failure';

/** The deployed stack that a command is about: `--stack`, or LEXTRAIL_STACK. */
export async function deployed({
  options,
  world,
}: CommandContext): Promise<{ readonly account: Account; readonly deployment: Deployment }> {
  const stack = options.stack ?? world.env.LEXTRAIL_STACK;
  if (!stack) throw misused('this asks a deployed stack; add --stack NAME, or set LEXTRAIL_STACK');
  const account = await world.openAccount(whereInAws(options));
  return { account, deployment: await account.deployment(stack) };
}
