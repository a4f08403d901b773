import fc from 'fast-check';
import { demo } from '../../simulator/demo';
import { type GenerateOptions, generate } from '../../simulator/generate';
import { stateHash, type Truth, type TruthEvent } from '../../simulator/truth';
import type { JsonObject } from '../../src/model/json';
import { type LogRecord, someOptions, uniqueRecords } from '../support/simulated-logs';

const demonstrated = generate(demo).truth();
const demonstration = tellingOf(demo);

interface Told {
  readonly event: TruthEvent;
  readonly record: LogRecord;
}

function tellingOf(options: GenerateOptions): readonly Told[] {
  const generated = generate(options);
  const records = uniqueRecords(generated.files);
  return generated.truth().events.map((event) => ({ event, record: records.get(event.id) as LogRecord }));
}

/** Where Lex's calls say which thing they mean; a slot's type is part of its state. */
const idsOf = (place: string) => [
  'botId',
  'botVersion',
  'localeId',
  'intentId',
  'slotId',
  'botAliasId',
  'replicaRegion',
  'testSetId',
  'tags',
  'botTags',
  ...(place.includes('/slottype/') ? ['slotTypeId'] : []),
];

/** The state that a Create or Update says, read from its request alone. */
function stateSaid({ event, record }: Told): JsonObject {
  const place = event.place ?? '';
  const ids = new Set(
    place.startsWith('alias/') ? idsOf(place).filter((id) => id !== 'botVersion') : idsOf(place),
  );
  const members = Object.entries(record.requestParameters ?? {}).filter(([member]) => !ids.has(member));
  return Object.fromEntries(members) as JsonObject;
}

const saysAll = ({ event }: Told) =>
  /^(Create|Update)(Bot|BotAlias|BotLocale|BotReplica|Intent|Slot|SlotType|TestSet)$/.test(event.action) &&
  event.outcome === 'ok' &&
  event.omitted === undefined;

test('the state that the truth gives after a call is what the call said', () => {
  fc.assert(
    fc.property(someOptions, (options) => {
      const history = tellingOf(options).filter(saysAll);

      expect(history.map(({ event }) => event.state)).toEqual(
        history.map((told) => stateHash(stateSaid(told))),
      );
    }),
    { numRuns: 15 },
  );
});

function isDeletion({ action, outcome }: Pick<TruthEvent, 'action' | 'outcome'>): boolean {
  return outcome === 'ok' && /^Delete(Bot|BotAlias|BotReplica|Intent|Slot|SlotType|TestSet)$/.test(action);
}

/** What the log itself says of every thing in the end: the last whole state, gone with what it stood in. */
function statesByLog(history: readonly Told[]): ReadonlyMap<string, JsonObject> {
  const states = new Map<string, JsonObject>();
  for (const told of history) {
    const { scope, place } = told.event;
    const key = `${scope}|${place}`;
    if (saysAll(told)) states.set(key, stateSaid(told));
    if (!isDeletion(told.event)) continue;
    const within = place === '' ? key : `${key}/`;
    const gone = [...states.keys()].filter((known) => known === key || known.startsWith(within));
    for (const known of gone) states.delete(known);
  }
  return states;
}

test('the final states are the last that the calls said of what was not deleted since', () => {
  fc.assert(
    fc.property(someOptions, (options) => {
      const { states } = generate(options).truth();
      const whole = states.filter(
        ({ place, recorded }) => recorded && !/(tags|policy|vocabulary|^version\/\d+)$/.test(place),
      );

      expect(new Map(whole.map(({ scope, place, state }) => [`${scope}|${place}`, state]))).toEqual(
        statesByLog(tellingOf(options)),
      );
    }),
    { numRuns: 15 },
  );
});

test('the changes name exactly the members that differ from the state before', () => {
  const before = new Map<string, JsonObject>();
  let updates = 0;
  for (const told of demonstration.filter(saysAll)) {
    const key = `${told.event.scope}|${told.event.place}`;
    const [earlier, after] = [before.get(key), stateSaid(told)];
    before.set(key, after);
    if (earlier === undefined || told.event.against !== 'earlier') continue;
    updates += 1;
    const members = [...new Set([...Object.keys(earlier), ...Object.keys(after)])];
    const differing = members.filter(
      (member) => JSON.stringify(earlier[member]) !== JSON.stringify(after[member]),
    );
    const named = new Set(told.event.changes.map(({ path }) => path.split(/[.[]/)[0]));

    expect([...named].sort()).toEqual(differing.sort());
    for (const { kind, path } of told.event.changes.filter(({ path }) => !/[.[]/.test(path))) {
      expect([earlier[path] === undefined, after[path] === undefined]).toEqual([
        kind === 'added',
        kind === 'removed',
      ]);
    }
  }

  expect(updates).toBeGreaterThan(100);
});

test('an answer echoes what was asked, with the ids of what it is about', () => {
  for (const { event, record } of demonstration) {
    if (event.outcome !== 'ok' || !/^(Create|Update)/.test(event.action) || event.omitted !== undefined)
      continue;
    const { filePassword: _secret, ...asked } = record.requestParameters ?? {};
    const echoed = /Policy|UploadUrl/.test(event.action) ? {} : asked;

    expect(record.responseElements).toMatchObject(echoed);
  }
});

test('failed calls change nothing and answer nothing', () => {
  const failed = demonstration.filter(({ event }) => event.outcome !== 'ok');

  expect(new Set(failed.map(({ event }) => event.outcome))).toEqual(
    new Set(['denied', 'throttled', 'error']),
  );
  for (const { event, record } of failed) {
    expect([event.changes, event.state, event.against]).toEqual([[], undefined, undefined]);
    expect([record.responseElements, record.errorCode]).toEqual([null, event.error]);
  }
});

/** When the log says that a change was made: a deletion ends its second, other silence begins it. */
function momentOf({ time, instant, changes }: TruthEvent): string {
  return instant ?? time.replace('Z', changes[0]?.op === 'delete' ? '.999Z' : '.000Z');
}

test('the log tells the order of any two changes of one thing, on a day too busy for its seconds', () => {
  const moments = new Map<string, string[]>();
  for (const event of generate({ seed: 1, days: 1, events: 3_000, bots: 1 }).truth().events) {
    if (event.changes.length === 0 || event.omitted !== undefined) continue;
    const key = `${event.scope}|${event.place}`;
    moments.set(key, [...(moments.get(key) ?? []), momentOf(event)]);
  }

  for (const list of moments.values()) expect(list).toEqual([...new Set(list)].sort());
});

test('an instant is the time that the response says, within the second of the call', () => {
  for (const { event, record } of demonstration) {
    if (event.instant === undefined) continue;
    const { lastUpdatedDateTime, creationDateTime } = record.responseElements ?? {};

    expect(new Date(Math.round(Number(lastUpdatedDateTime ?? creationDateTime) * 1000)).toISOString()).toBe(
      event.instant,
    );
    expect(event.time.slice(0, 19)).toBe(event.instant.slice(0, 19));
  }
});

test('names are those that calls have said up to then, across renames and after deletion', () => {
  const said = new Map<string, string>();
  for (const told of demonstration) {
    const { event } = told;
    const name = stateSaid(told).botName;
    if (saysAll(told) && event.place === '' && typeof name === 'string') said.set(event.botId ?? '', name);
    if (event.botId !== undefined) expect(event.bot).toBe(said.get(event.botId));
  }

  expect(
    generate(demo)
      .truth()
      .bots.some(({ names }) => names.length > 1),
  ).toBe(true);
});

/** The hash of every place of a bot's draft as of an event, read from the events before it. */
function draftBefore(truth: Truth, botId: string, id: string): ReadonlyMap<string, string> {
  const until = truth.events.findIndex((event) => event.id === id);
  const draft = new Map<string, string>();
  for (const { place = '', state, ...event } of truth.events.slice(0, until)) {
    if (event.botId !== botId || !place.startsWith('DRAFT/')) continue;
    if (state !== undefined && event.omitted === undefined) draft.set(place.slice('DRAFT/'.length), state);
    if (!isDeletion(event)) continue;
    const gone = [...draft.keys()].filter((known) => `DRAFT/${known}/`.startsWith(`${place}/`));
    for (const known of gone) draft.delete(known);
  }
  return draft;
}

test('a version holds the draft as it was at that moment, whole', () => {
  for (const { botId, id, contents } of demonstrated.versions) {
    const recorded = contents.filter((content) => content.recorded);

    expect(new Map(recorded.map(({ place, state }) => [place, state]))).toEqual(
      draftBefore(demonstrated, botId, id),
    );
  }

  expect(demonstrated.versions.length).toBeGreaterThan(10);
});

test('an alias moves from where it was, and back is to a lower version', () => {
  const { aliases } = demonstrated;
  for (const { moves } of aliases) {
    for (const [index, { from, to, rollback }] of moves.entries()) {
      expect(from).toBe(moves[index - 1]?.to);
      expect(rollback).toBe(Number(to) < Number(from ?? 0));
    }
  }

  expect(aliases.flatMap(({ moves }) => moves).some(({ rollback }) => rollback)).toBe(true);
});

test('blame names the last call that wrote a path', () => {
  const { blame, events } = demonstrated;
  for (const { scope, place, path, id } of blame) {
    const writers = events.filter(
      (event) =>
        event.scope === scope &&
        event.place === place &&
        event.changes.some((change) => change.path === path),
    );
    expect(writers.at(-1)?.id).toBe(id);
  }

  expect(blame.length).toBeGreaterThan(100);
});
