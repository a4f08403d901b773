import { generate } from '../../simulator/generate';
import { stateHash, type Truth, type TruthEvent, type TruthState } from '../../simulator/truth';
import { isSame } from '../../src/change/same';
import { toEvent } from '../../src/ingest/to-event';
import type { AuditEvent } from '../../src/model/event';
import type { StoredEvent } from '../../src/model/stored';
import { namesOf } from '../../src/query/run/names-of';
import { blame } from '../../src/questions/blame';
import { promotions } from '../../src/questions/promotions';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { stateOfVersion } from '../../src/questions/state-of-version';
import { type PlaceState, statesWithin } from '../../src/questions/states-within';
import { append } from '../../src/write/append';
import { type MemoryStore, memoryStore } from '../support/memory-store';
import { recordsIn } from '../support/simulated-logs';

let truth: Truth;
let store: MemoryStore;
let byId: ReadonlyMap<string, StoredEvent>;

/** A month of an account, arriving in no order and with a part of it twice. */
beforeAll(async () => {
  const made = generate({ seed: 11, days: 20, events: 1500, bots: 5 });
  truth = made.truth();
  store = memoryStore();
  const events = [...made.files].flatMap(recordsIn).flatMap((record): readonly AuditEvent[] => {
    const ingested = toEvent(record, 'lex.amazonaws.com');
    return ingested.kind === 'event' ? [ingested.event] : [];
  });
  const arrivals = [...events, ...events.slice(0, 300)].toSorted((one, other) =>
    scattered(one) < scattered(other) ? -1 : 1,
  );
  for (let start = 0; start < arrivals.length; start += 150) {
    await append(
      store,
      arrivals.slice(start, start + 150).map((event) => ({ event })),
      { concurrency: 4 },
    );
  }
  byId = new Map(store.dump().map((stored) => [stored.event.id, stored]));
});

test('every call is compared with what it can be compared with', () => {
  const wrong = placed().filter(({ told, stored }) => told.against !== stored.change?.against);
  expect(wrong).toEqual([]);
});

test('every change is what was really done, path by path, and what was left out is called so', () => {
  const compared = placed().filter(({ told }) => told.against === 'earlier' || told.against === 'partial');
  expect(compared.length).toBeGreaterThan(100);
  for (const { told, stored } of compared) {
    const found = (stored.change?.differences ?? []).map((one) => ({
      path: one.path,
      isGone: one.kind === 'removed' || one.kind === 'unset',
      leftOut: one.kind === 'removed' && one.leftOut === true,
    }));
    const done = told.changes.map((one) => ({
      path: one.path,
      isGone: one.kind === 'removed',
      leftOut: one.leftOut === true,
    }));
    expect({ id: told.id, found: inOrder(found) }).toEqual({ id: told.id, found: inOrder(done) });
  }
});

test('the state of everything is right where the log says it, and doubted where it does not', async () => {
  expect(truth.states.length).toBeGreaterThan(50);
  for (const { scope, place, state, recorded } of truth.states) {
    const answer = await stateAt(store, scope, place, ever);
    const isRight = answer.kind === 'known' && isSame(answer.document, state);
    // Of a bot older than the trail nobody knows what tags it had before the first one that the trail shows,
    // and a call that the log does not place may have been about anything of its kind.
    const mayDoubt =
      !recorded ||
      answer.doubts.every(({ kind }) =>
        ['first-known-state', 'import-between', 'unattributed-call'].includes(kind),
      );
    expect({
      place,
      isRight: isRight || (!recorded && (answer.doubts.length > 0 || answer.kind === 'nothing')),
      mayDoubt,
    }).toEqual({ place, isRight: true, mayDoubt: true });
  }
});

test('everything in a bot is found, tags given at creation too, and is what its own state is said to be', async () => {
  const told = new Map<string, TruthState>(truth.states.map((one) => [`${one.scope}|${one.place}`, one]));
  const found = await Promise.all(
    [...new Set(truth.states.map(({ scope }) => scope))].map(async (scope) => {
      const { states } = await statesWithin(store, scope, '', ever);
      return [...states].map(([place, state]) => [`${scope}|${place}`, state] as const);
    }),
  );
  const states = new Map<string, PlaceState>(found.flat());
  const recorded = [...told].filter(([, one]) => one.recorded && Object.keys(one.state).length > 0);
  expect(recorded.filter(([key]) => !states.has(key))).toEqual([]);
  expect([...states.keys()].filter((key) => !told.has(key) && !key.includes('|version/'))).toEqual([]);
  const whole = recorded.filter(([key]) => states.get(key)?.doubts.length === 0);
  expect(whole.filter(([key, { state }]) => !isSame(states.get(key)?.document, state))).toEqual([]);
});

test('the state at any moment is what the last call up to it made it', async () => {
  const moments = placed().filter(
    ({ told }) => told.state !== undefined && told.against !== 'unrecorded' && told.against !== 'partial',
  );
  for (const { told, stored } of moments.filter((_, index) => index % 3 === 0)) {
    const { scope, place, instant } = stored.event;
    const answer = await stateAt(store, scope, place, `${instant}|${told.id}`);
    expect({ id: told.id, hash: stateHash(answer.document) }).toEqual({ id: told.id, hash: told.state });
  }
});

test('the last writer of every path is the one who really wrote it, or is said not to be known', async () => {
  let known = 0;
  for (const { scope, place, path, id } of truth.blame) {
    const { lines } = await blame(store, { scope, place });
    const line = lines.find((one) => one.path === path);
    if (line?.by !== 'event') continue;
    known += 1;
    expect({ place, path, id: line.event.event.id }).toEqual({ place, path, id });
  }
  expect(known).toBeGreaterThan(truth.blame.length / 2);
});

test('every alias served the versions that it really served, and rollbacks are called so', async () => {
  expect(truth.aliases.length).toBeGreaterThan(3);
  for (const { botId, aliasId, moves } of truth.aliases) {
    const scope = truth.bots.find(({ id }) => id === botId)?.scope ?? '';
    const { aliases } = await promotions(store, scope, `alias/${aliasId}`);
    const found = aliases
      .flatMap((alias) => alias.promotions)
      .map(({ event, to, isRollback }) => ({ id: event.event.id, to, rollback: isRollback }));
    expect(found).toEqual(moves.map(({ id, to, rollback }) => ({ id, to, rollback })));
  }
});

test('every version contains what the draft really held when it was frozen', async () => {
  expect(truth.versions.length).toBeGreaterThan(3);
  for (const { botId, version, contents } of truth.versions) {
    const scope = truth.bots.find(({ id }) => id === botId)?.scope ?? '';
    const { states } = await stateOfVersion(store, scope, version);
    const recorded = contents.filter((one) => one.recorded && !one.place.endsWith('vocabulary'));
    const found = recorded.map(({ place }) => [place, stateHash(states.get(place)?.document ?? {})]);
    expect(found).toEqual(recorded.map(({ place, state }) => [place, state]));
  }
});

test('every name is the one that was known at the moment', async () => {
  const { names } = await store.bots();
  const index = await namesOf(
    store,
    names.map(({ scope }) => scope),
  );
  for (const told of truth.events.filter(({ scope, bot }) => scope !== undefined && bot !== undefined)) {
    const { event } = byId.get(told.id) ?? {};
    if (event === undefined || event.scope !== told.scope || event.scope.includes('bot-named')) continue;
    expect([told.id, index.nameAt(event.scope, '', `${event.instant}|${event.id}`)]).toEqual([
      told.id,
      told.bot,
    ]);
  }
});

/** Calls that changed something, where the log says what they are about, with what is stored of them. */
function placed(): readonly { readonly told: TruthEvent; readonly stored: StoredEvent }[] {
  return truth.events.flatMap((told) => {
    const stored = byId.get(told.id);
    const isPlaced =
      stored !== undefined && stored.event.place === told.place && stored.event.scope === told.scope;
    return isPlaced && told.against !== undefined ? [{ told, stored }] : [];
  });
}

function inOrder<T extends { readonly path: string }>(changes: readonly T[]): readonly T[] {
  const unique = new Map(changes.map((one) => [JSON.stringify(one), one]));
  return [...unique.values()].toSorted((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  );
}

function scattered({ id }: AuditEvent): string {
  return [...id].reverse().join('');
}
