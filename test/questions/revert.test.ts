import { generate } from '../../simulator/generate';
import { declaredStateOf } from '../../src/change/declared-state';
import { flatten } from '../../src/change/flatten';
import { isSame } from '../../src/change/same';
import { toEvent } from '../../src/ingest/to-event';
import type { AuditEvent } from '../../src/model/event';
import type { JsonObject } from '../../src/model/json';
import type { StoredEvent } from '../../src/model/stored';
import { ever } from '../../src/questions/resource';
import { revertOf } from '../../src/questions/revert-of';
import { stateAt, stateBefore } from '../../src/questions/state-at';
import type { MemoryStore } from '../support/memory-store';
import { recordsIn } from '../support/simulated-logs';
import { storeOf } from '../support/store-of';

/** How many calls there are, one in seven or eight an update; `LEXTRAIL_REVERTS=8000 jest test/questions/revert` makes more. */
const callCount = Number(process.env.LEXTRAIL_REVERTS ?? 1000);

let store: MemoryStore;
let updates: readonly StoredEvent[];
beforeAll(async () => {
  const made = generate({ seed: 21, days: 12, events: callCount, bots: 3 });
  const events = [...made.files].flatMap(recordsIn).flatMap((record): readonly AuditEvent[] => {
    const ingested = toEvent(record, 'lex.amazonaws.com');
    return ingested.kind === 'event' ? [ingested.event] : [];
  });
  store = await storeOf(events);
  const ids = [...new Map(events.map((event) => [event.id, event])).values()];
  const { events: stored } = await store.fetch(ids.filter(isUpdate));
  updates = stored;
});

/** What a call would make of its resource, if somebody ran the printed command. */
function stateBy(command: string, event: AuditEvent): JsonObject {
  const [, json = ''] = /--cli-input-json '?(\{.*\})'?$/s.exec(command.replaceAll("'\\''", "'")) ?? [];
  const said = declaredStateOf({ ...event, request: JSON.parse(json) as JsonObject, omitted: [] });
  if (said.kind !== 'whole') throw new Error(`${command} says no whole state`);
  return said.document;
}

test('a printed revert undoes exactly the paths of its call in the state now, or says why it cannot', async () => {
  let undone = 0;
  for (const stored of updates) {
    const revert = await revertOf(store, stored.event);
    if (revert.kind === 'impossible') expect(revert.why).not.toBe('');
    else {
      expect(await wrongPaths(stored, revert.commands[0] ?? '')).toEqual([]);
      undone += 1;
    }
  }
  // Both happen: undoing nothing at all would be no answer, and later edits of the same are many.
  expect(undone).toBeGreaterThan(updates.length / 10);
  expect(undone).toBeLessThan(updates.length);
});

/** Where a revert does not give what was there before its call, or loses what came after it elsewhere. */
async function wrongPaths({ event, change }: StoredEvent, command: string): Promise<readonly string[]> {
  const { scope, place } = event;
  const [before, now] = await Promise.all([
    stateBefore(store, event),
    stateAt(store, scope, place, ever),
  ]).then((states) => states.map(({ document }) => flatten(document)));
  const result = flatten(stateBy(command, event));
  const changed = (change?.differences ?? []).map(({ path }) => path);
  if (changed.length === 0) return [`${event.id} changed nothing`];
  const paths = [...new Set([before, now, result].flatMap((state) => [...(state?.keys() ?? [])]))];
  return paths.filter((path) => {
    const right = [isOfCall(path, changed) ? before : now, ...(isRenamed(path, changed) ? [before] : [])];
    return !right.some((state) => isSame(result.get(path), state?.get(path)));
  });
}

function isOfCall(path: string, changed: readonly string[]): boolean {
  return changed.some((each) => each === path || path.startsWith(`${each}.`) || path.startsWith(`${each}[`));
}

/** An entry goes by its text, so that it has another path where the call edited the text. */
function isRenamed(path: string, changed: readonly string[]): boolean {
  return changed.some((each) => each.startsWith(`${path.replace(/\[(?:\\.|[^\\\]])*\]$/s, '')}[`));
}

function isUpdate({ lane, lex, action }: AuditEvent): boolean {
  return lane === 'state' && lex === 'V2' && /^Update(?!ResourcePolicy)/.test(action);
}
