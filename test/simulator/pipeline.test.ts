import fc from 'fast-check';
import { generate } from '../../simulator/generate';
import type { TruthEvent } from '../../simulator/truth';
import { toEvent } from '../../src/ingest/to-event';
import type { AuditEvent } from '../../src/model/event';
import { isLex, season, someOptions, uniqueRecords } from '../support/simulated-logs';

const facts = [
  'id',
  'time',
  'action',
  'effect',
  'outcome',
  'error',
  'actor',
  'role',
  'tool',
  'network',
  'ip',
] as const;

function read(record: unknown): AuditEvent {
  const ingested = toEvent(record, '*');
  if (ingested.kind !== 'event') throw new Error(`not an event: ${ingested.kind}`);
  return ingested.event;
}

/** What the log can say of the truth: of a call whose content is left out, not what it was about. */
function expected({ instant, scope, botId, place, omitted, ...event }: TruthEvent): Partial<AuditEvent> {
  const facts = { time: event.time, region: event.region, account: event.account, omitted: omitted ?? [] };
  if (omitted !== undefined) return facts;
  const changes = event.changes.length > 0 || event.against !== undefined;
  // What an import brings no record says, so the truth has no changes for it.
  const imports = event.action === 'StartImport' && event.outcome === 'ok';
  return {
    ...facts,
    bot: botId,
    ...(instant === undefined ? {} : { instant }),
    ...(scope === undefined ? {} : { scope }),
    ...(place === undefined ? {} : { place }),
    lane: changes || imports ? 'state' : 'other',
  };
}

test.each([undefined, new Date('2025-08-01T00:00:00Z')])(
  'the pipeline reads of every log what was really done (until %p)',
  (until) => {
    fc.assert(
      fc.property(someOptions, (options) => {
        const generated = generate({ ...options, until });
        const events = new Map([...uniqueRecords(generated.files)].filter(([, record]) => isLex(record)));
        for (const truth of generated.truth().events) {
          const event = read(events.get(truth.id));

          expect(facts.map((fact) => event[fact])).toEqual(facts.map((fact) => truth[fact]));
          expect(event).toMatchObject(expected(truth));
          expect(event.problems).toEqual([]);
        }
      }),
      { numRuns: 7, examples: [[season]] },
    );
  },
);
