/** What a source gives until the signal aborts; then it ends at once, also while it waits for more. */
export async function* untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  const items = source[Symbol.asyncIterator]();
  let isWaiting = false;
  try {
    while (!signal.aborted) {
      isWaiting = true;
      const next = await nextUnlessAborted(items, signal);
      if (next === undefined) return;
      isWaiting = false;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    const ended = items.return?.();
    // A source that waits hears of its end only when it has waited enough.
    if (!isWaiting) await ended;
  }
}

/** Not Promise.race, which would keep every item as long as the signal lives. */
function nextUnlessAborted<Item>(
  items: AsyncIterator<Item>,
  signal: AbortSignal,
): Promise<IteratorResult<Item, unknown> | undefined> {
  return new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    signal.addEventListener('abort', end, { once: true });
    items
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}
