import type { Doc, Json } from '../lex/json';
import type { Call } from '../lex/lex';
import { where } from '../lex/nouns';
import type { Deed } from './play';

/** A record as CloudTrail writes it into a log file (CloudTrail user guide, record contents). */
export type TrailRecord = Doc & { readonly eventID: string };

const people = ['alice', 'bob', 'carol'];

/** Ids in no order: what is chosen by id where nothing tells the order is seldom right by luck. */
export function idNumbered(number: number): string {
  const scrambled = Math.imul(number + 1, 2_654_435_761) >>> 0;
  return `${scrambled.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

export function recordOf({ call, ms, second, step }: Deed, number: number): TrailRecord {
  const person = people[(step.numbers[1] ?? 0) % people.length] ?? 'alice';
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: `AIDA${person}`,
      arn: `arn:aws:iam::${where.account}:user/${person}`,
      accountId: where.account,
      userName: person,
    },
    eventTime: `${new Date(second * 1000).toISOString().slice(0, 19)}Z`,
    eventSource: 'lex.amazonaws.com',
    eventName: call.action,
    awsRegion: where.region,
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.31.0',
    ...(call.errorCode === undefined ? {} : { errorCode: call.errorCode, errorMessage: 'refused' }),
    requestParameters: call.request,
    responseElements: answered(call, ms),
    eventID: idNumbered(number),
    readOnly: call.action.startsWith('Describe'),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: where.account,
    eventCategory: 'Management',
  };
}

/** Timestamps in a response are decimal epoch seconds; an Update also tells when the thing was made. */
function answered({ response, moment }: Call, ms: number): Json {
  if (response === null || moment === undefined) return response;
  const made: Doc = moment === 'lastUpdatedDateTime' ? { creationDateTime: 1_767_225_600.25 } : {};
  return { ...response, ...made, [moment]: ms / 1000 };
}

/** What CloudTrail writes in the place of what is larger than 100 KB. */
export function leftOut(part: 'requestParameters' | 'responseElements'): Doc {
  return { reason: `${part} too large`, omitted: 'true', originalSize: '149893' };
}
