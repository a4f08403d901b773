import type { EventStore } from '../src/store/store';
import type { MessageOptions } from '../src/watch/commands-of';
import { type Group, groupMatches } from '../src/watch/group';
import type { Match } from '../src/watch/judge';
import { mailOf } from '../src/watch/mail';
import { matchEvent } from '../src/watch/match-event';
import { matchMetrics } from '../src/watch/metrics';
import { reachesThreshold } from '../src/watch/threshold';
import type { SendPost } from './signed-post';

/** Tells people and programs of matches; gives the lines that count them, and throws where it could not. */
export type Tell = (matches: readonly Match[]) => Promise<readonly string[]>;

export interface Telling {
  readonly store: EventStore;
  readonly send: SendPost;
  readonly topicArn: string;
  readonly busName: string;
  readonly now: () => number;
  readonly options: MessageOptions;
}

/**
 * Every match goes to the bus as an event; what a rule takes within a minute of one batch, and only
 * when there is enough of it, to the topic as one message. What this function told of it does not
 * tell of again, although a message that failed brings its matches again.
 */
export function teller(telling: Telling): Tell {
  const told = new Set<string>();
  return async (matches) => {
    const fresh = matches.filter((match) => !told.has(keyOf(match)));
    const entries = fresh.map((match) => entryOf(match, telling));
    for (const part of portions(entries)) await putEvents(part, telling.send);
    for (const group of groupMatches(fresh)) {
      if (await reachesThreshold(group, telling.store)) await publish(group, telling);
    }
    if (told.size > MOST_TOLD) told.clear();
    for (const match of fresh) told.add(keyOf(match));
    return matchMetrics(fresh, telling.now());
  };
}

/** Half a megabyte of ids. */
const MOST_TOLD = 10_000;

function keyOf({ rule, named }: Match): string {
  return `${rule.name}|${named.event.id}`;
}

function entryOf(match: Match, { busName, options }: Telling): string {
  const { source, detailType, detail } = matchEvent(match, options);
  return JSON.stringify({
    EventBusName: busName,
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(detail),
  });
}

// A request of PutEvents holds 10 entries (API reference) and 256 KB together, which the quotes of an entry count in.
const MOST_ENTRIES = 10;
const MOST_BYTES = 256 * 1024;

function portions(entries: readonly string[]): readonly (readonly string[])[] {
  const portions: string[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = portions.at(-1);
    const length = Buffer.byteLength(entry);
    if (last !== undefined && last.length < MOST_ENTRIES && bytes + length <= MOST_BYTES) {
      last.push(entry);
      bytes += length;
    } else {
      portions.push([entry]);
      bytes = length;
    }
  }
  return portions;
}

async function putEvents(entries: readonly string[], send: SendPost): Promise<void> {
  const answer = await send({
    service: 'events',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
    body: `{"Entries":[${entries.join(',')}]}`,
  });
  if (!/"FailedEntryCount"\s*:\s*0\b/.test(answer)) {
    throw new Error(`the watch bus did not take every match: ${answer.slice(0, 500)}`);
  }
}

async function publish(group: Group, { topicArn, options, send }: Telling): Promise<void> {
  const { subject, body } = mailOf(group, options);
  const { name, severity } = group.rule;
  const form = new URLSearchParams({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: topicArn,
    Subject: subject,
    Message: body,
    ...attributes({ rule: name, severity }),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  await send({ service: 'sns', headers, body: form.toString() });
}

/** What a subscription can filter by. */
function attributes(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text], index) => {
      const attribute = `MessageAttributes.entry.${index + 1}`;
      return [
        [`${attribute}.Name`, name],
        [`${attribute}.Value.DataType`, 'String'],
        [`${attribute}.Value.StringValue`, text],
      ];
    }),
  );
}
