/** @file Writes small binary records: bytes, variable-length integers, texts. */

/** A growing buffer. Integers take 7 bits a byte, lowest first. */
export class ByteWriter {
  private bytes = new Uint8Array(256);
  private length = 0;

  /** Appends one byte (0 to 255). */
  writeByte(value: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** Appends a whole number from 0 to 2^53 - 1. */
  writeUnsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.writeByte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.writeByte(rest);
  }

  /** Appends a whole number of either sign, small magnitudes short: 0, -1, 1, -2, ... */
  writeSigned(value: number): void {
    this.writeUnsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Appends a text: its length in UTF-8 bytes, then those. */
  writeText(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.writeUnsigned(encoded.length);
    for (const byte of encoded) this.writeByte(byte);
  }

  /** Appends a 64-bit float, little endian. */
  writeFloat(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    for (let index = 0; index < 8; index++) this.writeByte(view.getUint8(index));
  }

  /** The bytes written so far. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}
