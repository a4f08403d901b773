/** Why a document would take too much memory to be parsed in one piece, if it would. */
export function tooMuchToParse(bytes: Buffer): string | undefined {
  if (bytes.length > DOCUMENT_LIMIT) return tooLarge(bytes.length);
  if (bytes.length > DENSITY_UNCHECKED && countBrackets(bytes) * BYTES_PER_BRACKET > bytes.length)
    return TOO_DENSE;
  return undefined;
}

const MEBIBYTE = 1024 * 1024;

// CloudTrail's files hold at most 50 MB (user guide, quotas).
const DOCUMENT_LIMIT = 64 * MEBIBYTE;

// An object or list takes some fifty bytes of memory, however short its text; logs have one in 150 bytes.
const BYTES_PER_BRACKET = 16;
const DENSITY_UNCHECKED = 8 * MEBIBYTE;
const TOO_DENSE = 'nearly nothing but brackets, which would take all memory: no log file is like that';

function tooLarge(bytes: number): string {
  const size = `${Math.ceil(bytes / MEBIBYTE)} MiB`;
  return `one JSON document of ${size}, more than the ${DOCUMENT_LIMIT / MEBIBYTE} MiB that are parsed at once: write one record on each line, as jq -c '.Records[]' does`;
}

function countBrackets(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte === 0x7b || byte === 0x5b) count += 1;
  }
  return count;
}
