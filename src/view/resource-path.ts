import type { EventRow } from '../model/event';
import type { NamedEvent } from '../model/named';
import { type PlaceSegment, placeSegments } from '../model/place';
import { isBotScope, readScope } from '../model/scope';

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

export function resourcePathOf(named: NamedRow): ResourcePath {
  const segments = placeSegments(named.event.place);
  const bot = botOf(named);
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
export function botOf({ event, nameOf }: NamedRow): LabelledResource | undefined {
  const own = event.resourceType === 'bot' && event.place === '' ? event.name : undefined;
  // A scope other than a bot (a V1 intent, a test set) has a name of its own.
  const known = isBotScope(event.scope) ? nameOf('') : undefined;
  const name = own ?? event.botName ?? known ?? (event.lex === 'V1' ? event.bot : undefined);
  if (name === undefined && event.bot === undefined) return undefined;
  return { kind: 'bot', id: event.bot, name };
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
