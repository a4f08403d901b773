import type { Post } from '../../src/requests/signed-post';
import { builtInRules } from '../../src/watch/built-in';
import { putOnBus } from '../../src/watch/deliver/channels';
import type { Match } from '../../src/watch/judge';
import { anEvent } from '../support/an-event';

const [rule] = builtInRules();

function aMatch(id: string, text = ''): Match {
  if (rule === undefined) throw new Error('no rule');
  const event = anEvent({ id, request: { text } });
  return { rule, named: { event, nameOf: () => undefined } };
}

/** What a bus was sent, request by request. */
async function sent(matches: readonly Match[]) {
  const posts: Post[] = [];
  const send = async (post: Post) => {
    posts.push(post);
    return '{"FailedEntryCount":0,"Entries":[]}';
  };
  const taken: string[] = [];
  const channels = { send, topicArn: 'topic', busName: 'bus', options: {} };
  const refused = await putOnBus(matches, channels, async ({ named }) => void taken.push(named.event.id));
  return { taken, refused, requests: posts.map(({ body }) => ({ body, entries: JSON.parse(body).Entries })) };
}

test('a request to the bus holds ten matches at most, and none is left out', async () => {
  const matches = Array.from({ length: 25 }, (_, index) => aMatch(`id-${index}`));
  const { requests, taken, refused } = await sent(matches);

  expect(requests.map(({ entries }) => entries.length)).toEqual([10, 10, 5]);
  expect(taken).toEqual(matches.map(({ named }) => named.event.id));
  expect(refused).toEqual([]);
});

test('large matches are spread over requests that the bus takes', async () => {
  const matches = Array.from({ length: 6 }, (_, index) => aMatch(`id-${index}`, 'x'.repeat(90_000)));
  const { requests, taken } = await sent(matches);

  expect(requests.length).toBeGreaterThan(1);
  for (const { body } of requests) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(256 * 1024 + 100);
  expect(taken).toHaveLength(6);
});
