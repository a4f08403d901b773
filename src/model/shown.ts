/** A value as a message shows what was given: its JSON, cut where it would be longer than `most` characters. */
export function shown(value: unknown, most = 80): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > most ? `${json.slice(0, most - 1)}…` : json;
}
