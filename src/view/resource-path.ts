import type { EventRow } from '../model/event';
import type { NamedEvent } from '../model/named';
import type { Place } from '../model/place';

/** As much of a named event as naming a resource takes; a row of an index, with names, is enough. */
export interface NamedRow extends Pick<NamedEvent, 'nameOf'> {
  readonly event: EventRow;
}

/** Something that bears a name or an id, or is known only by its kind. */
export interface Thing {
  /** The word of the place: `intent`, `slot`, `slottype`, `alias`, … */
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
}

/** Where an event stands, with names: its scope, the version and locale, and the things from outermost to innermost. */
export interface Standing {
  readonly bot?: Thing;
  /** What the scope is: the bot, or an intent or slot type of V1, or a test set. */
  readonly root?: Thing;
  readonly version?: string;
  readonly locale?: string;
  readonly things: readonly Thing[];
}

export function standingOf(named: NamedRow): Standing {
  const parts = named.event.place.split('/').filter((part) => part !== '');
  const bot = botOf(named);
  const scope = { bot, root: bot ?? scopeThing(named) };
  if (parts[0] === 'DRAFT') return { ...scope, version: 'DRAFT', ...within(named, parts, 1) };
  if (parts[0] === 'version') {
    return { ...scope, ...(parts[1] && { version: decoded(parts[1]) }), ...within(named, parts, 2) };
  }
  return { ...scope, things: thingsFrom(named, parts, 0) };
}

/** The bot that an event is about, by the best name known; undefined where it is about none. */
export function botOf({ event, nameOf }: NamedRow): Thing | undefined {
  const own = event.resourceType === 'bot' && event.place === '' ? event.name : undefined;
  // A scope that is not a bot's (a V1 intent, a test set) has a name of its own, which is not the bot's.
  const known = isBotScope(event) ? nameOf('') : undefined;
  const name = own ?? event.botName ?? known ?? (event.lex === 'V1' ? event.bot : undefined);
  if (name === undefined && event.bot === undefined) return undefined;
  return { kind: 'bot', id: event.bot, name };
}

/** The thing a scope's ARN names, such as `intent:OrderCoffee` of V1 or `test-set/ID`. */
function scopeThing({ event, nameOf }: NamedRow): Thing | undefined {
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

function within(named: NamedRow, parts: readonly string[], start: number): Omit<Standing, 'bot'> {
  const locale = parts[start];
  if (locale === undefined || KINDS.has(locale)) return { things: thingsFrom(named, parts, start) };
  return { locale: decoded(locale), things: thingsFrom(named, parts, start + 1) };
}

function thingsFrom(named: NamedRow, parts: readonly string[], start: number): readonly Thing[] {
  const kind = parts[start];
  if (kind === undefined) return [];
  const length = SINGLE.has(kind) || parts[start + 1] === undefined ? 1 : 2;
  const thing = thingAt(named, parts.slice(0, start + length), length);
  return [thing, ...thingsFrom(named, parts, start + length)];
}

function thingAt({ event, nameOf }: NamedRow, parts: readonly string[], length: 1 | 2): Thing {
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
