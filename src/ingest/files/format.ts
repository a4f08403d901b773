import { isUtf8 } from 'node:buffer';
import { shellWord } from '../../model/shell';
import { isUtf16 } from './text';

/**
 * What a file is by its first bytes. `unreadable` comes with a sentence, and the command that
 * helps where it is known what it is.
 */
export type Format =
  | { readonly kind: 'text' | 'gzip' | 'zstd' | 'zip' }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly isKnown: boolean };

/** How many bytes are needed to tell: a tar archive says so last. */
export const formatBytes = 512;

/** What a file is; its first bytes decide, not its name. `file` is named in the command that helps. */
export function formatOf(whole: Buffer, file: string): Format {
  const bytes = whole.subarray(0, formatBytes);
  const known = signatures.find(({ at = 0, hex }) => startsWith(bytes, at, hex));
  if (known !== undefined) return 'kind' in known ? known : unreadable(known, file);
  if (isUtf16(bytes)) return { kind: 'text' };
  if (!isText(bytes)) return { kind: 'unreadable', reason: 'neither gzip nor text', isKnown: false };
  const [, separator] = csvOfRecords.exec(bytes.toString()) ?? [];
  return separator === undefined
    ? { kind: 'text' }
    : { kind: 'unreadable', reason: tableOf(separator), isKnown: true };
}

interface Unread {
  readonly name: string;
  readonly help: (file: string) => string;
}

type Signature = { readonly at?: number; readonly hex: string } & (
  | { readonly kind: 'gzip' | 'zstd' | 'zip' }
  | Unread
);

const piped = (command: string) => (file: string) => `${command} ${shellWord(file)} | lextrail import -`;

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`;

const signatures: readonly Signature[] = [
  { hex: '1f8b', kind: 'gzip' },
  { hex: '28b52ffd', kind: 'zstd' },
  { hex: '504b0304', kind: 'zip' },
  { hex: '504b0506', kind: 'zip' },
  { hex: '425a68', name: 'packed with bzip2', help: piped('bunzip2 -c') },
  { hex: 'fd377a585a00', name: 'packed with xz', help: piped('xz -dc') },
  { hex: '5d00008000', name: 'packed with lzma', help: piped('xz -dc') },
  { hex: '04224d18', name: 'packed with lz4', help: piped('lz4 -dc') },
  { hex: 'ff060000734e61507059', name: 'packed with Snappy', help: piped('snzip -dc') },
  { hex: '1f9d', name: 'packed with compress', help: piped('uncompress -c') },
  { hex: '377abcaf271c', name: 'a 7z archive', help: piped('7z x -so') },
  { hex: '526172211a07', name: 'a rar archive', help: piped('unrar p -inul') },
  {
    at: 257,
    hex: '7573746172',
    name: 'a tar archive',
    help: (file) => `mkdir logs && tar -xf ${shellWord(file)} -C logs && lextrail import logs`,
  },
  {
    hex: '50415231',
    name: 'a Parquet file',
    help: (file) => `duckdb -jsonlines -c ${shellWord(`FROM ${sqlText(file)}`)} | lextrail import -`,
  },
  { hex: '4f626a01', name: 'an Avro file', help: piped('avro-tools tojson') },
  { hex: '4f5243', name: 'an ORC file', help: piped('orc-contents') },
];

function startsWith(bytes: Buffer, at: number, hex: string): boolean {
  return bytes.toString('hex', at, at + hex.length / 2) === hex;
}

function unreadable({ name, help }: Unread, file: string): Format {
  const reason = `is ${name}, which is not read; try: ${help(file)}`;
  return { kind: 'unreadable', reason, isKnown: true };
}

/** The first line names columns, as in what the console and Athena download. */
const csvOfRecords = /^\ufeff?(?=[^\n{]*\bevent[ _]?(?:name|id)\b)"?[A-Za-z_@. ]+"?([,;\t])/i;

function tableOf(separator: string): string {
  const name = separator === '\t' ? 'a table with tabs' : 'CSV';
  return `is ${name}, which has not all of a record; get JSON instead: choose it at Download events in the console, or run aws cloudtrail lookup-events, or in Athena UNLOAD (SELECT …) WITH (format = 'JSON')`;
}

/** Whether it is text; what is cut may end within a character. JSON writes control characters as escapes. */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  return (
    [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(bytes.length - cut, 0)))) ||
    hasOpening(bytes)
  );
}

/** Some bytes that are no UTF-8 in what is otherwise JSON are replaced, and it is said. */
function hasOpening(bytes: Buffer): boolean {
  return bytes[0] === 0x7b || bytes[0] === 0x5b;
}
