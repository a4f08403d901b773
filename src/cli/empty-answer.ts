import type { Filter } from '../query/filter/filter';
import type { ReadOptions } from '../query/run/search';
import { whyEmpty } from '../query/run/why-empty';
import { type AskedStore, requireEvents } from './ask';
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
