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

/**
 * A name from an event, for use within a sentence: harmless, not too long, and in quotation marks where
 * it could be taken for more than one word.
 */
export function nameText(name: string): string {
  const text = clip(safeText(name), 80);
  return plainName.test(text) ? text : `“${text}”`;
}

const plainName = /^[^\s“”(),;]*[^\s“”(),;.:]$/u;

function ownMember(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
