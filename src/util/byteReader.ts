/** @file Reads what byteWriter.ts writes; everything out of bounds is a RangeError, never a wrong value. */

/** A cursor over bytes. Every method throws RangeError where the bytes end or hold no such value. */
export class ByteReader {
  private offset = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.offset;
  }

  /** Whether all bytes have been read. */
  get isAtEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  /** The next byte. */
  readByte(): number {
    const value = this.bytes[this.offset];
    if (value === undefined) throw new RangeError('The bytes end too early');
    this.offset += 1;
    return value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  readUnsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.readByte();
      value += (byte % 128) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('A number is too large');
      if (byte < 128) return value;
      scale *= 128;
      if (scale > 2 ** 53) throw new RangeError('A number is too long');
    }
  }

  /** A whole number of either sign. */
  readSigned(): number {
    const value = this.readUnsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A text of at most `maxBytes` bytes of valid UTF-8. */
  readText(maxBytes: number): string {
    const length = this.readUnsigned();
    if (length > maxBytes || this.offset + length > this.bytes.length)
      throw new RangeError('A text is too long');
    const slice = this.bytes.subarray(this.offset, this.offset + length);
    this.offset += length;
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(slice);
    } catch {
      throw new RangeError('A text is not valid UTF-8');
    }
  }

  /** A 64-bit float, little endian. */
  readFloat(): number {
    const view = new DataView(new ArrayBuffer(8));
    for (let index = 0; index < 8; index++) view.setUint8(index, this.readByte());
    return view.getFloat64(0, true);
  }
}
