import { counted } from '../../model/counted';
import { syncNames } from '../../write/names-sync';
import { chooseTarget, type Target, type TargetOptions, whereInAws } from '../choose-store';
import type { Invocation } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { misused } from '../failure';
import { type NextStep, nextCommand } from '../next';
import { hint, withWritableStore } from '../streams';
import type { World } from '../world';

/** `lextrail names sync`: what bots and the things in them are called now, read from Lex once, kept as seen now. */
export async function names(invocation: Invocation): Promise<ExitCode> {
  const { options, words, world } = invocation;
  if (words[0] !== 'sync') throw misused(`names takes sync, got '${words[0]}'; try: lextrail names sync`);
  const target = chooseTarget(inAws(options, world) ? options : { store: options.store }, world);
  return withWritableStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const account = await world.openAccount(whereInAws(options));
    const report = await syncNames(store, account.lexNames(world.now().toISOString()));
    const isJson = options.output === 'json';
    const text = `${counted(report.seen, 'name')} read from Lex, ${report.added} of them new`;
    world.out.write(isJson ? `${JSON.stringify({ schema: 'lextrail.names/1', ...report })}\n` : `${text}\n`);
    hint(invocation, `next: ${nextCommand(invocation, { command: 'bots', options: ofStore(target) })}`);
    return exitCodes.done;
  });
}

/** Beside a folder, Region and profile are those of Lex alone. */
function ofStore(target: Target): NextStep['options'] {
  return target.kind === 'folder' ? { region: undefined, profile: undefined, endpointUrl: undefined } : {};
}

/** Whether the store is in AWS too; if not, the Region and profile are only those of Lex. */
function inAws({ table, stack }: TargetOptions, { env }: World): boolean {
  return [table, stack, env.LEXTRAIL_TABLE, env.LEXTRAIL_STACK].some(Boolean);
}
