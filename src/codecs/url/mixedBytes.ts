/**
 * @file Bytes coded by how likely each bit is: what mixedModel.ts foretells takes almost no room. Frozen.
 *
 * An arithmetic coder over 32 bits. Source: Witten, Neal & Cleary, "Arithmetic Coding for Data Compression", 1987;
 * without carries, as in Mahoney's coders.
 */
import { MixedModel } from './mixedModel';

const top = 2 ** 24;

/** The part of a range of 32 bits that stands for a one. */
function split(low: number, high: number, chance: number): number {
  return low + Math.floor(((high - low) * chance) / 4096);
}

/** Codes bytes. Up to {@link mostDropped} zeros at the end may be dropped. Takes 2 s a megabyte. */
export function mixBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const model = new MixedModel();
  const coded: number[] = [];
  let low = 0;
  let high = 2 ** 32 - 1;
  for (const byte of bytes) {
    for (let shift = 7; shift >= 0; shift--) {
      const bit = (byte >> shift) & 1;
      const middle = split(low, high, model.predict());
      if (bit === 1) high = middle;
      else low = middle + 1;
      model.update(bit);
      while (Math.floor(low / top) === Math.floor(high / top)) {
        coded.push(Math.floor(low / top));
        low = (low % top) * 256;
        high = (high % top) * 256 + 255;
      }
    }
  }
  // The roundest number in the range: its last bits are zeros.
  let step = 2 ** 32;
  while (Math.ceil(low / step) * step > high) step /= 2;
  const last = Math.ceil(low / step) * step;
  for (let shift = 24; shift >= 0; shift -= 8) coded.push(Math.floor(last / 2 ** shift) % 256);
  return Uint8Array.from(coded);
}

/** Zeros that may be missing at the end of what was coded. */
export const mostDropped = 8;

/** Reads `length` bytes that were coded. @throws RangeError where the code ends too early. */
export function unmixBytes(coded: Uint8Array, length: number): Uint8Array {
  const model = new MixedModel();
  const bytes = new Uint8Array(length);
  let low = 0;
  let high = 2 ** 32 - 1;
  let code = 0;
  let offset = 0;
  const readByte = () => {
    if (offset >= coded.length + mostDropped) throw new RangeError('The code ends too early');
    const byte = coded[offset] ?? 0;
    offset += 1;
    return byte;
  };
  for (let index = 0; index < 4; index++) code = code * 256 + readByte();
  for (let index = 0; index < length; index++) {
    let byte = 0;
    for (let count = 0; count < 8; count++) {
      const middle = split(low, high, model.predict());
      const bit = code <= middle ? 1 : 0;
      if (bit === 1) high = middle;
      else low = middle + 1;
      model.update(bit);
      byte = 2 * byte + bit;
      while (Math.floor(low / top) === Math.floor(high / top)) {
        low = (low % top) * 256;
        high = (high % top) * 256 + 255;
        code = (code % top) * 256 + readByte();
      }
    }
    bytes[index] = byte;
  }
  return bytes;
}
