import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { type Restore, restoreOf } from '../../src/questions/restore-of';
import { stored } from './examine';
import { bursts, burstsAndOdd, calm, calmAndOdd } from './kinds';
import { type Doc, docOf } from './lex/json';
import { homesOf, isIn, scopeOf } from './lex/nouns';
import { run, type Things } from './lex/run-calls';
import { play } from './trail/play';
import { type History, histories, type Kind } from './trail/steps';
import { trailOf } from './trail/trail';

/** How many restores of each kind are tried; `LEXTRAIL_RESTORES=1000 jest test/oracle/restore` tries more. */
const runs = Number(process.env.LEXTRAIL_RESTORES ?? 60);

/** What somebody asks for, as choices among what there is. */
interface Choice {
  readonly history: History;
  readonly moment: number;
  readonly place: number;
  readonly isWithin: boolean;
}

const choices = (kind: Kind): fc.Arbitrary<Choice> =>
  fc.record({
    history: histories(kind),
    moment: fc.nat(),
    place: fc.nat(),
    isWithin: fc.boolean(),
  });

/** A moment of a bot, what was in it then and what is in it now, and what the restore says. */
interface Tried {
  readonly bot: string;
  readonly place: string;
  readonly isWithin: boolean;
  readonly past: Things;
  readonly present: Things;
  readonly restore: Restore;
}

/** Between two calls whose seconds differ, so that the moment is one. */
async function tried({ history, moment, place, isWithin }: Choice): Promise<Tried | undefined> {
  const { deeds, lex } = play(history);
  const ends = deeds.flatMap(({ ms }, index) => {
    const end = Math.floor(ms / 1000) * 1000 + 999;
    const next = deeds[index + 1];
    return next !== undefined && next.second * 1000 > end && index >= history.unseen ? [{ index, end }] : [];
  });
  const chosen = ends[moment % Math.max(1, ends.length)];
  if (chosen === undefined) return undefined;
  const before = play({ ...history, steps: stepsUpTo(history, chosen.index) }).lex;
  const bot = before.bots[place % before.bots.length];
  const now = lex.bots.find(({ id }) => id === bot?.id);
  if (bot === undefined || now === undefined) return undefined;
  const places = [...bot.things.keys(), ...now.things.keys(), ''];
  const asked = places[place % places.length] ?? '';
  const store = await stored(trailOf(history).records);
  const at = new Date(chosen.end).toISOString();
  const restore = await restoreOf(store, { scope: scopeOf(bot.id), place: asked }, at, { within: isWithin });
  return { bot: bot.id, place: asked, isWithin, past: bot.things, present: now.things, restore };
}

/** The steps up to the one that did this; steps that found nothing to do are no deeds. */
function stepsUpTo({ steps, ...history }: History, deed: number): History['steps'] {
  const count = steps.findIndex(
    (_, index) => play({ ...history, steps: steps.slice(0, index + 1) }).deeds.length > deed,
  );
  return steps.slice(0, count + 1);
}

/** Where the calls make something of a place that it neither was then nor is now. */
function wrongPlaces({ bot, place, isWithin, past, present, restore }: Tried): readonly string[] {
  if (restore.kind === 'impossible') return [];
  const after = run(bot, present, restore.calls);
  const unrestored = new Set(restore.unrestored.map((one) => one.place));
  const isOpen = restore.doubts.length > 0;
  return [...new Set([...past.keys(), ...present.keys(), ...after.keys()])].filter((at) => {
    const isMeant = isWithin ? isIn(at, place) : at === place;
    const wanted = isMeant && !isVersion(at) && !unrestored.has(at) ? past : present;
    const isRight = isSame(after.get(at), wanted.get(at));
    const isLeft = isOpen && isSame(after.get(at), present.get(at));
    return !isRight && !isLeft && !hasLostHome(at, { past, present, after });
  });
}

/** What was in something that the restore deletes goes with it, as what is refused in what is made anew. */
function hasLostHome(
  at: string,
  { past, present, after }: Record<'past' | 'present' | 'after', Things>,
): boolean {
  const isLost = (one: string) => present.has(one) && !after.has(one);
  return !past.has(at) && isLost(at) && homesOf(at).some(isLost);
}

function isVersion(place: string): boolean {
  return place.startsWith('version/');
}

function isSame(one: Doc | undefined, other: Doc | undefined): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

/** The alias that comes with every bot, made again or not. */
const automatic: Doc = { botAliasName: 'TestBotAlias', botVersion: 'DRAFT' };

/** Without the ids of vocabulary items, which Lex assigns, and without what holds nothing. */
function comparable(doc: Doc | undefined): unknown {
  if (doc === undefined || isDeepStrictEqual(doc, automatic)) return undefined;
  const items = docOf(doc.items);
  const known =
    items === undefined
      ? doc
      : {
          items: Object.values(items)
            .map((item) => JSON.stringify(item))
            .toSorted(),
        };
  const isEmpty = Object.values(known).every(
    (value) => Object.keys(value ?? {}).length === 0 && typeof value === 'object',
  );
  return isEmpty ? undefined : known;
}

describe.each([calm, bursts, calmAndOdd, burstsAndOdd])('in histories of $name', (kind) => {
  test('a restore gives the state of the moment exactly, or says of what it does not', async () => {
    const seen = { restored: 0, calls: 0, refused: 0 };
    for (const choice of fc.sample(choices(kind), { seed: 7, numRuns: runs })) {
      const one = await tried(choice);
      if (one === undefined) continue;
      expect(wrongPlaces(one)).toEqual([]);
      if (one.restore.kind === 'impossible') seen.refused += 1;
      else {
        seen.restored += 1;
        seen.calls += one.restore.calls.length;
      }
    }
    // To refuse everything would be no answer.
    expect(seen.calls).toBeGreaterThan(runs / 4);
    expect(seen.restored).toBeGreaterThan(runs / 4);
    expect(seen.refused).toBeGreaterThan(0);
  });
});
