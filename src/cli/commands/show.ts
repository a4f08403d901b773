import { showEvent } from '../../view/show';
import { writeEvents } from '../answer';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import { lookOf } from '../look';
import { withStore } from '../streams';
import { chooseTarget } from '../target';
import type { ExitCode } from '../world';

interface Options {
  readonly raw?: true;
}

/** `lextrail show <id>`: one event in full, or its record as it was received. */
export async function show(invocation: Invocation<Options>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  const id = words[0] ?? '';
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const named = await eventOf(store, id, target);
    if (options.raw) world.out.write(`${JSON.stringify(named.event.received, undefined, 2)}\n`);
    else if (options.output === 'table') world.out.write(showEvent(named, lookOf(invocation)));
    else writeEvents([named], invocation);
    return 0;
  });
}
