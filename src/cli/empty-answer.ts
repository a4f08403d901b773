import type { Filter } from '../query/filter/filter';
import { printFilter } from '../query/filter/print-filter';
import type { ReadOptions } from '../query/run/search';
import { unseenBots } from '../query/run/unseen-bots';
import { whyEmpty } from '../query/run/why-empty';
import { type AskedStore, requireEvents } from './ask';
import { failed } from './failure';
import { hint } from './streams';

/** Says why nothing matches, in the sentences of query/run/why-empty.ts; refuses the answer where nothing was ever stored. */
export async function explainEmpty(
  asked: AskedStore,
  filter: Filter,
  country: ReadOptions['country'],
): Promise<void> {
  const { context, store } = asked;
  await requireEvents(asked);
  if (context.options.quiet) return;
  const reasons = await whyEmpty(store, filter, { country, signal: context.world.signal });
  for (const line of ['0 events match', ...reasons]) hint(context, line);
}

/** A gate on a bot that nobody has ever seen would be green for ever. */
export async function requireSeenBots({ store }: AskedStore, filter: Filter, isGate = false): Promise<void> {
  if (!isGate) return;
  const [term] = await unseenBots(store, filter);
  if (term === undefined) return;
  throw failed(
    `--fail-on-match says nothing here: ${printFilter(term)} means no bot that was ever seen; lextrail bots lists them`,
  );
}
