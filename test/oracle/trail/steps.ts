import * as fc from 'fast-check';
import type { Move } from '../lex/moves';
import { createBot, createVersion, creating, deleting, updating } from '../lex/moves';
import { build, importBot, importLocale, read, refused } from '../lex/other-moves';
import {
  batch,
  createPolicy,
  createStatement,
  deletePolicy,
  deleteStatement,
  tag,
  untag,
  updatePolicy,
} from '../lex/part-moves';

/** How long after the call before it a call is made. */
export type Gap = 'in the same second' | 'in the next second' | 'later' | 'days later';

/** One call as fast-check chooses it; `numbers` are the choices within. */
export interface Step {
  readonly move: MoveName;
  readonly numbers: readonly number[];
  readonly gap: Gap;
  /** How long Lex took, in milliseconds: the response tells when it was done, eventTime when it began. */
  readonly lag: number;
  readonly oddity: Oddity;
}

/**
 * What CloudTrail does to a record: leave out what is too large, correct it afterwards, or write another
 * one under its id.
 */
export type Oddity =
  | 'none'
  | 'request left out'
  | 'response left out'
  | 'both left out'
  | 'corrected'
  | 'disputed'
  | 'disputed at another moment';

export interface History {
  readonly steps: readonly Step[];
  /** How many of the first records are older than the trail. */
  readonly unseen: number;
  /** In which order its records arrive: any number stands for one. */
  readonly arrival: number;
}

/** What a kind of history is made of: how often what happens. */
export interface Kind {
  readonly name: string;
  readonly gaps: Readonly<Partial<Record<Gap, number>>>;
  readonly oddities: Readonly<Partial<Record<Oddity, number>>>;
  /** Moves that do not happen. */
  readonly without?: RegExp;
  /** Moves that happen three times as often as elsewhere. */
  readonly favours?: RegExp;
  readonly mostUnseen: number;
}

const moves = {
  createBot,
  updateBot: updating('Bot'),
  deleteBot: deleting('Bot'),
  createLocale: creating('BotLocale', 'Bot'),
  updateLocale: updating('BotLocale'),
  deleteLocale: deleting('BotLocale'),
  createIntent: creating('Intent', 'BotLocale'),
  updateIntent: updating('Intent'),
  deleteIntent: deleting('Intent'),
  createSlot: creating('Slot', 'Intent'),
  updateSlot: updating('Slot'),
  deleteSlot: deleting('Slot'),
  createSlotType: creating('SlotType', 'BotLocale'),
  updateSlotType: updating('SlotType'),
  deleteSlotType: deleting('SlotType'),
  createVersion,
  deleteVersion: deleting('BotVersion'),
  createAlias: creating('BotAlias', 'Bot'),
  updateAlias: updating('BotAlias'),
  deleteAlias: deleting('BotAlias'),
  tag,
  untag,
  createPolicy,
  updatePolicy,
  deletePolicy,
  createStatement,
  deleteStatement,
  createItems: batch('Create'),
  updateItems: batch('Update'),
  deleteItems: batch('Delete'),
  createItemsInPart: batch('Create', 40),
  updateItemsInPart: batch('Update', 40),
  deleteItemsInPart: batch('Delete', 40),
  importLocale,
  importBot,
  build,
  refused,
  read,
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

export function moveNamed(name: MoveName): Move {
  return moves[name];
}

const weights: Readonly<Record<MoveName, number>> = {
  createBot: 4,
  updateBot: 3,
  deleteBot: 1,
  createLocale: 4,
  updateLocale: 2,
  deleteLocale: 1,
  createIntent: 7,
  updateIntent: 14,
  deleteIntent: 2,
  createSlot: 4,
  updateSlot: 5,
  deleteSlot: 2,
  createSlotType: 3,
  updateSlotType: 5,
  deleteSlotType: 1,
  createVersion: 6,
  deleteVersion: 1,
  createAlias: 4,
  updateAlias: 7,
  deleteAlias: 1,
  tag: 5,
  untag: 4,
  createPolicy: 3,
  updatePolicy: 3,
  deletePolicy: 3,
  createStatement: 5,
  deleteStatement: 4,
  createItems: 4,
  updateItems: 3,
  deleteItems: 3,
  createItemsInPart: 2,
  updateItemsInPart: 1,
  deleteItemsInPart: 1,
  importLocale: 2,
  importBot: 1,
  build: 2,
  refused: 2,
  read: 1,
};

/** Every history begins with a bot to work on. */
const beginning: readonly MoveName[] = ['createBot', 'createLocale', 'createIntent', 'createSlotType'];

export function histories(kind: Kind): fc.Arbitrary<History> {
  const begun = fc.tuple(...beginning.map((move) => aStep(kind, fc.constant(move))));
  const rest = fc.array(aStep(kind, aMove(kind)), { minLength: 12, maxLength: 40 });
  const unseen = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(kind.mostUnseen) },
  );
  return fc.record({ steps: fc.tuple(begun, rest).map((parts) => parts.flat()), unseen, arrival: fc.nat() });
}

function aMove(kind: Kind): fc.Arbitrary<MoveName> {
  const names = (Object.keys(moves) as MoveName[]).filter((name) => kind.without?.test(name) !== true);
  return weighted(names.map((name) => [name, weights[name] * (kind.favours?.test(name) ? 3 : 1)]));
}

function aStep({ gaps, oddities }: Kind, move: fc.Arbitrary<MoveName>): fc.Arbitrary<Step> {
  return fc.record({
    move,
    numbers: fc.array(fc.nat(999), { minLength: 8, maxLength: 8 }),
    gap: weighted(Object.entries(gaps) as [Gap, number][]),
    lag: fc.integer({ min: 5, max: 600 }),
    oddity: weighted(Object.entries(oddities) as [Oddity, number][]),
  });
}

function weighted<T>(choices: readonly (readonly [T, number])[]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([value, weight]) => ({ weight, arbitrary: fc.constant(value) })));
}
