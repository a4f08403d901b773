import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toEvent } from '../../src/ingest/to-event';
import type { NamedEvent } from '../../src/model/named';
import { sentence } from '../../src/view/sentence/sentence';
import { showEvent } from '../../src/view/show';
import { unsafePattern } from './hostile';

const file = join(__dirname, '../../../shared/data/records.ndjson.gz');
const whenThere = existsSync(file) ? test : test.skip;

function publicEvents(): readonly NamedEvent[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const ingested = toEvent(line, '*');
    return ingested.kind === 'event' ? [{ event: ingested.event, nameOf: () => undefined }] : [];
  });
}

whenThere('the Lex calls among public CloudTrail records read as a person would say them', () => {
  const lex = publicEvents().filter(({ event }) => event.lex !== undefined);
  expect(lex.map(sentence)).toEqual([
    'IAM user user940@example.com created bot multichannel_lex_bot, marked as directed at children, at the console from 198.51.100.197; accepted.',
    'IAM user user940@example.com deleted bot YHPF209BAD (name not seen yet) at the console from 198.51.100.197; accepted.',
    '“user name” saved bot CloudTrailBot, asking for a build; accepted.',
  ]);
});

whenThere('every public CloudTrail record, of whatever service, has its sentence and its facts', () => {
  const texts = publicEvents().flatMap((named) => [sentence(named), showEvent(named)]);
  expect(
    texts.filter((text) => text === '' || unsafePattern.test(text) || text.includes('undefined')),
  ).toEqual([]);
});
