import { workOff } from '../../lambda/batch';
import type { JsonObject } from '../../src/model/json';
import type { Post } from '../../src/requests/signed-post';
import { dynamoMatchLog } from '../../src/store/dynamo/match-log';
import type { ActiveRules } from '../../src/watch/active-rules';
import { deliver } from '../../src/watch/deliver/deliver';
import type { Notifier } from '../../src/watch/deliver/notifier';
import { notifyWaiting } from '../../src/watch/deliver/notify';
import { notifyUnconfirmed } from '../../src/watch/deliver/unconfirmed';
import { liveWork } from '../../src/write/store-live-message';
import { aBatch, aWorld } from '../lambda/lambda-world';
import type { FreshTable } from '../support/engines';
import { streamOf } from './streaming';

export interface Clock {
  now: number;
}

export interface AccountOptions {
  readonly clock?: Clock;
  /** What a service answers. @default that it took everything */
  readonly answer?: (post: Post) => string;
  /** Whether a request to a service is refused. @default none is */
  readonly refuses?: (post: Post) => boolean;
  readonly over?: Partial<Notifier>;
  /** Milliseconds that Lambda leaves each call. */
  readonly timeLeft?: number;
}

export const start = Date.parse('2026-11-22T12:00:00Z');

/** A deployed stack as far as watching goes: what is stored comes by the stream, what is sent is kept. */
export function watchedAccount(
  { store, table }: FreshTable,
  rules: ActiveRules,
  {
    clock = { now: start },
    answer = () => '{"FailedEntryCount":0,"Entries":[]}',
    refuses = () => false,
    over = {},
    timeLeft = 60_000,
  }: AccountOptions = {},
) {
  const posts: Post[] = [];
  const send = async (post: Post) => {
    if (refuses(post)) throw new Error(`${post.service} answers with status 500`);
    posts.push(post);
    return answer(post);
  };
  const now = () => clock.now;
  const log = dynamoMatchLog(table.client, 'matches');
  const to = { topicArn: 'topic', busName: 'bus', options: {}, retentionDays: 400 };
  const notifier: Notifier = { store, ...rules, log, now, send, ...to, ...over };
  const { context, lines, remarks } = aWorld({ timeLeft: () => timeLeft });
  const storing = { store, reads: true, now, seen: new Set<string>(), live: [] };

  /** Stores calls by the live path, without waking the watch function. */
  const storeOnly = (records: readonly JsonObject[]) =>
    workOff(aBatch(records.map((detail) => JSON.stringify({ detail }))), liveWork(storing), 10, context);
  /** The stream of these calls, as it comes once or again. */
  const stream = async (records: readonly JsonObject[], writtenAt = clock.now) => {
    const ids = new Set(records.map(({ eventID }) => String(eventID)));
    const Records = [...(await streamOf(table, ids, writtenAt))];
    const again = await deliver(Records, notifier, { ...context, stackName: 'Lextrail' });
    return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
  };
  return {
    clock,
    lines,
    remarks,
    storeOnly,
    stream,
    arrive: async (records: readonly JsonObject[]) => {
      await storeOnly(records);
      return stream(records);
    },
    /** The minute's tick, so much later. */
    tick: (milliseconds = 60_000) => {
      clock.now += milliseconds;
      return notifyWaiting(notifier);
    },
    /** The hour's tick, as of now. */
    confirm: (live: readonly string[]) => notifyUnconfirmed({ ...notifier, live }, clock.now),
    mails: () => mailsIn(posts),
    matches: () => matchesIn(posts),
    metricLines: () => matchLines(lines),
  };
}

function mailsIn(posts: readonly Post[]): readonly URLSearchParams[] {
  return posts.filter(({ service }) => service === 'sns').map(({ body }) => new URLSearchParams(body));
}

function matchesIn(posts: readonly Post[]): readonly JsonObject[] {
  return posts
    .filter(({ service }) => service === 'events')
    .flatMap(({ body }) => JSON.parse(body).Entries as readonly { readonly Detail: string }[])
    .map(({ Detail }) => JSON.parse(Detail));
}

function matchLines(lines: readonly string[]): readonly JsonObject[] {
  return lines.map((line) => JSON.parse(line)).filter(({ Rule }) => Rule !== undefined);
}
