import type { Scalar } from '../lex/leaves';
import { homesOf, isAspect } from '../lex/nouns';
import type { Order, Story } from './orders';
import { type Guess, nowhere, type RightAnswer, rightOf } from './right';
import {
  absent,
  type Frozen,
  type Happening,
  type Known,
  knownAt,
  type PartSaid,
  unknown,
  type World,
} from './world';

/** What happened to a place in one order, oldest first. */
function storyAt({ last }: Order, place: string): readonly Happening[] {
  return last.happenings.get(place) ?? [];
}

export function ownCalls(order: Order, place: string): readonly Happening[] {
  return storyAt(order, place).filter(({ kind }) => kind === 'own');
}

/** Everything known at the end of a second; of all that happened, where none is given. */
function worldAt({ worlds, last }: Order, second: number | undefined): World {
  if (second === undefined) return last;
  const before = [...worlds].filter(([end]) => end <= second);
  return before.at(-1)?.[1] ?? { ...last, things: new Map(), happenings: new Map() };
}

export function stateOf(orders: readonly Order[], place: string, second?: number): RightAnswer {
  return rightOf(orders.map((order) => single(documentOf(knownAt(worldAt(order, second), place), place))));
}

/** What a thing is, as text; undefined where it is not known. */
function documentOf(known: Known, place: string): string | undefined {
  if (known.life === 'gone') return nowhere;
  if (!known.isSure || known.life === 'maybe') return undefined;
  // A policy without statements is no policy; no tags are no tags.
  if (isAspect(place) && known.leaves.size === 0) return nowhere;
  return documentText([...known.leaves].map(([path, { value }]) => [path, value]));
}

export function documentText(leaves: readonly (readonly [string, Scalar])[]): string {
  return JSON.stringify(leaves.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

export function whoChanged(orders: readonly Order[], place: string): RightAnswer {
  return rightOf(orders.map((order) => single(lastWriters(storyAt(order, place), place))));
}

/** `LAST BEFORE END`, each an id; undefined where something without a name may have come between them. */
function lastWriters(story: readonly Happening[], place: string): string | undefined {
  const last = story.findLastIndex(({ kind }) => kind === 'own');
  const before = story.slice(0, last).findLastIndex(({ kind }) => kind === 'own');
  // Where no call before the last is known, none is named.
  const beforeLast = before < 0 ? [] : story.slice(before + 1, last);
  const between = [...beforeLast, ...story.slice(last + 1)];
  if (between.some(isRewrite)) return undefined;
  // Whether a policy ended with its last statement or with its home is the same to who asks.
  const end = /(?:^|\/)policy$/.test(place) ? undefined : story.slice(last + 1).find(isEnd);
  return [story[last]?.id, story[before]?.id ?? '-', end?.id ?? '-'].join(' ');
}

/** A policy that was deleted, not by its last statement: that call says a part only. */
function isEmptied(one: Happening | undefined): boolean {
  return (
    one?.part === undefined && one?.after.life === 'there' && one.after.isSure && one.after.leaves.size === 0
  );
}

function isEnd({ kind, after }: Happening): boolean {
  return kind === 'around' && after.life === 'gone';
}

/** An import, or a call that does not say what it was about. */
function isRewrite(one: Happening): boolean {
  return one.kind === 'around' && !isEnd(one);
}

/** The item of the answer that says in which order its calls came. */
export const inOrder = 'in order';

/** The calls in their order, and what each of them changed. */
export function historyOf(orders: readonly Order[], place: string, { disputed }: Story): RightAnswer {
  return rightOf(
    orders.map((order): Guess => {
      const own = ownCalls(order, place);
      const changes = own.map((one): [string, string | undefined] => [
        one.id,
        disputed.has(one.id) ? undefined : changeOf(one),
      ]);
      return { items: new Map([[inOrder, own.map(({ id }) => id).join(' ')], ...changes]) };
    }),
  );
}

/** What a call took away and what it brought, as the values that are no more and those that are new. */
function changeOf({ before, after, part, isFirst }: Happening): string | undefined {
  if (part !== undefined) return partText(part);
  if (isFirst === true) return 'made';
  if (!before.isSure || !after.isSure || before.life === 'maybe') return undefined;
  return changeText(valuesIn(before), valuesIn(after));
}

/** A call that says a part claims nothing of what was there before. */
export function partText({ set, unset }: PartSaid): string {
  return JSON.stringify([unset.toSorted(), set.map(String).toSorted()]);
}

function valuesIn({ leaves }: Known): readonly Scalar[] {
  return [...leaves.values()].map(({ value }) => value);
}

/** A policy may name an account by its number or by the ARN of its root. */
function wordOf(value: Scalar): string {
  return String(value).replace(/^arn:aws:iam::(\d{12}):root$/, '$1');
}

/** As many of each value as one side has more than the other. */
export function changeText(before: readonly Scalar[], after: readonly Scalar[]): string {
  return JSON.stringify([beyond(before, after), beyond(after, before)]);
}

function beyond(values: readonly Scalar[], others: readonly Scalar[]): readonly string[] {
  const left = others.map(wordOf);
  const more = values.map(wordOf).filter((value) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return more.toSorted();
}

/** Who gave each path its present value. */
export function blame(orders: readonly Order[], place: string): RightAnswer {
  return rightOf(
    orders.map(({ last }): Guess => {
      const known = knownAt(last, place);
      if (known.life === 'gone') return { items: new Map() };
      const lines = [...known.leaves].map(([path, { by }]) => [blamePath(path), by] as const);
      return { items: new Map(lines), isOpen: !known.isSure || known.life === 'maybe' };
    }),
  );
}

/** A policy may name one account or action as itself or as a list of one. */
export function blamePath(path: string): string {
  return path.replace(/\.(AWS|Action)\[[^\]]*\]$/, '.$1');
}

/** What an alias pointed to, from the first to the last, and whether it is gone. */
export function promotions(orders: readonly Order[], place: string): RightAnswer {
  return rightOf(
    orders.map((order) => {
      const moves: string[] = [];
      let version: string | undefined;
      for (const { id, after } of ownCalls(order, place)) {
        if (after.life === 'gone') continue;
        const next = String(after.leaves.get('botVersion')?.value ?? '-');
        if (next !== version) moves.push(`${next} ${id}`);
        version = next;
      }
      const isGone = knownAt(order.last, place).life === 'gone';
      return single([...moves, isGone ? 'gone' : ''].join(', '));
    }),
  );
}

/** What a version holds, place by place. */
export function contentsOf(orders: readonly Order[], version: string): RightAnswer {
  return rightOf(
    orders.map((order) => {
      const made = storyAt(order, version).find(({ frozen }) => frozen !== undefined);
      return made?.frozen === undefined ? { items: new Map(), isOpen: true } : contents(made.frozen);
    }),
  );
}

function contents({ things, isWhole }: Frozen): Guess {
  const items = [...things].map(([place, known]) => [place, documentOf(known, place)] as const);
  return { items: new Map(items), isOpen: !isWhole };
}

/** Everything of a bot at the end of a second. */
export function everythingAt(orders: readonly Order[], second?: number): RightAnswer {
  return rightOf(
    orders.map((order) => {
      const world = worldAt(order, second);
      const items = told(world).map(([place, known]) => [place, documentOf(known, place)] as const);
      return { items: new Map(items), isOpen: isOpen(world) };
    }),
  );
}

/** What some call was about, or gave its first tags; Lex's own test alias is not, until somebody changes it. */
function told({ things, happenings }: World): readonly (readonly [string, Known])[] {
  return [...things].filter(
    ([place, { isSure, life }]) => (isSure && life === 'there') || hasOwn(happenings.get(place)),
  );
}

function hasOwn(story: readonly Happening[] = []): boolean {
  return story.some(({ kind }) => kind === 'own');
}

/** Whether there may be things that no record shows. */
function isOpen(world: World): boolean {
  if (world.things.size > 0 && !world.things.has('')) return true;
  const known = [...world.things].filter(([place]) => place === '' || /^DRAFT/.test(place));
  return known.some(([, { life, hasKnownParts }]) => life !== 'gone' && !hasKnownParts);
}

/** How two moments differ: for each place whether it came, went, or what of it changed. */
export function difference(orders: readonly Order[], from: number, to: number): RightAnswer {
  return rightOf(
    orders.map((order): Guess => {
      const [one, other] = [worldAt(order, from), worldAt(order, to)];
      const known = [...told(one), ...told(other).filter(([, { life }]) => life !== 'gone')];
      const places = [...new Set(known.map(([place]) => place))];
      const items = places.map((place): [string, string | undefined] => [
        place,
        differenceAt(knownThen(order, one, place), knownThen(order, other, place), place),
      ]);
      return { items: new Map(items), isOpen: isOpen(one) || isOpen(other) };
    }),
  );
}

/** Before its first known call nothing is known of a thing, but where that call made it or its home: it was not there. */
function knownThen(order: Order, world: World, place: string): Known {
  const known = knownAt(world, place);
  if (world.things.has(place)) return known;
  const isMadeLater = (at: string) => !world.things.has(at) && isMadeFirst(storyAt(order, at));
  return [...homesOf(place), place].some(isMadeLater) ? absent : known;
}

function isMadeFirst(story: readonly Happening[]): boolean {
  return story.find(({ kind, after }) => kind === 'own' || after.life === 'gone')?.isFirst === true;
}

function differenceAt(before: Known, after: Known, place: string): string | undefined {
  if (before === after) return nowhere;
  const [one, other] = [documentOf(before, place), documentOf(after, place)];
  if (before.life === 'there' && after.life === 'gone' && !isAspect(place)) return 'removed';
  if (before.life === 'gone' && after.life === 'there' && !isAspect(place)) return 'added';
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return nowhere;
  if (isAspect(place)) return 'different';
  if (one === nowhere) return 'added';
  return other === nowhere ? 'removed' : changeText(valuesIn(before), valuesIn(after));
}

/** What a thing would be with one call taken back: as it is now, but for what that call changed. */
export function takenBack(orders: readonly Order[], place: string, id: string): RightAnswer {
  return rightOf(
    orders.map((order) => {
      const own = ownCalls(order, place).find((one) => one.id === id);
      if (own === undefined) return single(undefined);
      // What a deletion takes back is what it took away.
      const isDeletion = own.after.life === 'gone' || isEmptied(own);
      const back = isDeletion ? own.before : without(own, knownAt(worldAt(order, undefined), place));
      return single(documentOf(back, place));
    }),
  );
}

function without({ before, after }: Happening, now: Known): Known {
  if ([before, after, now].some(({ isSure, life }) => !isSure || life !== 'there')) return unknown;
  const leaves = new Map(now.leaves);
  for (const path of new Set([...before.leaves.keys(), ...after.leaves.keys()])) {
    const [old, young] = [before.leaves.get(path), after.leaves.get(path)];
    if (old?.value === young?.value) continue;
    if (old === undefined) leaves.delete(path);
    else leaves.set(path, old);
  }
  return { ...now, leaves };
}

function single(answer: string | undefined): Guess {
  return { items: new Map([['', answer]]) };
}
