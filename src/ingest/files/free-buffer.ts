/**
 * Gives the memory of bytes back at once. Left to the garbage collector, it lies about for some ten
 * files, and each is unpacked into memory that no cache holds: a seventh of the time it takes.
 */
export function release({ buffer, byteOffset, length }: Buffer): void {
  // Node lets only buffers share memory that are smaller than half of it; Node 20 has no `transfer`.
  const isAlone = byteOffset === 0 && length * 2 > buffer.byteLength;
  if (isAlone && 'transfer' in buffer && typeof buffer.transfer === 'function') buffer.transfer(0);
}
