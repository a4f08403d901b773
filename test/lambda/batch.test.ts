import { workOff } from '../../lambda/batch';
import { done, failedWith } from '../../src/write/message-outcome';
import { aBatch, aWorld } from './lambda-world';

test('only the messages that failed come again, whatever happens to their neighbours', async () => {
  const work = async (body: string) => {
    if (body === 'throws') throw new Error('the table is gone');
    return body === 'fails' ? failedWith('no such thing') : done({ Stored: [1] });
  };
  const { context, remarks } = aWorld();

  const { batchItemFailures } = await workOff(aBatch(['ok', 'fails', 'throws', 'ok']), work, 4, context);

  expect(batchItemFailures).toEqual([{ itemIdentifier: '1' }, { itemIdentifier: '2' }]);
  expect(remarks).toEqual([
    { what: 'message failed', messageId: '1', problems: ['no such thing'] },
    { what: 'message failed', messageId: '2', problems: ['Error: the table is gone'] },
  ]);
});

test('a message that does not end in time fails, so that the others are answered for', async () => {
  const work = (body: string) =>
    body === 'slow' ? new Promise<never>(() => {}) : Promise.resolve(done({ Stored: [1] }));
  const { context, remarks } = aWorld({ timeLeft: () => 3_050 });

  const { batchItemFailures } = await workOff(aBatch(['slow', 'quick']), work, 2, context);

  expect(batchItemFailures).toEqual([{ itemIdentifier: '0' }]);
  expect(remarks[0]?.problems).toEqual(['LateError: not finished in the time of this call']);
});

test('a message for which no time is left is not begun', async () => {
  let begun = 0;
  const work = async () => {
    begun += 1;
    return done({});
  };

  const { batchItemFailures } = await workOff(
    aBatch(['late']),
    work,
    1,
    aWorld({ timeLeft: () => 2_900 }).context,
  );

  expect(batchItemFailures).toHaveLength(1);
  expect(begun).toBe(0);
});

test('no more messages than said are worked on at once', async () => {
  let now = 0;
  let most = 0;
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(setImmediate);
    now -= 1;
    return done({});
  };

  await workOff(aBatch(['a', 'b', 'c', 'd', 'e']), work, 2, aWorld().context);

  expect(most).toBe(2);
});

test('what a batch came to is one line of metrics, with failures in it', async () => {
  const outcomes = [done({ Stored: [1], Lag: [40] }), done({ Known: [1] }), failedWith('why')];
  const { context, lines } = aWorld();

  await workOff(aBatch(['0', '1', '2']), async (body) => outcomes[Number(body)] ?? done({}), 3, context);

  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Stored: [1], Known: [1], Failed: [1], Lag: [40] });
});

test('a batch that came to nothing writes nothing, since every metric is billed', async () => {
  const { context, lines } = aWorld();

  await workOff(aBatch(['0']), async () => done({}), 1, context);

  expect(lines).toEqual([]);
});
