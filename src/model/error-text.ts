/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return textIn(thrown, 'message') ?? String(thrown);
}

/** For a log: the kind of error before its message, as in `TypeError: fetch failed`. */
export function errorText(thrown: unknown): string {
  const name = textIn(thrown, 'name');
  return name === undefined ? messageOf(thrown) : `${name}: ${messageOf(thrown)}`;
}

/** The code of an error of the system or of a library, such as `ENOENT`. */
export function codeOf(thrown: unknown): string | undefined {
  return textIn(thrown, 'code');
}

// Not `instanceof Error`: native code may make its errors in another realm.
function textIn(thrown: unknown, name: 'message' | 'name' | 'code'): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const text: unknown = Reflect.get(thrown, name);
  return typeof text === 'string' ? text : undefined;
}
