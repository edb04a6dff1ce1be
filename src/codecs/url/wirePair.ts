/** @file Two designs in one sequence of bytes: deflated together, the second costs little where it repeats the first. */
import { ByteReader } from '../../util/byteReader';
import { ByteWriter } from '../../util/byteWriter';

/** The bytes of both, the length of the first in front. */
export function writeWirePair(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.writeUnsigned(first.length);
  for (const byte of first) writer.writeByte(byte);
  for (const byte of second) writer.writeByte(byte);
  return writer.toBytes();
}

/** The bytes of each. @throws RangeError where they are none. */
export function readWirePair(bytes: Uint8Array): readonly [first: Uint8Array, second: Uint8Array] {
  const reader = new ByteReader(bytes);
  const length = reader.readUnsigned();
  const start = new ByteWriter();
  start.writeUnsigned(length);
  const middle = start.toBytes().length + length;
  if (middle >= bytes.length) throw new RangeError('The bytes end too early');
  return [bytes.subarray(middle - length, middle), bytes.subarray(middle)];
}
