/**
 * @file Text in PNG files: chunks of type tEXt, a keyword and Latin text. Pixels are never decoded.
 * Source: PNG specification (W3C, third edition), 5 and 11.3.3.
 */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Whether a file that starts with these bytes is a PNG. */
export function isPng(head: Uint8Array): boolean {
  return signature.every((byte, at) => head[at] === byte);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function computeCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly data: Uint8Array;
}

/** The chunks up to where the file ends or makes no sense any more. */
function* walkChunks(png: Uint8Array): Generator<Chunk> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let offset = signature.length;
  while (offset + 12 <= png.length) {
    const length = view.getUint32(offset);
    if (offset + 12 + length > png.length) return;
    const type = String.fromCharCode(...png.subarray(offset + 4, offset + 8));
    yield { type, start: offset, data: png.subarray(offset + 8, offset + 8 + length) };
    if (type === 'IEND') return;
    offset += 12 + length;
  }
}

/** The text under a keyword; null where there is none. */
export function readPngText(png: Uint8Array, keyword: string): string | null {
  for (const { type, data } of walkChunks(png)) {
    if (type !== 'tEXt') continue;
    const end = data.indexOf(0);
    const latin = new TextDecoder('latin1');
    if (end >= 0 && latin.decode(data.subarray(0, end)) === keyword)
      return latin.decode(data.subarray(end + 1));
  }
  return null;
}

/** The same picture with a text under a keyword; both of ASCII. @throws RangeError where it is no PNG. */
export function addPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  if (!isPng(png)) throw new RangeError('No PNG');
  const body = new TextEncoder().encode(`tEXt${keyword}\0${text}`);
  const chunk = new Uint8Array(8 + body.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, computeCrc32(body));
  const [first] = walkChunks(png);
  if (first === undefined) throw new RangeError('A PNG without a header');
  // Directly behind the header, so that a reader finds it at once.
  const place = first.start + 12 + first.data.length;
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, place));
  result.set(chunk, place);
  result.set(png.subarray(place), place + chunk.length);
  return result;
}
