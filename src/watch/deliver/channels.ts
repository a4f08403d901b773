import { errorText } from '../../model/error-text';
import type { SendPost } from '../../requests/signed-post';
import type { Group } from '../group';
import type { Match } from '../judge';
import { mailOf } from '../mail';
import { matchEvent } from '../match-event';
import type { MessageOptions } from '../message-options';

/** Where matches go: the topic for people (mail.ts writes what they read), the bus for programs (match-event.ts). */
export interface NotifyChannels {
  readonly send: SendPost;
  readonly topicArn: string;
  readonly busName: string;
  readonly options: MessageOptions;
}

/** A match that the bus did not take, and why. */
export interface RefusedMatch {
  readonly match: Match;
  readonly reason: string;
}

/** Puts each match on the bus as an event, and says which it did not take; `onTaken` hears of the others. */
export async function putOnBus(
  matches: readonly Match[],
  channels: NotifyChannels,
  onTaken: (match: Match) => Promise<void>,
): Promise<readonly RefusedMatch[]> {
  const refused: RefusedMatch[] = [];
  for (const portion of portions(matches.map((match) => ({ match, text: entryOf(match, channels) })))) {
    const reasons = await putEntries(portion, channels);
    for (const [index, { match }] of portion.entries()) {
      const reason = reasons[index];
      if (reason === undefined) await onTaken(match);
      else refused.push({ match, reason });
    }
  }
  return refused;
}

/** For each entry why the bus did not take it; undefined where it did. */
async function putEntries(
  entries: readonly Entry[],
  { send }: NotifyChannels,
): Promise<readonly (string | undefined)[]> {
  try {
    const answer = await send({
      service: 'events',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
      body: `{"Entries":[${entries.map(({ text }) => text).join(',')}]}`,
    });
    const { Entries = [] }: PutEventsAnswer = JSON.parse(answer);
    return entries.map((_, index) => {
      const { ErrorCode, ErrorMessage } = Entries[index] ?? {};
      return ErrorCode && `${ErrorCode}: ${ErrorMessage}`;
    });
  } catch (error) {
    return entries.map(() => errorText(error));
  }
}

interface PutEventsAnswer {
  readonly Entries?: readonly { readonly ErrorCode?: string; readonly ErrorMessage?: string }[];
}

interface Entry {
  readonly match: Match;
  readonly text: string;
}

/** Publishes a group as one message. */
export async function publish(group: Group, { topicArn, options, send }: NotifyChannels): Promise<void> {
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

function entryOf(match: Match, { busName, options }: NotifyChannels): string {
  const { source, detailType, detail } = matchEvent(match, options);
  return JSON.stringify({
    EventBusName: busName,
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(detail),
  });
}

// A request of PutEvents holds 10 entries (API reference) and 256 KB together, which the quotes of an entry count in.
const mostEntries = 10;
const mostBytes = 256 * 1024;

function portions(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const portions: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = portions.at(-1);
    const length = Buffer.byteLength(entry.text);
    if (last !== undefined && last.length < mostEntries && bytes + length <= mostBytes) {
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
