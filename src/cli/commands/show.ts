import { correctionsOf } from '../../questions/corrections';
import { correctionLines, correctionsJson } from '../../view/answers/corrections';
import { eventJson } from '../../view/event-json';
import { nextCommands } from '../../view/next-commands';
import { safeJson } from '../../view/safe-text';
import { showEvent } from '../../view/show';
import { writeEvents } from '../answer';
import type { Asking } from '../ask';
import { requireFormat } from '../ask';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import { misused } from '../failure';
import { lookOf } from '../look';
import { writeRevert } from '../revert';
import { withStore } from '../streams';
import { chooseTarget, targetArguments } from '../target';
import type { ExitCode } from '../world';

interface Options {
  readonly raw?: true;
  readonly revert?: true;
}

/** `lextrail show <id>`: one event in full, its record as it was received, or how to undo it. */
export async function show(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  if (options.raw && options.revert) throw misused('--raw and --revert exclude each other; give one of them');
  if (options.revert) requireFormat(invocation, 'show --revert', ['table', 'json']);
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const asking = { store, target };
    const named = await eventOf(asking, words[0] ?? '');
    if (options.revert) await writeRevert(invocation, store, named);
    else if (options.raw) world.out.write(`${safeJson(named.event.received, 2)}\n`);
    else await writeShown(invocation, asking, named);
    return 0;
  });
}

async function writeShown(
  invocation: Invocation<Options>,
  { store, target }: Asking,
  named: Parameters<typeof showEvent>[0],
): Promise<void> {
  const { options, world } = invocation;
  if (options.output === 'ndjson' || options.output === 'csv') return writeEvents([named], invocation);
  const corrections = await correctionsOf(store, named.event);
  if (options.output === 'json') {
    const shown = { ...eventJson(named), ...correctionsJson(corrections) };
    world.out.write(`${safeJson([shown], 2)}\n`);
    return;
  }
  const look = lookOf(invocation);
  const next = nextCommands(named, targetArguments(target));
  world.out.write(showEvent(named, look, { next, notes: correctionLines(corrections, look) }));
}
