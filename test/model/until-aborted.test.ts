import { untilAborted } from '../../src/model/until-aborted';

async function gathered<Item>(items: AsyncIterable<Item>, onItem: (item: Item) => void = () => {}) {
  const all: Item[] = [];
  for await (const item of items) {
    all.push(item);
    onItem(item);
  }
  return all;
}

async function* numbers(onEnd: () => void = () => {}): AsyncGenerator<number> {
  try {
    yield 1;
    yield 2;
    yield 3;
  } finally {
    onEnd();
  }
}

test('without an abort everything comes through', async () => {
  expect(await gathered(untilAborted(numbers(), new AbortController().signal))).toEqual([1, 2, 3]);
});

test('an abort between two items ends the source too', async () => {
  const ending = new AbortController();
  let isEnded = false;
  const source = numbers(() => {
    isEnded = true;
  });
  const taken = await gathered(untilAborted(source, ending.signal), (item) => item === 2 && ending.abort());

  expect([taken, isEnded]).toEqual([[1, 2], true]);
});

test('a source that waits for more is not waited for', async () => {
  const ending = new AbortController();
  async function* waiting(): AsyncGenerator<number> {
    yield 1;
    setImmediate(() => ending.abort());
    await new Promise(() => {});
  }

  expect(await gathered(untilAborted(waiting(), ending.signal))).toEqual([1]);
});

test('a fault of the source is the fault of whoever reads it', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1;
    throw new Error('broken');
  }

  await expect(gathered(untilAborted(broken(), new AbortController().signal))).rejects.toThrow('broken');
});
