import type { MessageOptions } from '../src/watch/commands-of';
import type { Group } from '../src/watch/group';
import type { Match } from '../src/watch/judge';
import { mailOf } from '../src/watch/mail';
import { matchEvent } from '../src/watch/match-event';
import type { SendPost } from './signed-post';

/** Where matches are told: the topic for people, the bus for programs. */
export interface Channels {
  readonly send: SendPost;
  readonly topicArn: string;
  readonly busName: string;
  readonly options: MessageOptions;
}

/** Puts each match on the bus as an event; throws where the bus did not take every one. */
export async function putOnBus(matches: readonly Match[], channels: Channels): Promise<void> {
  for (const entries of portions(matches.map((match) => entryOf(match, channels)))) {
    const answer = await channels.send({
      service: 'events',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
      body: `{"Entries":[${entries.join(',')}]}`,
    });
    if (!/"FailedEntryCount"\s*:\s*0\b/.test(answer)) {
      throw new Error(`the watch bus did not take every match: ${answer.slice(0, 500)}`);
    }
  }
}

/** Publishes a group as one message. */
export async function publish(group: Group, { topicArn, options, send }: Channels): Promise<void> {
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

function entryOf(match: Match, { busName, options }: Channels): string {
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
