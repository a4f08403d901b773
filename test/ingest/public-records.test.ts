import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toEvent } from '../../src/ingest/to-event';

const file = path.resolve(__dirname, '../../../shared/data/records.ndjson.gz');
const describeIfThere = existsSync(file) ? describe : describe.skip;

describeIfThere('the public records', () => {
  const outcomes = () =>
    gunzipSync(readFileSync(file))
      .toString()
      .trim()
      .split('\n')
      .map((line) => toEvent(line, '*'));
  const eventsOf = (eventSource: string) =>
    outcomes().flatMap((outcome) =>
      outcome.kind === 'event' && outcome.event.service === eventSource ? [outcome.event] : [],
    );

  test('each is an event, or malformed with a sentence', () => {
    const sentences = outcomes().flatMap((outcome) =>
      outcome.kind === 'malformed' ? [outcome.problem] : [],
    );

    expect(outcomes()).toHaveLength(2714);
    expect([...new Set(sentences)].sort()).toEqual([
      'not a CloudTrail record: it has no eventSource',
      'the record has no eventTime',
    ]);
  });

  test('three are of Lex', () => {
    expect(eventsOf('lex.amazonaws.com')).toMatchObject([
      {
        action: 'CreateBot',
        lex: 'V2',
        actor: 'user940@example.com',
        bot: 'YHPF209BAD',
        name: 'multichannel_lex_bot',
        scope: 'arn:aws:lex:ap-northeast-1:999999999999:bot/YHPF209BAD',
        tool: 'console',
        mfa: false,
      },
      { action: 'DeleteBot', lex: 'V2', bot: 'YHPF209BAD', lane: 'state' },
      { action: 'PutBot', lex: 'V1', bot: 'CloudTrailBot', time: '1970-01-01T00:00:00Z', place: '' },
    ]);
  });

  test('every event survives being made again from what was kept', () => {
    for (const outcome of outcomes()) {
      if (outcome.kind === 'event') expect(toEvent(outcome.event.received, '*')).toEqual(outcome);
    }
  });
});
