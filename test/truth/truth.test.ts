import type { GenerateOptions } from '../../simulator/generate';
import { stateHash, type TruthBlame } from '../../simulator/truth';
import { isSame } from '../../src/change/same';
import type { AuditEvent } from '../../src/model/event';
import { type BlameLine, blame } from '../../src/questions/blame';
import { promotions } from '../../src/questions/promotions';
import { ever } from '../../src/questions/resource';
import { stateAt } from '../../src/questions/state-at';
import { stateOfVersion } from '../../src/questions/state-of-version';
import { whoChanged } from '../../src/questions/who-changed';
import { type Account, type Arrival, anAccount, changesIn } from './an-account';

const small = { days: 12, events: 600, bots: 4 };
const accounts: readonly (readonly [string, GenerateOptions, Arrival])[] = [
  ['as CloudTrail delivers it', { seed: 3, ...small }, 'delivered'],
  ['scattered and partly twice', { seed: 4, ...small }, 'scattered'],
  ['with Lex V1, scattered', { seed: 5, ...small, until: new Date('2025-09-10T00:00:00Z') }, 'scattered'],
  ['of months, with what is rare', { seed: 6, days: 150, events: 900, bots: 3, rare: true }, 'scattered'],
  [
    'of months, with what is rare in Lex V1',
    { seed: 7, days: 90, events: 900, bots: 2, rare: true, until: new Date('2025-09-10T00:00:00Z') },
    'delivered',
  ],
];

describe.each(accounts)('an account %s', (_, options, arrival) => {
  let account: Account;
  beforeAll(async () => {
    account = await anAccount(options, arrival);
  });
  afterAll(() => account.close());

  test('every Lex call is stored once', () => {
    expect([...account.byId.keys()].toSorted()).toEqual(account.truth.events.map(({ id }) => id).toSorted());
  });

  test('every call is who did what, when, how, and how it went', () => {
    const members = ['actor', 'action', 'effect', 'outcome', 'tool', 'network', 'time', 'region'] as const;
    const row = (source: Partial<Record<(typeof members)[number], unknown>> | undefined) =>
      members.map((member) => source?.[member]);
    for (const told of account.truth.events) {
      expect([told.id, ...row(account.byId.get(told.id)?.event)]).toEqual([told.id, ...row(told)]);
    }
  });

  test('every change has the paths and kinds of what was really done', () => {
    const compared = changesIn(account).filter(
      ({ told }) => told.against === 'earlier' || told.against === 'partial',
    );
    expect(compared.length).toBeGreaterThan(20);
    for (const { told, named } of compared) {
      const found = (named.change?.differences ?? []).map((one) =>
        words(one.path, one.kind, 'leftOut' in one),
      );
      const done = told.changes.map((one) => words(one.path, one.kind, one.leftOut === true));
      expect([told.id, sorted(found)]).toEqual([told.id, sorted(done)]);
    }
  });

  test('every change is compared with what it can be compared with', () => {
    for (const { told, named } of changesIn(account)) {
      expect([told.id, named.change?.against]).toEqual([told.id, told.against]);
    }
  });

  test('every name is the one that was known at the moment', () => {
    const named = account.truth.events.flatMap((told) => {
      const found = account.byId.get(told.id);
      return found !== undefined && found.event.scope === told.scope ? [{ told, found }] : [];
    });
    const ofBots = named.filter(({ told }) => told.bot !== undefined && !told.scope?.includes(':bot-named/'));
    for (const { told, found } of ofBots) expect([told.id, found.nameOf('')]).toEqual([told.id, told.bot]);
    const ofThings = named.filter(({ told, found }) => told.resourceName && told.place === found.event.place);
    for (const { told, found } of ofThings) {
      expect([told.id, found.nameOf(found.event.place)]).toEqual([told.id, told.resourceName]);
    }
    expect(ofBots.length + ofThings.length).toBeGreaterThan(100);
  });

  test('the state at the moment of every call is what it made it', async () => {
    const moments = changesIn(account).filter(
      ({ told }) => told.state !== undefined && told.against !== 'unrecorded' && told.against !== 'partial',
    );
    expect(moments.length).toBeGreaterThan(30);
    for (const { told, named } of moments.filter((_, index) => index % 2 === 0)) {
      const { scope, place, instant, id } = named.event;
      const answer = await stateAt(account.store, scope, place, `${instant}|${id}`);
      expect([told.id, stateHash(answer.document)]).toEqual([told.id, told.state]);
    }
  });

  test('the last state of everything is right where the log says it, and doubted where it does not', async () => {
    for (const { scope, place, state, recorded } of account.truth.states) {
      const answer = await stateAt(account.store, scope, place, ever);
      const isRight = answer.kind === 'known' && isSame(answer.document, state);
      const isDoubted = answer.doubts.length > 0 || answer.kind === 'nothing';
      expect({ scope, place, isFair: isRight || (!recorded && isDoubted) }).toEqual({
        scope,
        place,
        isFair: true,
      });
    }
  });

  test('the last writer of every path is the one who wrote it', async () => {
    const written = writtenIn(account).filter(({ id }) => !leftOutIn(account).has(id));
    for (const told of byPlace(written)) {
      const { lines } = await blame(account.store, placeOf(told));
      for (const { place, path, id } of told) {
        const writers = linesAt(lines, path).map(({ event }) => event.event.id);
        expect([place, path, writers]).toEqual([place, path, expect.arrayContaining([id])]);
      }
    }
    expect(written.length).toBeGreaterThan(20);
  });

  test('of what CloudTrail left out nobody is said to have written it, but with a doubt', async () => {
    const unseen = writtenIn(account).filter(({ id }) => leftOutIn(account).has(id));
    for (const told of byPlace(unseen)) {
      const { lines, doubts = [] } = await blame(account.store, placeOf(told));
      const claims = told.flatMap(({ path }) => linesAt(lines, path).filter(({ by }) => by === 'event'));
      expect([placeOf(told), doubts.length === 0 ? claims : []]).toEqual([placeOf(told), []]);
    }
  });

  test('who changed something last is the last who did', async () => {
    const done = account.truth.events.flatMap((told) => {
      const named = account.byId.get(told.id);
      const isChange = told.against !== undefined || told.changes.length > 0;
      return isChange && named?.event.lane === 'state' ? [named.event] : [];
    });
    done.sort((one, other) => (position(one) < position(other) ? -1 : 1));
    const last = new Map(done.map((event) => [`${event.scope} ${event.place}`, event]));
    for (const event of [...last.values()].filter((_, index) => index % 3 === 0)) {
      const answer = await whoChanged(account.store, event);
      expect([event.place, answer.last?.event.id]).toEqual([event.place, event.id]);
    }
  });

  test('every alias served what it really served, rollbacks included', async () => {
    for (const { botId, aliasId, moves } of account.truth.aliases) {
      const scope = account.truth.bots.find(({ id }) => id === botId)?.scope ?? '';
      const { aliases } = await promotions(account.store, scope, `alias/${aliasId}`);
      const found = aliases.flatMap((alias) => alias.promotions);
      expect(found.map(({ event, to, isRollback }) => [event.event.id, to, isRollback])).toEqual(
        moves.map(({ id, to, rollback }) => [id, to, rollback]),
      );
    }
  });

  test('every version contains what the draft held when it was frozen', async () => {
    for (const { botId, version, contents } of account.truth.versions) {
      const scope = account.truth.bots.find(({ id }) => id === botId)?.scope ?? '';
      const { states } = await stateOfVersion(account.store, scope, version);
      for (const { place, state, recorded } of contents) {
        const found = states.get(place);
        const isRight = stateHash(found?.document ?? {}) === state;
        expect({ version, place, isFair: isRight || (!recorded && found?.doubts.length !== 0) }).toEqual({
          version,
          place,
          isFair: true,
        });
      }
    }
  });
});

/** The empty path stands for the creation; a message is told by the text it had before it was changed. */
function writtenIn({ truth }: Account): readonly TruthBlame[] {
  return truth.blame.filter(({ path }) => path !== '' && !path.includes('messageGroups['));
}

function leftOutIn({ truth }: Account): ReadonlySet<string> {
  return new Set(truth.events.flatMap(({ id, omitted }) => (omitted === undefined ? [] : [id])));
}

function byPlace(written: readonly TruthBlame[]): Iterable<readonly TruthBlame[]> {
  const places = new Map<string, readonly TruthBlame[]>();
  for (const one of written) {
    const key = `${one.scope} ${one.place}`;
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  return places.values();
}

function placeOf([one]: readonly TruthBlame[]): Pick<TruthBlame, 'scope' | 'place'> {
  return { scope: one?.scope ?? '', place: one?.place ?? '' };
}

/** What was added as a whole is blamed part by part. */
function linesAt(lines: readonly BlameLine[], path: string): readonly BlameLine[] {
  const exact = lines.filter((line) => line.path === path);
  return exact.length > 0 ? exact : lines.filter((line) => line.path.startsWith(`${path}.`));
}

/** `set` and `unset` are what a call that says a part can tell of added and removed. */
function words(path: string, kind: string, isLeftOut: boolean): string {
  const isGone = kind === 'removed' || kind === 'unset';
  return `${isGone ? 'gone' : 'there'} ${path}${isLeftOut ? ' (left out)' : ''}`;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}

function position({ instant, id }: Pick<AuditEvent, 'instant' | 'id'>): string {
  return `${instant}|${id}`;
}
