import type { Random } from './random';

const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const mixed = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A version 4 UUID, as CloudTrail's event and request ids are. */
export function uuid(random: Random): string {
  const first = hexOf(random.bits());
  const second = hexOf((random.bits() & 0xffff0fff) | 0x00004000);
  const third = hexOf((random.bits() & 0x3fffffff) | 0x80000000);
  const fourth = hexOf(random.bits());
  return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${fourth}`;
}

/** Ten capitals and digits, as Lex gives its resources. */
export function lexId(random: Random): string {
  return letters(random, upper, 10);
}

/** `ASIA…` for a session's key, `AKIA…` for a user's. */
export function accessKey(random: Random, kind: 'ASIA' | 'AKIA' | 'AROA' | 'AIDA'): string {
  return kind + letters(random, upper, kind === 'ASIA' || kind === 'AKIA' ? 16 : 17);
}

/** The last part of a log file's name. */
export function fileMark(random: Random): string {
  return letters(random, mixed, 16);
}

export function hex(random: Random, digits: number): string {
  let text = '';
  while (text.length < digits) text += hexOf(random.bits());
  return text.slice(0, digits);
}

function letters(random: Random, alphabet: string, count: number): string {
  let text = '';
  for (let at = 0; at < count; at++) text += alphabet[random.below(alphabet.length)];
  return text;
}

function hexOf(bits: number): string {
  return `${byteOf(bits, 24)}${byteOf(bits, 16)}${byteOf(bits, 8)}${byteOf(bits, 0)}`;
}

function byteOf(bits: number, shift: number): string {
  return hexBytes[(bits >>> shift) & 255] ?? '';
}
