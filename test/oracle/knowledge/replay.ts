import { type Doc, docOf, type Json, textOf } from '../lex/json';
import { leavesOf, type Scalar } from '../lex/leaves';
import { isAspect, isIn, testAlias } from '../lex/nouns';
import type { Part } from './parts';
import type { Deed, Said } from './said';
import {
  absent,
  canBe,
  empty,
  type Frozen,
  happened,
  type Known,
  knownAt,
  type Leaf,
  placesIn,
  unknown,
  type World,
} from './world';

/** The world after a call; undefined where Lex would not have taken it, so that it cannot have come now. */
export function after(world: World, said: Said): World | undefined {
  const { deed, place } = said;
  if (deed.kind === 'import') return imported(world, said, deed.botName);
  if (place === undefined) return unplaced(world, said);
  const take = takers[deed.kind] as Taker;
  return place === '' || canBe(world, homeOf(place)) ? take(world, { ...said, place }) : undefined;
}

type Placed = Said & { readonly place: string };
type Taker = (world: World, said: Placed) => World | undefined;

const takers: Readonly<Record<Exclude<Deed['kind'], 'import'>, Taker>> = {
  make: made,
  update: updated,
  end: ended,
  part: partly,
  aspect: aspectSaid,
};

function homeOf(place: string): string {
  return place
    .replace(/(?:^|\/)[^/]*$/, '')
    .replace(/\/(?:intent|slottype|slot)$|^(?:alias|version|DRAFT)$/, '');
}

type Whole = Deed & { readonly kind: 'make' | 'update' };

function made(world: World, said: Placed): World | undefined {
  const { place, id } = said;
  const deed = said.deed as Whole;
  if (knownAt(world, place).life === 'there' || !canPoint(world, place, deed.doc)) return undefined;
  const frozen = deed.noun === 'BotVersion' ? frozenBy(world, deed.doc ?? {}) : undefined;
  if (deed.noun === 'BotVersion' && (frozen === undefined || !isNext(world, place))) return undefined;
  const leaves = leavesBy(deed.doc ?? {}, () => id);
  const known = { ...empty, isSure: deed.doc !== undefined, leaves, revision: undefined };
  const step = { id, kind: 'own', frozen, isFirst: true } as const;
  return withFirstAspects(happened(world, place, known, step), said, deed);
}

/** What is there from the beginning: tags, an empty policy, an empty vocabulary; with a bot its test alias. */
function withFirstAspects(world: World, { place, id }: Placed, { noun, request }: Whole): World {
  const tagged = (home: string, tags: Json | undefined): [string, Known] => {
    const leaves = leavesBy({ tags: docOf(tags) ?? {} }, () => id);
    return [home === '' ? 'tags' : `${home}/tags`, { ...empty, leaves }];
  };
  const firsts: Readonly<Record<string, readonly [string, Known][]>> = {
    Bot: [
      tagged('', request.botTags),
      ['policy', empty],
      [testAlias, { ...unknown, life: 'there', hasKnownParts: true }],
      tagged(testAlias, request.testBotAliasTags),
      [`${testAlias}/policy`, empty],
    ],
    BotAlias: [tagged(place, request.tags), [`${place}/policy`, empty]],
    BotLocale: [[`${place}/vocabulary`, empty]],
  };
  return { ...world, things: new Map([...world.things, ...(firsts[noun] ?? [])]) };
}

function updated(world: World, { place, id, deed }: Placed): World | undefined {
  const { doc } = deed as Whole;
  const before = knownAt(world, place);
  if (before.life === 'gone' || !canPoint(world, place, doc)) return undefined;
  const leaves = doc === undefined ? new Map<string, Leaf>() : leavesBy(doc, writerAfter(before, id));
  const known: Known = { ...before, life: 'there', isSure: doc !== undefined, leaves };
  return happened(world, place, known, { id, kind: 'own' });
}

/** An alias points only to a version that is there. */
function canPoint(world: World, place: string, doc: Doc | undefined): boolean {
  const version = /^alias\/[^/]+$/.test(place) ? textOf(doc?.botVersion) : undefined;
  return version === undefined || version === 'DRAFT' || canBe(world, `version/${version}`);
}

function ended(world: World, { place, id }: Placed): World | undefined {
  if (knownAt(world, place).life === 'gone') return undefined;
  const inner = placesIn(world, place).filter((at) => at !== place && knownAt(world, at).life !== 'gone');
  const left = inner.reduce((rest, at) => happened(rest, at, absent, { id, kind: 'around' }), world);
  return happened(left, place, absent, { id, kind: 'own' });
}

function partly(world: World, { place, id, deed }: Placed): World | undefined {
  const { part } = deed as Deed & { kind: 'part' };
  const before = knownAt(world, place);
  if (!fitsPart(before, part) || !isExpected(world, before, part.revision)) return undefined;
  const entries = [...Object.keys(part.set), ...part.unset].map((key) => `${part.into}[${key}]`);
  const kept = [...before.leaves].filter(([path]) => !entries.some((entry) => isWithin(path, entry)));
  const isNew = part.lacks.length > 0;
  const set = leavesBy(documentOf(part), isNew ? () => id : writerAfter(before, id));
  const revision = part.revision?.left ?? before.revision;
  const known: Known = { ...before, life: 'there', leaves: new Map([...kept, ...set]), revision };
  const values = [...leavesOf(documentOf(part)).values()];
  return happened(world, place, known, { id, kind: 'own', part: { set: values, unset: part.unset } });
}

function documentOf({ into, set }: Part): Doc {
  return into === 'Statement' ? { Statement: Object.values(set) } : { [into]: set };
}

function isWithin(path: string, entry: string): boolean {
  return path === entry || path.startsWith(`${entry}.`) || path.startsWith(`${entry}[`);
}

function fitsPart({ leaves, isSure }: Known, { into, needs, lacks }: Part): boolean {
  const has = (key: string) => [...leaves.keys()].some((path) => isWithin(path, `${into}[${key}]`));
  return needs.every((key) => !isSure || has(key)) && !lacks.some(has);
}

function aspectSaid(world: World, { place, id, deed }: Placed): World | undefined {
  const { doc, needs, revision } = deed as Deed & { kind: 'aspect' };
  const before = knownAt(world, place);
  const isThere = before.leaves.size > 0;
  if (needs === 'nothing' && isThere) return undefined;
  if (needs === 'something' && before.isSure && !isThere) return undefined;
  if (!isExpected(world, before, revision)) return undefined;
  const leaves = leavesBy(doc, needs === 'nothing' ? () => id : writerAfter(before, id));
  const known = { ...empty, leaves, revision: revision?.left };
  return happened(world, place, known, {
    id,
    kind: 'own',
    ...(needs === 'nothing' ? { isFirst: true } : {}),
  });
}

function isExpected({ revisions }: World, before: Known, revision: Part['revision']): boolean {
  const { expected } = revision ?? {};
  if (expected === undefined || before.revision === expected) return true;
  return before.revision === undefined && !revisions.has(expected);
}

type Writer = (path: string, value: Scalar) => string | undefined;

/** Whoever gave a leaf its value first and was never contradicted since wrote it; nobody can be named after what is not known. */
function writerAfter(before: Known, id: string): Writer {
  return (path, value) => {
    const known = before.leaves.get(path);
    if (known?.value === value) return known.by;
    return before.isSure ? id : undefined;
  };
}

function leavesBy(doc: Doc, writer: Writer): ReadonlyMap<string, Leaf> {
  const leaves = [...leavesOf(doc)].map(([path, value]): [string, Leaf] => [
    path,
    { value, by: writer(path, value) },
  ]);
  return new Map(leaves);
}

/** What an import touched is not known until somebody says it anew. */
function imported(world: World, { id, place }: Said, botName: string | undefined): World | undefined {
  const own = knownAt(world, '');
  if (botName === undefined) return own.life === 'gone' ? undefined : doubted(world, place ?? '', id);
  const name = own.leaves.get('botName')?.value;
  // An import does not rename the bot that it is into.
  if (own.life === 'gone' || (name !== undefined && name !== botName)) return world;
  const { hasKnownParts } = own;
  const settings = happened(world, '', { ...own, ...unsure(own), hasKnownParts }, { id, kind: 'around' });
  // Aliases and versions are no part of a file; locales are.
  const draft: Known = { ...unknown, life: 'there' };
  return doubted({ ...settings, things: new Map(settings.things).set('DRAFT', draft) }, 'DRAFT', id);
}

function doubted(world: World, home: string, id: string): World {
  const places = new Set([...placesIn(world, home), home]);
  places.delete('DRAFT');
  return [...places].reduce((rest, place) => touched(rest, place, id), world);
}

function touched(world: World, place: string, id: string): World {
  const before = knownAt(world, place);
  const isLocale = /^DRAFT\/[^/]+$/.test(place);
  if (before.life === 'gone' && !isLocale && !isAspect(place)) return world;
  const life = before.life === 'there' ? 'there' : 'maybe';
  return happened(world, place, { ...before, life, ...unsure(before) }, { id, kind: 'around' });
}

function unsure({ leaves }: Known): Pick<Known, 'isSure' | 'leaves' | 'hasKnownParts'> {
  const unproven = [...leaves].map(([path, { value }]): [string, Leaf] => [path, { value }]);
  return { isSure: false, leaves: new Map(unproven), hasKnownParts: false };
}

/** A call of which CloudTrail left out what it was about: any thing of its kind may be what it changed or made. */
function unplaced(world: World, { id, deed }: Said): World {
  const { kind, noun } = deed as Whole;
  const isAlike = (place: string) => (noun === 'Intent' ? /\/intent\/[^/]+$/ : /\/slottype\//).test(place);
  if (kind === 'update') {
    const alike = [...world.things.keys()].filter((at) => isAlike(at) && knownAt(world, at).life !== 'gone');
    return alike.reduce((rest, at) => {
      const before = knownAt(rest, at);
      const { hasKnownParts } = before;
      return happened(rest, at, { ...before, ...unsure(before), hasKnownParts }, { id, kind: 'around' });
    }, world);
  }
  const locales = [...world.things].filter(([at]) => /^DRAFT\/[^/]+$/.test(at));
  const doubtful = locales.map(([at, known]): [string, Known] => [at, { ...known, hasKnownParts: false }]);
  return { ...world, things: new Map([...world.things, ...doubtful]) };
}

/** Lex counts versions up. */
function isNext(world: World, place: string): boolean {
  const number = Number(place.split('/')[1]);
  return [...world.things.keys()].every((at) => !(Number(/^version\/(\d+)$/.exec(at)?.[1]) > number));
}

/** What a version holds; undefined where there is not what it says that it copied. */
function frozenBy(world: World, doc: Doc): Frozen | undefined {
  const sources = Object.entries(docOf(doc.botVersionLocaleSpecification) ?? {});
  const copies = sources.map(([locale, details]) =>
    copyOf(world, locale, textOf(docOf(details)?.sourceBotVersion) ?? 'DRAFT'),
  );
  const known = copies.filter((copy) => copy !== undefined);
  if (known.length < copies.length) return undefined;
  return {
    things: new Map(known.flatMap(({ things }) => [...things])),
    isWhole: known.every(({ isWhole }) => isWhole),
  };
}

function copyOf(world: World, locale: string, source: string): Frozen | undefined {
  const home = `DRAFT/${locale}`;
  if (source !== 'DRAFT') return copyOfVersion(world, locale, source);
  if (!canBe(world, home)) return undefined;
  const things = placesIn(world, home).flatMap((place): [string, Known][] => {
    const known = knownAt(world, place);
    return known.life === 'gone' ? [] : [[place.replace('DRAFT/', ''), known]];
  });
  return { things: new Map(things), isWhole: knownAt(world, home).hasKnownParts };
}

function copyOfVersion(world: World, locale: string, source: string): Frozen | undefined {
  if (!canBe(world, `version/${source}`)) return undefined;
  const story = world.happenings.get(`version/${source}`) ?? [];
  const frozen = story.find((one) => one.frozen !== undefined)?.frozen;
  if (frozen === undefined) return { things: new Map(), isWhole: false };
  const things = [...frozen.things].filter(([place]) => isIn(place, locale));
  return { things: new Map(things), isWhole: frozen.isWhole };
}
