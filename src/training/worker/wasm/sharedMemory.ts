/**
 * @file Makes a WebAssembly module keep its memory where threads can see it. tfjs' module with threads brings eight
 * workers of its own and does not survive a minifier; its module without them needs one bit changed, and our
 * kernels share the work out themselves.
 */

/** Ids in the binary format. */
const memorySection = 5;
const sharedWithLimit = 3;

/** Pages of 64 kB that a memory may grow to, from the most to what small devices still give. */
const limits = [65_536, 32_768, 16_384, 8192];

/** The highest limit with which this machine makes a shared memory; null where it makes none. */
export function findSharedLimit(): number | null {
  if (typeof SharedArrayBuffer !== 'function') return null;
  for (const maximum of limits) {
    try {
      new WebAssembly.Memory({ initial: 256, maximum, shared: true });
      return maximum;
    } catch {
      // The address space is too small for this one.
    }
  }
  return null;
}

/**
 * The module with its only memory shared, and limited to `maxPages`.
 *
 * @throws RangeError for a module that does not hold one memory with a limit.
 */
export function shareMemory(module: Uint8Array, maxPages: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(module);
  let at = 8;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if ((byte & 128) === 0) return value >>> 0;
    }
  };
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = readNumber() + at;
    if (id === memorySection) {
      const count = readNumber();
      const flags = at;
      if (count !== 1 || bytes[at++] !== 1) break;
      readNumber();
      const first = at;
      readNumber();
      // In as many bytes as it had.
      let rest = maxPages;
      for (let place = first; place < at; place++) {
        bytes[place] = (rest & 127) | (place < at - 1 ? 128 : 0);
        rest >>>= 7;
      }
      if (rest > 0) break;
      bytes[flags] = sharedWithLimit;
      return bytes;
    }
    at = end;
  }
  throw new RangeError('Not a module with one memory that has a limit');
}
