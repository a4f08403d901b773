import { isObject, type JsonObject, type JsonValue, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { clip, safeText } from '../safe-text';

/** A member of a request or response by its path, such as `target.botAliasTarget.botId`. */
export function valueAt(root: JsonValue | undefined, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, key) => (isObject(value) ? ownMember(value, key) : undefined),
      root,
    );
}

/** The text of a member: of the request, or where that lacks it, of the response. */
export function textAt({ event }: Pick<NamedEvent, 'event'>, path: string): string | undefined {
  return textOf(valueAt(event.request, path)) ?? textOf(valueAt(event.response, path));
}

/** Whether a member is true; CloudTrail writes some booleans as text. */
export function isTrue(value: JsonValue | undefined): boolean {
  return value === true || value === 'true';
}

/** Text from an event, for use within a sentence: harmless and not too long. */
export function quoted(text: string): string {
  return clip(safeText(text), 80);
}

function ownMember(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
