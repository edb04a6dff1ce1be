/**
 * @file Random numbers from a seed, with a state that can be stored: the same on every machine.
 *
 * sfc32 by Chris Doty-Humphrey (PractRand): 128 bits of state, 32 bits a number.
 */

/** The state of a generator: four whole numbers below 2^32. */
export type RandomState = readonly [number, number, number, number];

/** A stream of random numbers. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  nextUint32(): number;
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from 0 to `limit` - 1; `limit` is at least 1. */
  nextBelow(limit: number): number;
  /** A number of the standard normal distribution (Box and Muller; the second of the pair is dropped). */
  nextNormal(): number;
  /** The state now, from which {@link resumeRandom} goes on. */
  getState(): RandomState;
}

/** Continues a stream from its state. */
export function resumeRandom(state: RandomState): Random {
  let [a, b, c, count] = state.map((value) => value | 0) as [number, number, number, number];
  const nextUint32 = () => {
    const result = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  const next = () => nextUint32() / 4_294_967_296;
  return {
    nextUint32,
    next,
    nextBelow: (limit) => Math.floor(next() * limit),
    nextNormal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    getState: () => [a >>> 0, b >>> 0, c >>> 0, count >>> 0],
  };
}

/** A 32-bit mixture of a text (FNV-1a). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/**
 * Starts a stream.
 *
 * @param seed any whole number below 2^53.
 * @param purpose streams of one seed with different purposes do not depend on each other.
 */
export function createRandom(seed: number, purpose = ''): Random {
  const random = resumeRandom([seed | 0, Math.floor(seed / 4_294_967_296) | 0, hashText(purpose), 1]);
  // The first numbers still show the seed.
  for (let count = 0; count < 15; count++) random.nextUint32();
  return random;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(items: { [index: number]: number; readonly length: number }, random: Random): void {
  for (let index = items.length - 1; index > 0; index--) {
    const other = random.nextBelow(index + 1);
    const held = items[index] ?? 0;
    items[index] = items[other] ?? 0;
    items[other] = held;
  }
}

/** A copy of a list in an order that is drawn. */
export function drawOrder<T>(items: readonly T[], random: Random): T[] {
  const places = Uint32Array.from(items, (_, index) => index);
  shuffle(places, random);
  return Array.from(places).flatMap((place) => items.slice(place, place + 1));
}
