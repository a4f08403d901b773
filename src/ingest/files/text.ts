/** A file's bytes as UTF-8 without a byte order mark; PowerShell's `>` writes UTF-16. */
export function utf8Of(bytes: Buffer): Buffer {
  const decode = utf8Decoder(bytes);
  const text = decode(bytes);
  const rest = decode();
  // Copying a whole file takes a tenth of the time of unpacking it.
  return rest.length === 0 ? text : Buffer.concat([text, rest]);
}

/** Turns chunks of a text into UTF-8, as the first of them tells; called without one, the rest of it. */
export function utf8Decoder(first: Buffer): (chunk?: Buffer) => Buffer {
  const encoding = utf16Of(first);
  if (encoding === undefined) return withoutMark();
  const decoder = new TextDecoder(encoding);
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
}

/** Whether a text is UTF-16: by its byte order mark, or by JSON's first character. */
export function isUtf16(bytes: Buffer): boolean {
  return utf16Of(bytes) !== undefined;
}

function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [one = 0x20, other = 0x20] = bytes;
  if ((one === 0xff && other === 0xfe) || (beginsJson(one) && other === 0)) return 'utf-16le';
  return (one === 0xfe && other === 0xff) || (one === 0 && beginsJson(other)) ? 'utf-16be' : undefined;
}

function beginsJson(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b;
}

const nothing = Buffer.alloc(0);

function withoutMark(): (chunk?: Buffer) => Buffer {
  let isFirst = true;
  return (chunk = nothing) => {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    return hasMark ? chunk.subarray(3) : chunk;
  };
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** What may be between two JSON values: white space, a comma, and the record separator of RFC 7464. */
export function isSeparator(byte: number | undefined): boolean {
  return isSpace(byte) || byte === 0x2c || byte === 0x1e;
}

/** The position of the first byte from a position on that is not white space. */
export function afterSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}
