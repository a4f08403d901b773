// How a resource is called in views, decided here for all of them: by which name, and how it is written.

import type { EventRow } from '../model/event';
import type { NamedEvent } from '../model/named';
import { type PlaceSegment, placeSegments } from '../model/place';
import { isBotScope, readScope } from '../model/scope';
import { clip, safeText } from './safe-text';

/** What naming a resource needs of a named event: a row of an index, with names. */
export interface NamedRow extends Pick<NamedEvent, 'nameOf'> {
  readonly event: EventRow;
}

/** A resource by name, by id, or by its kind alone. */
export interface LabelledResource {
  /** The word of the place: `intent`, `slot`, `slottype`, `alias`, … */
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
}

/** The path to the resource of an event, with names: scope, version, locale, then the resources, outermost first. */
export interface ResourcePath {
  readonly bot?: LabelledResource;
  /** What the scope is: the bot, or an intent or slot type of V1, or a test set. */
  readonly root?: LabelledResource;
  readonly version?: string;
  readonly locale?: string;
  readonly resources: readonly LabelledResource[];
}

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

/** What is on the way to the resource of an event, each by the best name known. */
export function resourcePathOf(named: NamedRow): ResourcePath {
  const segments = placeSegments(named.event.place);
  const bot = labelledBot(named);
  const idOf = (kind: string) => segments.find((segment) => segment.kind === kind)?.id;
  return {
    bot,
    root: bot ?? scopeResource(named),
    version: idOf('version'),
    locale: idOf('locale'),
    resources: segments
      .filter(({ kind }) => kind !== 'version' && kind !== 'locale')
      .map((one) => resourceAt(named, one)),
  };
}

/** The bot that an event is about, by the best name known; undefined where it is about none. */
export function labelledBot({ event, nameOf }: NamedRow): LabelledResource | undefined {
  const own = event.resourceType === 'bot' && event.place === '' ? event.name : undefined;
  // A scope other than a bot (a V1 intent, a test set) has a name of its own.
  const known = isBotScope(event.scope) ? nameOf('') : undefined;
  const name = own ?? event.botName ?? known ?? (event.lex === 'V1' ? event.bot : undefined);
  if (name === undefined && event.bot === undefined) return undefined;
  return { kind: 'bot', id: event.bot, name };
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

/** The resource a scope's ARN names, such as `intent:OrderCoffee` of V1 or `test-set/ID`. */
function scopeResource({ event, nameOf }: NamedRow): LabelledResource | undefined {
  const resource = readScope(event.scope);
  if (resource === undefined) return undefined;
  const own = event.place === '' ? event.name : undefined;
  const known = own ?? nameOf('') ?? (resource.isName ? resource.id : undefined);
  return { kind: resource.kind, id: resource.id, name: known };
}

function resourceAt({ event, nameOf }: NamedRow, { kind, id, place }: PlaceSegment): LabelledResource {
  const own = event.place === place ? event.name : undefined;
  if (id === undefined) return { kind, name: own };
  // In V1 a name is the only id there is.
  return { kind, id, name: own ?? nameOf(place) ?? (event.lex === 'V1' ? id : undefined) };
}
