import { type GenerateOptions, generate } from '../../simulator/generate';
import type { Truth } from '../../simulator/truth';
import { toEvent } from '../../src/ingest/to-event';
import type { AuditEvent } from '../../src/model/event';
import type { EventStore } from '../../src/store/store';
import { append } from '../../src/write/append';
import { memoryStore } from '../change/memory-store';
import { memoryStore as frozenStore } from '../query/memory-store';
import { recordsIn } from '../simulator/logs';

/** A store that holds these events with the changes they made, and whose rows tell what an index's do. */
export async function storeOf(events: readonly AuditEvent[]): Promise<EventStore> {
  const store = memoryStore();
  await append(
    store,
    events.map((event) => ({ event })),
    { concurrency: 4 },
  );
  const scopes = [...new Set(events.map(({ scope }) => scope))];
  const marks = await Promise.all(scopes.map((scope) => store.names(scope)));
  return frozenStore(
    store.dump(),
    marks.flatMap((each) => each.marks),
  );
}

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
