import { toEvent } from '../src/ingest/to-event';
import { isObject, type JsonObject } from '../src/model/json';
import { aRecord } from '../test/support/a-record';
import { atMost, interleaved, type Ratio } from './ratio';

const rounds = 9;

/** Texts that begin as patterns of ours begin, again and again: the worst case of a search that goes back. */
const hostileTexts = [
  ':assumed-role/x/',
  'Version/9 ',
  'Mozilla/5.0 (aws-cli/ Terraform/ Version/9',
  'a.',
  '?X-Amz-Signature=',
  '%3F',
  'arn:aws:lex:::bot/',
  '\u202e<script>\u0000',
];

/** How the work of reading a record grows with its texts: ten times the text must not cost a hundred times. */
export async function benchHostile(): Promise<readonly Ratio[]> {
  const growths = [];
  for (const text of hostileTexts) {
    const [short, long] = [25_000, 250_000].map((length) => recordOf(text, length));
    const times = await interleaved({ short: () => read(short), long: () => read(long) }, rounds);
    growths.push(times.long / times.short);
  }
  return [
    atMost(20, 'reading a record of hostile texts of 250 KB against one of 25 KB', Math.max(...growths)),
  ];
}

function read(record: JsonObject | undefined): void {
  if (toEvent(record, '*').kind !== 'event') throw new Error('a hostile record must be an event still');
}

function recordOf(text: string, length: number): JsonObject {
  const hostile = text.repeat(Math.ceil(length / text.length));
  return { ...replaced(aRecord(), hostile), eventTime: '2026-11-22T08:59:43Z' };
}

function replaced(object: JsonObject, text: string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (isObject(value)) return [name, replaced(value, text)];
      return [name, typeof value === 'string' ? text : value];
    }),
  );
}
