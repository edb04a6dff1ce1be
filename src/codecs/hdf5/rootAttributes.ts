/**
 * @file The texts that stand at the root of an HDF5 file, by name: where Keras keeps a network. Reads the superblock,
 * the root's header and what the texts point at, and nothing else.
 */
import type { ByteSource } from '../importer';
import { fetchBytes, ImportFailure } from '../onnx/byteCursor';
import { createHdf5Cursor, fetchPiece, type Hdf5Cursor } from './hdf5Cursor';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether a file that starts with these bytes is HDF5. */
export function hasHdf5Head(head: Uint8Array): boolean {
  return signature.every((byte, index) => head[index] === byte);
}

/** How a file writes addresses and lengths, in bytes, and where addresses count from. */
interface Sizes {
  readonly address: number;
  readonly length: number;
  readonly base: number;
}

interface Message {
  readonly type: number;
  readonly body: Hdf5Cursor;
}

const messageTypes = { attribute: 0x0c, continuation: 0x10 } as const;

/** Bounds for made-up files; a root of Keras has four attributes in one or two pieces. */
const limits = { pieces: 256, messages: 10_000, piece: 1_000_000 };

const damaged = (offset: number) => new ImportFailure({ code: 'damaged', offset });

async function readSuperblock(source: ByteSource): Promise<{ readonly sizes: Sizes; readonly root: number }> {
  const cursor = createHdf5Cursor(await fetchBytes(source, 0, Math.min(256, source.size)), 0);
  cursor.skip(8);
  const version = cursor.take(1);
  if (version > 3) throw damaged(8);
  if (version >= 2) {
    const [address, length] = [cursor.take(1), cursor.take(1)];
    cursor.skip(1);
    const base = cursor.take(address);
    cursor.skip(2 * address);
    return { sizes: { address, length, base }, root: base + cursor.take(address) };
  }
  cursor.skip(4);
  const [address, length] = [cursor.take(1), cursor.take(1)];
  cursor.skip(version === 1 ? 13 : 9);
  const base = cursor.take(address);
  // Free space, end of file, driver; then the root's entry, which begins with the place of its name.
  cursor.skip(3 * address + address);
  return { sizes: { address, length, base }, root: base + cursor.take(address) };
}

/** The messages of an object's header, version 1 or 2, through all its pieces. */
async function readMessages(source: ByteSource, root: number, sizes: Sizes): Promise<readonly Message[]> {
  const start = await fetchPiece(source, root, Math.min(64, source.size - root));
  const isNew = start.take(4) === 0x5244484f; // OHDR
  const messages: Message[] = [];
  const pieces: { readonly offset: number; readonly length: number }[] = [];
  let hasOrder = false;
  if (isNew) {
    start.skip(1);
    const flags = start.take(1);
    hasOrder = (flags & 4) !== 0;
    start.skip((flags & 32 ? 16 : 0) + (flags & 16 ? 4 : 0));
    const length = start.take(2 ** (flags & 3));
    pieces.push({ offset: start.position, length });
  } else {
    const head = await fetchPiece(source, root, 16);
    head.skip(8);
    pieces.push({ offset: root + 16, length: head.take(4) });
  }
  for (const [index, { offset, length }] of pieces.entries()) {
    if (index >= limits.pieces || length > limits.piece) throw damaged(offset);
    const piece = await fetchPiece(source, offset, length);
    if (isNew && index > 0) piece.skip(4); // OCHK
    const headerLength = isNew ? 4 + (hasOrder ? 2 : 0) : 8;
    // The new kind ends with a checksum.
    const end = isNew && index > 0 ? 4 : 0;
    while (piece.left - end >= headerLength) {
      const type = piece.take(isNew ? 1 : 2);
      const size = piece.take(2);
      piece.skip(headerLength - (isNew ? 3 : 4));
      const position = piece.position;
      const body = createHdf5Cursor(piece.takeBytes(size), position);
      if (type === messageTypes.continuation)
        pieces.push({ offset: sizes.base + body.take(sizes.address), length: body.take(sizes.length) });
      else if (messages.push({ type, body }) > limits.messages) throw damaged(position);
    }
  }
  return messages;
}

const padTo8 = (length: number) => length + ((8 - (length % 8)) % 8);

interface Attribute {
  readonly name: string;
  readonly type: Hdf5Cursor;
  readonly data: Hdf5Cursor;
}

function readAttribute(body: Hdf5Cursor): Attribute {
  const version = body.take(1);
  body.skip(1);
  const [nameLength, typeLength, spaceLength] = [body.take(2), body.take(2), body.take(2)];
  if (version === 3) body.skip(1);
  const rounded = (length: number) => (version === 1 ? padTo8(length) : length);
  const takePart = (length: number) => {
    const position = body.position;
    return createHdf5Cursor(body.takeBytes(rounded(length)), position);
  };
  const name = takeText(takePart(nameLength));
  const type = takePart(typeLength);
  body.skip(rounded(spaceLength));
  return { name, type, data: createHdf5Cursor(body.takeBytes(body.left), body.position) };
}

/** All that is left as text, up to the first zero. */
function takeText(cursor: Hdf5Cursor): string {
  const bytes = cursor.takeBytes(cursor.left);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** An object of a global heap: where texts of any length lie. */
async function readHeapObject(
  source: ByteSource,
  sizes: Sizes,
  address: number,
  wanted: number,
): Promise<Hdf5Cursor> {
  const head = await fetchPiece(source, address, 8 + sizes.length);
  if (head.take(4) !== 0x4c4f4347) throw damaged(address); // GCOL
  head.skip(4);
  const heap = await fetchPiece(source, address, head.take(sizes.length));
  heap.skip(8 + sizes.length);
  while (heap.left >= 8 + sizes.length) {
    const index = heap.take(2);
    heap.skip(6);
    const length = heap.take(sizes.length);
    if (index === wanted) return createHdf5Cursor(heap.takeBytes(length), heap.position - length);
    // Index 0 is the free space at the end.
    if (index === 0) break;
    heap.skip(Math.min(padTo8(length), heap.left));
  }
  throw damaged(address);
}

const classes = { text: 3, variable: 9 } as const;

async function readText(source: ByteSource, sizes: Sizes, { type, data }: Attribute): Promise<string | null> {
  const typeClass = type.take(1) & 15;
  if (typeClass === classes.text) return takeText(data);
  if (typeClass !== classes.variable || data.left < 4 + sizes.address + 4) return null;
  const length = data.take(4);
  const address = sizes.base + data.take(sizes.address);
  const object = await readHeapObject(source, sizes, address, data.take(4));
  return takeText(createHdf5Cursor(object.takeBytes(Math.min(length, object.left)), 0));
}

/**
 * The texts among the root's attributes, by name.
 *
 * @param names which ones are read.
 * @throws ImportFailure where the file cannot be read.
 */
export async function readRootTexts(
  source: ByteSource,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const { sizes, root } = await readSuperblock(source);
  if (sizes.address < 2 || sizes.address > 8 || sizes.length < 2 || sizes.length > 8) throw damaged(8);
  const texts = new Map<string, string>();
  for (const { type, body } of await readMessages(source, root, sizes)) {
    if (type !== messageTypes.attribute) continue;
    const attribute = readAttribute(body);
    if (!names.has(attribute.name)) continue;
    const text = await readText(source, sizes, attribute);
    if (text !== null) texts.set(attribute.name, text);
  }
  return texts;
}
