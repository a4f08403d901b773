import type { EventRow } from '../model/event';
import type { NamedEvent } from '../model/named';
import type { Place } from '../model/place';

/** What naming a resource needs of a named event: a row of an index, with names. */
export interface NamedRow extends Pick<NamedEvent, 'nameOf'> {
  readonly event: EventRow;
}

/** A resource by name, by id, or by its kind alone. */
export interface NamedResource {
  /** The word of the place: `intent`, `slot`, `slottype`, `alias`, … */
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
}

/** The path to the resource of an event, with names: scope, version, locale, then the resources, outermost first. */
export interface ResourcePath {
  readonly bot?: NamedResource;
  /** What the scope is: the bot, or an intent or slot type of V1, or a test set. */
  readonly root?: NamedResource;
  readonly version?: string;
  readonly locale?: string;
  readonly resources: readonly NamedResource[];
}

export function resourcePathOf(named: NamedRow): ResourcePath {
  const parts = named.event.place.split('/').filter((part) => part !== '');
  const bot = botOf(named);
  const scope = { bot, root: bot ?? scopeResource(named) };
  if (parts[0] === 'DRAFT') return { ...scope, version: 'DRAFT', ...within(named, parts, 1) };
  if (parts[0] === 'version') {
    return { ...scope, ...(parts[1] && { version: decoded(parts[1]) }), ...within(named, parts, 2) };
  }
  return { ...scope, resources: resourcesFrom(named, parts, 0) };
}

/** The bot that an event is about, by the best name known; undefined where it is about none. */
export function botOf({ event, nameOf }: NamedRow): NamedResource | undefined {
  const own = event.resourceType === 'bot' && event.place === '' ? event.name : undefined;
  // A scope other than a bot (a V1 intent, a test set) has a name of its own.
  const known = isBotScope(event) ? nameOf('') : undefined;
  const name = own ?? event.botName ?? known ?? (event.lex === 'V1' ? event.bot : undefined);
  if (name === undefined && event.bot === undefined) return undefined;
  return { kind: 'bot', id: event.bot, name };
}

/** The resource a scope's ARN names, such as `intent:OrderCoffee` of V1 or `test-set/ID`. */
function scopeResource({ event, nameOf }: NamedRow): NamedResource | undefined {
  const [, kind, id] = /^arn:[^:]*:lex:[^:]*:[^:]*:([a-z-]+)[:/](.+)$/s.exec(event.scope) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  const own = event.place === '' ? event.name : undefined;
  const known = own ?? nameOf('') ?? (event.lex === 'V1' ? decoded(id) : undefined);
  return { kind, id: decoded(id), name: known };
}

function isBotScope(event: EventRow): boolean {
  return /:bot(?:-named)?[:/]/.test(event.scope);
}

/** Kinds of which there is one only, so that no id follows in the place. */
const SINGLE: ReadonlySet<string> = new Set(['policy', 'tags', 'vocabulary']);

/** Kinds that can follow a version where no locale does. */
const KINDS: ReadonlySet<string> = new Set([...SINGLE, 'intent', 'slottype', 'replica', 'alias']);

function within(named: NamedRow, parts: readonly string[], start: number): Omit<ResourcePath, 'bot'> {
  const locale = parts[start];
  if (locale === undefined || KINDS.has(locale)) return { resources: resourcesFrom(named, parts, start) };
  return { locale: decoded(locale), resources: resourcesFrom(named, parts, start + 1) };
}

function resourcesFrom(named: NamedRow, parts: readonly string[], start: number): readonly NamedResource[] {
  const kind = parts[start];
  if (kind === undefined) return [];
  const length = SINGLE.has(kind) || parts[start + 1] === undefined ? 1 : 2;
  const resource = resourceAt(named, parts.slice(0, start + length), length);
  return [resource, ...resourcesFrom(named, parts, start + length)];
}

function resourceAt({ event, nameOf }: NamedRow, parts: readonly string[], length: 1 | 2): NamedResource {
  const place: Place = parts.join('/');
  const kind = parts.at(-length) ?? '';
  const own = event.place === place ? event.name : undefined;
  if (length === 1) return { kind, name: own };
  const id = decoded(parts.at(-1) ?? '');
  // In V1 a name is the only id there is.
  return { kind, id, name: own ?? nameOf(place) ?? (event.lex === 'V1' ? id : undefined) };
}

/** Undoes the escaping of placeOf; text that was never escaped stays. */
function decoded(part: string): string {
  return part.replace(/%(25|2F|7C)/gi, (escaped) => decodeURIComponent(escaped));
}
