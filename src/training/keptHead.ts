/**
 * @file What the file of a kept set begins with: 8 bytes of signature, 4 bytes length of the description (little
 * endian), and the description as JSON.
 */

const signature = 'FOVEASET';
const markLength = signature.length + 4;

/** The beginning of a file. */
export interface KeptHead {
  readonly description: unknown;
  /** Its bytes: the pictures follow. */
  readonly length: number;
}

/** The bytes of a beginning. */
export function writeKeptHead(description: object): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(description));
  const head = new Uint8Array(markLength + text.length);
  head.set(new TextEncoder().encode(signature));
  new DataView(head.buffer).setUint32(signature.length, text.length, true);
  head.set(text, markLength);
  return head;
}

/** Reads no more of a file than its beginning; null where it is none of a set, or damaged. */
export async function readKeptHead(file: Blob): Promise<KeptHead | null> {
  const mark = await file.slice(0, markLength).arrayBuffer();
  if (mark.byteLength < markLength) return null;
  if (new TextDecoder('latin1').decode(mark.slice(0, signature.length)) !== signature) return null;
  const length = markLength + new DataView(mark).getUint32(signature.length, true);
  try {
    return { description: JSON.parse(await file.slice(markLength, length).text()), length };
  } catch {
    return null;
  }
}
