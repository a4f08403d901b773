import type { FileAddress } from '../model/file-address';
import { isObject, type JsonValue, parsedJson, textOf } from '../model/json';
import { parseJson } from './parse-json';

export type FileNotice =
  | { readonly kind: 'files'; readonly files: readonly FileAddress[] }
  /** Surely no notice of a log file: a topic or bucket that others share announces more than files. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'malformed'; readonly problem: string };

export type LiveNotice =
  /** `losses` as in toEvent. */
  | { readonly kind: 'record'; readonly record: unknown; readonly losses: readonly string[] }
  | { readonly kind: 'malformed'; readonly problem: string };

/**
 * Reads a message of the file queue, in any form that can announce a log file: S3's
 * notification, EventBridge's "Object Created", CloudTrail's own notice, and each of them wrapped by SNS.
 */
export function readFileNotice(body: string): FileNotice {
  if (isValidation(body)) return foreign;
  const message = unwrapped(parsedJson(body));
  if (message === undefined) return malformed(`the message is no JSON object, got ${shown(body)}`);
  if (isForeign(message)) return foreign;
  return notified(message) ?? created(message) ?? delivered(message) ?? malformed(unknownForm(body));
}

/** Reads a message of the live queue: an EventBridge event with the record as its `detail`. */
export function readLiveNotice(body: string): LiveNotice {
  const { value, losses = [] } = parseJson(body) ?? {};
  const message = objectOf(value);
  if (message === undefined) return malformed(`the message is no JSON object, got ${shown(body)}`);
  if (!isObject(message.detail)) return malformed(`the message has no detail to read, got ${shown(body)}`);
  return { kind: 'record', record: message.detail, losses };
}

type Message = Readonly<Record<string, unknown>>;

const foreign = { kind: 'foreign' } as const;

/** What CloudTrail publishes to see whether it may, when a trail is made or changed: text, and no JSON. */
function isValidation(body: string): boolean {
  return [body, textOf(objectOf(parsedJson(body))?.Message)].some((text) =>
    /^"?CloudTrail validation message/.test(text ?? ''),
  );
}

/** What else shared topics and buckets announce, by its own marks. */
function isForeign(message: Message): boolean {
  // What S3 sends once, when a notification is set up.
  if (message.Event === 's3:TestEvent') return true;
  // SNS developer guide, "Parsing Amazon SNS message formats".
  if (/^(?:Unsubscribe|Subscription)Confirmation$/.test(textOf(message.Type) ?? '')) return true;
  // AWS Config developer guide, "Notifications that AWS Config sends to an Amazon SNS topic".
  if (configNotice.test(textOf(message.messageType) ?? '')) return true;
  // CloudWatch user guide, "Alarm events": an alarm's own message.
  if (textOf(message.AlarmName) !== undefined && textOf(message.NewStateValue) !== undefined) return true;
  // Any event of EventBridge but the one that announces a new object.
  const type = textOf(message['detail-type']);
  return (
    type !== undefined &&
    isObject(message.detail) &&
    !(message.source === 'aws.s3' && type === 'Object Created')
  );
}

const configNotice = /^(?:(?:Oversized)?Config\w+|ComplianceChangeNotification|ScheduledNotification)$/;

/** S3 user guide, "Event message structure": keys are encoded as in a form, a space as a plus sign. */
function notified(message: Message): FileNotice | undefined {
  if (!Array.isArray(message.Records)) return undefined;
  const records = (message.Records as readonly unknown[]).filter(isCreation);
  const places = records.map((record) => {
    const s3 = objectOf(objectOf(record)?.s3);
    const key = textOf(objectOf(s3?.object)?.key);
    return addressOf(textOf(objectOf(s3?.bucket)?.name), key === undefined ? undefined : decoded(key));
  });
  return whole(places, 'a record of the S3 notification names no bucket and key');
}

/** Removals, restores and changes of tags bring no log file. */
function isCreation(record: unknown): boolean {
  const name = textOf(objectOf(record)?.eventName);
  return name === undefined || /^(?:s3:)?ObjectCreated:/.test(name);
}

/** S3 user guide, "Using EventBridge": the key is not encoded. */
function created(message: Message): FileNotice | undefined {
  const detail = objectOf(message.detail);
  if (message.source !== 'aws.s3' || detail === undefined) return undefined;
  const place = addressOf(textOf(objectOf(detail.bucket)?.name), textOf(objectOf(detail.object)?.key));
  return whole([place], 'the Object Created event names no bucket and key');
}

/** CloudTrail user guide, "Configuring Amazon SNS notifications for CloudTrail". */
function delivered(message: Message): FileNotice | undefined {
  if (!Array.isArray(message.s3ObjectKey)) return undefined;
  const bucket = textOf(message.s3Bucket);
  const places = (message.s3ObjectKey as readonly unknown[]).map((key) => addressOf(bucket, textOf(key)));
  return whole(places, "CloudTrail's notice names no bucket and key");
}

function whole(places: readonly (FileAddress | undefined)[], problem: string): FileNotice {
  const files = places.filter((place) => place !== undefined);
  return files.length === places.length ? { kind: 'files', files } : malformed(problem);
}

function addressOf(bucket?: string, key?: string): FileAddress | undefined {
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

function decoded(key: string): string | undefined {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function unwrapped(value: JsonValue | undefined): Message | undefined {
  const message = objectOf(value);
  if (message?.Type !== 'Notification' || typeof message.Message !== 'string') return message;
  return objectOf(parsedJson(message.Message));
}

function objectOf(value: unknown): Message | undefined {
  return isObject(value) ? value : undefined;
}

function unknownForm(body: string): string {
  return `the message names no file in a form known to lextrail, got ${shown(body)}; redrive it after an update`;
}

function malformed(problem: string): { readonly kind: 'malformed'; readonly problem: string } {
  return { kind: 'malformed', problem };
}

/** The start of a message, enough to know it again; a whole one could be a megabyte. */
function shown(body: string): string {
  return JSON.stringify(body.length > 200 ? `${body.slice(0, 200)}…` : body);
}
