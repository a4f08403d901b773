import type { EventRow } from '../model/event';
import type { Place } from '../model/place';
import { lexArnRoot, readLexArn } from './arn';
import { boundedName } from './bounded';
import type { LexVersion } from './catalogue/catalogue';
import type { Operation } from './catalogue/operation';
import { locateV1 } from './locate-v1';
import { locateV2 } from './locate-v2';
import { type Located, locateByArn, scopePart } from './located';
import { type ParameterLookup, parameterLookupOf } from './parameter-lookup';
import type { CloudTrailRecord } from './record';

/** What a call is about. */
export interface CallResource {
  readonly scope: string;
  readonly bot?: string;
  readonly place: Place;
  readonly name?: string;
  readonly botName?: string;
  readonly arn?: string;
}

/** One Lex call, with what is needed to find the resource it is about. */
export interface LexCall {
  readonly record: CloudTrailRecord;
  readonly lex: LexVersion;
  readonly operation?: Operation;
}

/** What a call to Lex is about, as far as its request and response say. */
export function resourceOf(call: LexCall): CallResource {
  const { record, operation } = call;
  const parameter = parameterLookupOf(record);
  const located = locate(call, parameter);
  return {
    scope: located?.scope ?? scopeOfUnplaced(record),
    bot: located?.bot,
    place: located?.place ?? '',
    name: boundedName(operation?.name === undefined ? undefined : parameter(operation.name)),
    botName: boundedName(call.lex === 'V2' ? parameter('botName') : located?.bot),
    arn: located?.arn,
  };
}

/** The scope of a call that names no bot. */
export function scopeOfUnplaced(record: CloudTrailRecord): string {
  const { recipientAccountId: account, awsRegion: region, eventSource: service, eventTime } = record;
  return scopeOfDay({ account, region, service }, eventTime.time.slice(0, 10));
}

/** Calls without a bot are grouped by day, so that they do not all share one key. */
export function scopeOfDay(
  { account, region, service }: Pick<EventRow, 'account' | 'region' | 'service'>,
  day: string,
): string {
  return `${[account, region, service].map(scopePart).join('/')}/${day}`;
}

function locate({ record, lex, operation }: LexCall, parameter: ParameterLookup): Located | undefined {
  const root = lexArnRoot(scopePart(record.awsRegion), scopePart(record.recipientAccountId));
  const located =
    lex === 'V2' ? locateV2(operation?.resource, parameter, root) : locateV1(operation, parameter, root);
  if (located !== undefined) return located;
  const arn = readLexArn(parameter('resourceARN') ?? parameter('resourceArn'));
  return arn === undefined ? undefined : locateByArn(arn, aspects.get(operation?.resource ?? ''));
}

const aspects: ReadonlyMap<string, 'tags' | 'policy'> = new Map([
  ['tagged-resource', 'tags'],
  ['resource-policy', 'policy'],
]);
