import { type GenerateOptions, generate } from '../../simulator/generate';
import type { Truth } from '../../simulator/truth';
import { toEvent } from '../../src/ingest/to-event';
import type { AuditEvent } from '../../src/model/event';
import type { EventStore } from '../../src/store/store';
import { recordsIn } from '../support/simulated-logs';
import { storeOf } from '../support/store-of';

/** A generated account in a store, and what was really done in it. */
export async function anAccount(
  options: GenerateOptions,
): Promise<{ readonly store: EventStore; readonly truth: Truth }> {
  const made = generate(options);
  const events = [...made.files].flatMap(recordsIn).flatMap((record): readonly AuditEvent[] => {
    const ingested = toEvent(record, 'lex.amazonaws.com');
    return ingested.kind === 'event' ? [ingested.event] : [];
  });
  return { store: await storeOf(events), truth: made.truth() };
}
