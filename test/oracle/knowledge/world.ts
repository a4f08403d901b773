import type { Scalar } from '../lex/leaves';
import { homesOf, isIn } from '../lex/nouns';

export interface Leaf {
  readonly value: Scalar;
  /** The call that gave it this value; absent where the records do not prove which. */
  readonly by?: string;
}

/** What is known of one thing in a bot, if the calls so far came in the order that is tried. */
export interface Known {
  /** `maybe`: the records allow that it is there and that it is not. */
  readonly life: 'there' | 'gone' | 'maybe';
  /** Whether the leaves are all that it is. */
  readonly isSure: boolean;
  readonly leaves: ReadonlyMap<string, Leaf>;
  /** Whether everything in it was seen being made, so that what was not seen is not there. */
  readonly hasKnownParts: boolean;
  /** Of a policy: the revision that the last call left. Null: there was none yet; absent: not known. */
  readonly revision?: string | null;
}

/** What happened to one thing. */
export interface Happening {
  readonly id: string;
  /** `own`: a call about the thing itself; `around`: one that may have changed it, or ended it with its home. */
  readonly kind: 'own' | 'around';
  readonly before: Known;
  readonly after: Known;
  /** It made the thing, so that there was nothing before it. */
  readonly isFirst?: true;
  /** Of a version: what it froze, by place in the version. */
  readonly frozen?: Frozen;
  /** Of a call that says a part only: what it set, and the entries that it took away. */
  readonly part?: PartSaid;
}

export interface PartSaid {
  readonly set: readonly Scalar[];
  readonly unset: readonly string[];
}

export interface Frozen {
  readonly things: ReadonlyMap<string, Known>;
  /** Whether there may be more than these. */
  readonly isWhole: boolean;
}

export interface World {
  readonly things: ReadonlyMap<string, Known>;
  readonly happenings: ReadonlyMap<string, readonly Happening[]>;
  /** Places that some record shows being made; ids of Lex are never used twice. */
  readonly born: ReadonlySet<string>;
  /** Revisions of policies that some record shows being left; none is ever given twice. */
  readonly revisions: ReadonlySet<string>;
}

const nothing: ReadonlyMap<string, Leaf> = new Map();

export const absent: Known = { life: 'gone', isSure: true, leaves: nothing, hasKnownParts: true };
export const unknown: Known = { life: 'maybe', isSure: false, leaves: nothing, hasKnownParts: false };
export const empty: Known = {
  life: 'there',
  isSure: true,
  leaves: nothing,
  hasKnownParts: true,
  revision: null,
};

export function aWorld(born: ReadonlySet<string>, revisions: ReadonlySet<string>): World {
  return { things: new Map(), happenings: new Map(), born, revisions };
}

export function knownAt(world: World, place: string): Known {
  const own = world.things.get(place);
  if (own !== undefined) return own;
  if (world.born.has(place)) return absent;
  for (const home of homesOf(place).toReversed()) {
    const known = world.things.get(home);
    if (known === undefined && world.born.has(home)) return absent;
    if (known === undefined) continue;
    return known.life === 'gone' || known.hasKnownParts ? absent : unknown;
  }
  return unknown;
}

/** Whether the thing, and all that it is in, can be there. */
export function canBe(world: World, place: string): boolean {
  return [...homesOf(place), place].every((at) => isPath(at) || knownAt(world, at).life !== 'gone');
}

/** A step on the way to a thing that is no thing itself: `alias`, `DRAFT`, `DRAFT/en_US/intent`. */
function isPath(place: string): boolean {
  return /^(?:alias|version|DRAFT)$|\/(?:intent|slottype|slot)$/.test(place);
}

export type Step = Omit<Happening, 'before' | 'after'>;

/** The world with something else known of a place, and that in the place's story. */
export function happened(world: World, place: string, after: Known, step: Step): World {
  const before = knownAt(world, place);
  const story = world.happenings.get(place) ?? [];
  return {
    ...world,
    things: new Map(world.things).set(place, after),
    happenings: new Map(world.happenings).set(place, [...story, { ...step, before, after }]),
  };
}

/** The places in a home of which anything is known. */
export function placesIn(world: World, home: string): readonly string[] {
  return [...world.things.keys()].filter((place) => isIn(place, home));
}
