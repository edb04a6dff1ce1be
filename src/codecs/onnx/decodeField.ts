/** @file Decodes one field of a file: fetched without weights, and said to be damaged where it makes no sense. */
import { type ByteCursor, ImportFailure, type WireField } from './byteCursor';
import { fetchMessage, type MessageKind } from './condense';

/** Fetches and decodes the message in a field. @throws ImportFailure where it is damaged or cut off. */
export async function decodeField<T>(
  cursor: ByteCursor,
  field: WireField,
  kind: MessageKind,
  decode: (bytes: Uint8Array) => T,
): Promise<T> {
  return decodeSafely(field, await fetchMessage(cursor, field, kind), decode);
}

/** Decodes bytes that were fetched. @throws ImportFailure `damaged` where they are no message. */
export function decodeSafely<T>(field: WireField, bytes: Uint8Array, decode: (bytes: Uint8Array) => T): T {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof ImportFailure) throw error;
    // pbf throws where a number or a length does not fit into the message.
    throw new ImportFailure({ code: 'damaged', offset: field.start });
  }
}

/** @throws ImportFailure `too-large` where a count is above what is allowed. */
export function checkCount(what: 'nodes' | 'tensors', actual: number, max: number): void {
  if (actual > max) throw new ImportFailure({ code: 'too-large', what, actual, max });
}
