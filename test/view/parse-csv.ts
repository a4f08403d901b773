/** A field and what ends it, by RFC 4180. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gsy;

/** A reader of RFC 4180, written without the writer in mind. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(field)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
