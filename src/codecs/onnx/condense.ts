/**
 * @file Fetches one message of an ONNX file without the bytes of its tensors.
 *
 * A small message is taken as it is. Of a large one a shorter copy is written: known sub-messages are condensed
 * in turn, long leaves (the data of tensors, documentation) are left out. Depth and length are bounded.
 */
import { PbfWriter } from 'pbf';
import { type ByteCursor, ImportFailure, type WireField, wire } from './byteCursor';

/** The messages of onnx.proto that are condensed. */
export type MessageKind = 'node' | 'attribute' | 'tensor' | 'graph' | 'leaf';

/** Fields that hold messages; of a graph inside a node only its nodes matter. */
const subMessages: Readonly<Record<MessageKind, Readonly<Record<number, MessageKind>>>> = {
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 11: 'graph' },
  graph: { 1: 'node' },
  tensor: {},
  leaf: {},
};

/** Up to this length a message is taken whole. */
const wholeLength = 8 * 1024;
/** The longest leaf that is kept of a large message. */
const leafLength = 2 * 1024;
/** The longest copy of one message: far above any real node. */
const maxLength = 1024 * 1024;
const maxDepth = 16;

/** The bytes of a message, condensed where it is long. @throws ImportFailure as the cursor does. */
export async function fetchMessage(
  cursor: ByteCursor,
  field: WireField,
  kind: MessageKind,
): Promise<Uint8Array> {
  if (field.end - field.start <= wholeLength) return cursor.take(field.start, field.end);
  const bytes = await condense(cursor, field, kind, 0);
  cursor.moveTo(field.end);
  return bytes;
}

async function condense(
  cursor: ByteCursor,
  message: WireField,
  kind: MessageKind,
  depth: number,
): Promise<Uint8Array> {
  const writer = new PbfWriter();
  cursor.moveTo(message.start);
  for (;;) {
    const field = await cursor.nextField(message.end);
    if (field === null) break;
    const nested = field.type === wire.bytes ? subMessages[kind][field.number] : undefined;
    const length = field.end - field.start;
    if (nested !== undefined && depth < maxDepth) {
      const bytes =
        length <= wholeLength
          ? await cursor.take(field.start, field.end)
          : await condense(cursor, field, nested, depth + 1);
      writer.writeTag(field.number, field.type);
      writer.writeBytes(bytes);
    } else if (length <= leafLength && writer.pos < maxLength) {
      const bytes = await cursor.take(field.start, field.end);
      writer.writeTag(field.number, field.type);
      if (field.type === wire.bytes) writer.writeBytes(bytes);
      else appendBytes(writer, bytes);
    }
    if (writer.pos > 2 * maxLength)
      throw new ImportFailure({
        code: 'too-large',
        what: 'structure',
        actual: writer.pos,
        max: 2 * maxLength,
      });
    cursor.moveTo(field.end);
  }
  return writer.finish();
}

/** Writes the bytes of a number as they stand in the file. */
function appendBytes(writer: PbfWriter, bytes: Uint8Array): void {
  writer.realloc(bytes.length);
  writer.buf.set(bytes, writer.pos);
  writer.pos += bytes.length;
}
