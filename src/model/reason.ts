/** What a thrown value says, whatever it is. */
export function reasonOf(thrown: unknown): string {
  return textIn(thrown, 'message') ?? String(thrown);
}

/** The code of an error of the system or of LevelDB. */
export function codeOf(thrown: unknown): string | undefined {
  return textIn(thrown, 'code');
}

// Not `instanceof Error`: native code may make its errors in another realm.
function textIn(thrown: unknown, name: 'message' | 'code'): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const text: unknown = Reflect.get(thrown, name);
  return typeof text === 'string' ? text : undefined;
}
