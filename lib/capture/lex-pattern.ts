import { lexEventSource } from '../../src/ingest/catalogue/catalogue';

/** How EventBridge calls Lex, and the kinds of events that it sends for it. */
export const lexSource = 'aws.lex';
export const lexDetailTypes = [
  'AWS API Call via CloudTrail',
  'AWS Console Action via CloudTrail',
  'AWS Service Event via CloudTrail',
] as const;

/**
 * Which events of a bus are Lex calls. Operations are never listed by name: a list of them exceeds the
 * 2,048 characters of a pattern, and a call that AWS adds would be lost.
 */
export function lexPattern(reads: boolean): Readonly<Record<string, unknown>> {
  return {
    source: [lexSource],
    'detail-type': [...lexDetailTypes],
    detail: { eventSource: [lexEventSource], ...(reads ? {} : withoutReads) },
  };
}

/** How the names of reads begin, and of no write: a test holds it against the catalogue. */
export const readPrefixes = ['Describe', 'Get', 'List', 'Search'] as const;

/** Runtime calls such as GetSession are data events and stay. */
const withoutReads = {
  $or: [{ eventName: [{ 'anything-but': { prefix: [...readPrefixes] } }] }, { managementEvent: [false] }],
};
