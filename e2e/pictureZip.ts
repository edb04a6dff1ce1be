/** @file Sets of pictures for tests, as somebody would choose them. */
import { zipSync } from 'fflate';

/** A picture of one colour, 12 pixels wide and high, as a BMP file of 24 bits. */
function createPicture(red: number, green: number, blue: number): Uint8Array {
  const [side, headBytes] = [12, 54];
  const bytes = new Uint8Array(headBytes + 3 * side * side);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, headBytes, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, side, true);
  view.setInt32(22, side, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let place = headBytes; place < bytes.length; place += 3) bytes.set([blue, green, red], place);
  return bytes;
}

/** A zip of a folder for each class, each with `count` pictures. */
export function createZip(name: string, classNames: readonly string[], shade: number, count = 10) {
  const files = classNames.flatMap((className, label) =>
    Array.from({ length: count }, (_, index) => [
      `${className}/${index}.bmp`,
      createPicture(shade + index, 60 * label, 200 - ((20 * index) % 200)),
    ]),
  );
  return { name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(Object.fromEntries(files))) };
}
