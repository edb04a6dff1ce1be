/**
 * @file Foretells the next bit of a sequence from those before it. Frozen: links of version 3 are coded with what it says.
 *
 * Several contexts, each with a table of what followed it so far, give a chance each; one layer of a network, which
 * learns as it goes, mixes them. Designs are short and full of repeats, where this needs half of what deflation does, and
 * a deviation costs little more than its own bytes. Everything rests on whole numbers, sums and products, which are the
 * same on every machine. Source: Mahoney, "Adaptive Weighing of Context Models for Lossless Data Compression", 2005.
 */

/** Chances in 4096ths of the logits -2048, -1920, ... 2048, in 256ths. */
const anchors = [
  ...[1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047],
  ...[2549, 2994, 3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094],
];

const largestLogit = 2047;

function computeChance(logit: number): number {
  const rest = logit & 127;
  const index = (logit >> 7) + 16;
  return ((anchors[index] ?? 0) * (128 - rest) + (anchors[index + 1] ?? 0) * rest + 64) >> 7;
}

/** The inverse of {@link computeChance}. */
const logits = new Int16Array(4096).fill(largestLogit);
for (let logit = largestLogit; logit >= -largestLogit; logit--)
  logits.fill(logit, 0, computeChance(logit) + 1);

/** How many bytes back each context looks: from, to. */
const contexts = [
  [1, 0],
  [1, 1],
  [1, 2],
  [2, 3],
  [1, 3],
  [1, 5],
] as const;
const count = contexts.length;

const tableBits = 16;
const inputs = count + 2;
const matchLength = 5;
const longestMatch = 31;
const steadyAfter = 127;
const learningRate = 60 / 2 ** 32;

function mixHash(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x01000193);
  return Math.imul(mixed ^ (mixed >>> 11), 0x85ebca6b);
}

/** What was seen so far. To be asked for a chance and told the bit, in turns; bits come highest first. */
export class MixedModel {
  private readonly chances = new Uint16Array(count << tableBits).fill(32_768);
  private readonly seen = new Uint8Array(count << tableBits);
  private readonly weights = new Float64Array(inputs * count * 3).fill(0.3);
  private readonly hashes = new Int32Array(count);
  private readonly slots = new Int32Array(count);
  private readonly signals = new Float64Array(inputs);
  private readonly bytes: number[] = [];
  /** A one, then the bits of the byte that is under way. */
  private partial = 1;
  private weightsAt = 0;
  private chance = 2048;
  /** Where what went before has gone before, and for how long. */
  private readonly places = new Map<number, number>();
  private matched = 0;
  private matchAt = 0;
  private readonly matchChances = new Uint16Array(longestMatch + 1).fill(60_000);
  private readonly matchSeen = new Uint8Array(longestMatch + 1);
  /** The bit that comes if the match goes on; -1 where there is none. */
  private expected = -1;

  constructor() {
    this.startByte();
  }

  /** The chance that the next bit is a one, in 4096ths: 1 to 4095. */
  predict(): number {
    const { chances, seen, slots, signals, weights } = this;
    let highest = 0;
    for (let index = 0; index < count; index++) {
      let hash = Math.imul((this.hashes[index] ?? 0) ^ Math.imul(this.partial, 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
      const slot = (index << tableBits) + ((hash ^ (hash >>> 13)) & ((1 << tableBits) - 1));
      slots[index] = slot;
      const isKnown = (seen[slot] ?? 0) > 0;
      signals[index] = isKnown ? (logits[(chances[slot] ?? 0) >> 4] ?? 0) : 0;
      if (isKnown) highest = index;
    }
    signals[count] = this.signalMatch();
    signals[count + 1] = 256;
    const matchState = this.expected < 0 ? 0 : this.matched < 8 ? 1 : 2;
    this.weightsAt = (3 * highest + matchState) * inputs;
    let sum = 0;
    for (let index = 0; index < inputs; index++)
      sum += (signals[index] ?? 0) * (weights[this.weightsAt + index] ?? 0);
    this.chance = computeChance(Math.max(-largestLogit, Math.min(largestLogit, Math.round(sum))));
    return this.chance;
  }

  /** Learns what the bit was that was foretold last. */
  update(bit: number): void {
    const { chances, seen, slots, signals, weights } = this;
    const step = ((bit << 12) - this.chance) * learningRate;
    for (let index = 0; index < inputs; index++) {
      const at = this.weightsAt + index;
      weights[at] = (weights[at] ?? 0) + (signals[index] ?? 0) * step;
    }
    for (let index = 0; index < count; index++) {
      const slot = slots[index] ?? 0;
      const times = seen[slot] ?? 0;
      chances[slot] = approach(chances[slot] ?? 0, bit, times + 1.5);
      if (times < steadyAfter) seen[slot] = times + 1;
    }
    if (this.expected >= 0) this.learnMatch(bit);
    this.partial = 2 * this.partial + bit;
    if (this.partial < 256) return;
    this.endByte(this.partial - 256);
    this.startByte();
  }

  private signalMatch(): number {
    this.expected = -1;
    if (this.matched === 0) return 0;
    const byte = (this.bytes[this.matchAt] ?? 0) + 256;
    const left = Math.clz32(this.partial) - 23;
    if (byte >> left !== this.partial) {
      this.matched = 0;
      return 0;
    }
    this.expected = (byte >> (left - 1)) & 1;
    const logit = logits[(this.matchChances[Math.min(this.matched, longestMatch)] ?? 0) >> 4] ?? 0;
    return this.expected === 1 ? logit : -logit;
  }

  private learnMatch(bit: number): void {
    const index = Math.min(this.matched, longestMatch);
    const times = this.matchSeen[index] ?? 0;
    const hit = bit === this.expected ? 1 : 0;
    this.matchChances[index] = approach(this.matchChances[index] ?? 0, hit, times + 8);
    if (times < longestMatch) this.matchSeen[index] = times + 1;
  }

  private endByte(byte: number): void {
    const { bytes } = this;
    this.partial = 1;
    bytes.push(byte);
    if (this.matched > 0) {
      this.matched = bytes[this.matchAt] === byte ? this.matched + 1 : 0;
      this.matchAt += 1;
    }
    const { length } = bytes;
    if (length < matchLength) return;
    let hash = 0;
    for (let back = 1; back <= matchLength; back++) hash = mixHash(hash, bytes[length - back] ?? 0);
    const place = this.places.get(hash);
    if (this.matched === 0 && place !== undefined) {
      this.matchAt = place;
      this.matched = 1;
      while (
        this.matched < longestMatch &&
        this.matched < place &&
        bytes[place - 1 - this.matched] === bytes[length - 1 - this.matched]
      )
        this.matched += 1;
    }
    this.places.set(hash, length);
  }

  private startByte(): void {
    const { bytes, hashes } = this;
    for (const [index, [from, to]] of contexts.entries()) {
      let hash = mixHash(index + 1, 0);
      for (let back = from; back <= to; back++) hash = mixHash(hash, bytes[bytes.length - back] ?? 0);
      hashes[index] = hash;
    }
  }
}

/** A chance in 65536ths, moved towards what came by a part of the way. */
function approach(chance: number, bit: number, parts: number): number {
  return chance + Math.trunc((bit * 65_535 - chance) / parts);
}
