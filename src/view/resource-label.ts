import { type LabelledResource, type NamedRow, type ResourcePath, resourcePathOf } from './resource-path';
import { clip, safeText } from './safe-text';

/**
 * The resource of a call, as short as it stays unambiguous: `OrderFlowers/BookHotel/Day`,
 * `OrderFlowers/alias PROD`, `OrderFlowers/en_US`; an id where no name is known.
 * Null where a call is about no resource, such as a list of all bots.
 */
export function resourceLabel(named: NamedRow): string | null {
  const path = resourcePathOf(named);
  const parts = [
    ...(path.root ? [rootLabel(path.root)] : []),
    ...withinBot(path),
    ...path.resources.map(labelOf),
  ].map(short);
  if (parts.length > 0) return parts.join('/');
  const { name, resourceType } = named.event;
  return name === undefined ? null : short(`${kindWords(resourceType)} ${name}`);
}

/** The bot of an event by name, or by id where no name is known; null where it is about none. */
export function botLabel(named: NamedRow): string | null {
  const { bot } = resourcePathOf(named);
  return bot ? short(bestName(bot)) : null;
}

/** `bot-alias` as words. */
export function kindWords(resourceType: string): string {
  return resourceType.replaceAll('-', ' ');
}

/** Kinds that need no word before the name. */
const bare: ReadonlySet<string> = new Set(['intent', 'slot', 'slottype']);

function short(text: string): string {
  return clip(safeText(text), 60);
}

function withinBot({ version, locale, resources }: ResourcePath): readonly string[] {
  const inner = resources[0];
  const isNamed = inner !== undefined && bare.has(inner.kind) && (inner.id ?? inner.name) !== undefined;
  // Nearly everything happens in the draft, and people name an intent without its language.
  const shownVersion = version !== undefined && version !== 'DRAFT' ? [`version ${version}`] : [];
  if (locale === undefined) return version === 'DRAFT' && resources.length === 0 ? ['DRAFT'] : shownVersion;
  return isNamed ? shownVersion : [...shownVersion, locale];
}

function labelOf(resource: LabelledResource): string {
  const called = resource.name ?? resource.id;
  if (called === undefined) return resource.kind === 'slottype' ? 'slot type' : resource.kind;
  return bare.has(resource.kind) ? called : `${resource.kind} ${called}`;
}

function rootLabel(root: LabelledResource): string {
  return root.kind === 'bot' || bare.has(root.kind)
    ? bestName(root)
    : `${kindWords(root.kind)} ${bestName(root)}`;
}

function bestName(resource: LabelledResource): string {
  return resource.name ?? resource.id ?? resource.kind;
}
