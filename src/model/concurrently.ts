import { requireWhole } from './requirements';

/** Does something for every item, so many at a time, and gives the results in the items' order. */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  act: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  requireWhole('concurrency', limit);
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    // All workers draw from one iterator, so each item is taken once.
    for (const [index, item] of queue) results[index] = await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
