import { type NamedRow, type Standing, standingOf, type Thing } from './resource-path';
import { clip, safeText } from './safe-text';

/**
 * What a call is about, as short as can be told apart: `OrderFlowers/BookHotel/Day`,
 * `OrderFlowers/alias PROD`, `OrderFlowers/en_US`; an id stands where no name is known.
 * Null where a call is about no resource, such as a list of all bots.
 */
export function resourceLabel(named: NamedRow): string | null {
  const standing = standingOf(named);
  const parts = [
    ...(standing.root ? [rootLabel(standing.root)] : []),
    ...withinBot(standing),
    ...standing.things.map(thingLabel),
  ].map(short);
  if (parts.length > 0) return parts.join('/');
  const { name, resourceType } = named.event;
  return name === undefined ? null : short(`${kindWords(resourceType)} ${name}`);
}

/** The bot of an event by name, or by id where no name is known; null where it is about none. */
export function botLabel(named: NamedRow): string | null {
  const { bot } = standingOf(named);
  return bot ? short(bestName(bot)) : null;
}

/** `bot-alias` as words. */
export function kindWords(resourceType: string): string {
  return resourceType.replaceAll('-', ' ');
}

/** Kinds whose name alone says what they are; the others carry their kind before it. */
const BARE: ReadonlySet<string> = new Set(['intent', 'slot', 'slottype']);

function short(text: string): string {
  return clip(safeText(text), 60);
}

function withinBot({ version, locale, things }: Standing): readonly string[] {
  const inner = things[0];
  const isNamed = inner !== undefined && BARE.has(inner.kind) && (inner.id ?? inner.name) !== undefined;
  // Nearly everything happens in the draft, and an intent is mostly known without its language.
  const shownVersion = version !== undefined && version !== 'DRAFT' ? [`version ${version}`] : [];
  if (locale === undefined) return version === 'DRAFT' && things.length === 0 ? ['DRAFT'] : shownVersion;
  return isNamed ? shownVersion : [...shownVersion, locale];
}

function thingLabel(thing: Thing): string {
  const called = thing.name ?? thing.id;
  if (called === undefined) return thing.kind === 'slottype' ? 'slot type' : thing.kind;
  return BARE.has(thing.kind) ? called : `${thing.kind} ${called}`;
}

function rootLabel(root: Thing): string {
  return root.kind === 'bot' || BARE.has(root.kind)
    ? bestName(root)
    : `${kindWords(root.kind)} ${bestName(root)}`;
}

function bestName(thing: Thing): string {
  return thing.name ?? thing.id ?? thing.kind;
}
