/**
 * @file A position in a byte source with a window of buffered bytes, and the wire format of Protocol Buffers
 * read from it, so that what is skipped is never fetched.
 *
 * The window starts small behind a jump and doubles while bytes are read in sequence.
 * Source: protobuf.dev, "Encoding".
 */
import type { ByteSource, ImportError } from '../importer';

/** Carries the reason why a file cannot be read up to where the answer is made. */
export class ImportFailure extends Error {
  readonly error: ImportError;
  constructor(error: ImportError) {
    super(error.code);
    this.error = error;
  }
}

/** Reads from a source. @throws ImportFailure `unreadable` where it cannot: gone, or not permitted. */
export async function fetchBytes(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  try {
    return await source.read(offset, length);
  } catch {
    throw new ImportFailure({ code: 'unreadable' });
  }
}

/** Wire types of fields. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** One field of a message; for `bytes` the payload ends at `end`, else the field does. */
export interface WireField {
  readonly number: number;
  readonly type: number;
  /** Where the payload starts: the bytes of a `bytes` field, the number itself else. */
  readonly start: number;
  readonly end: number;
}

/** Reads forward through a source. Offsets are bytes from the start of the file. */
export interface ByteCursor {
  readonly position: number;
  readonly size: number;
  /** Fetches the bytes from `start` up to `end` and moves behind them. */
  take(start: number, end: number): Promise<Uint8Array>;
  /** Moves without fetching. */
  moveTo(offset: number): void;
  /**
   * The next field of a message that ends at `end`, or null at that end. The position is then at the payload.
   * @throws ImportFailure `truncated` or `damaged`.
   */
  nextField(end: number): Promise<WireField | null>;
}

const smallestWindow = 4 * 1024;
const largestWindow = 256 * 1024;
/** Two varints of ten bytes: a tag and a length. */
const longestHeader = 20;
/** Far more than the largest real file has; a bound for made-up ones. */
const maxFields = 2_000_000;

/** Starts at the beginning of a source. `onFetch` is called before each fetch with the position. */
export function createByteCursor(source: ByteSource, onFetch?: (position: number) => void): ByteCursor {
  const { size } = source;
  let position = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  let windowStart = 0;
  let windowSize = smallestWindow;
  let fieldCount = 0;

  const fetch = async (length: number): Promise<void> => {
    const isSequel = position >= windowStart && position <= windowStart + bytes.length && bytes.length > 0;
    windowSize = isSequel ? Math.min(windowSize * 2, largestWindow) : smallestWindow;
    onFetch?.(position);
    const wanted = Math.min(Math.max(length, windowSize), size - position);
    bytes = new Uint8Array(0);
    const fetched = await fetchBytes(source, position, wanted);
    if (fetched.length < wanted)
      throw new ImportFailure({ code: 'truncated', size: position + fetched.length, needed: size });
    bytes = fetched;
    windowStart = position;
  };
  const isBuffered = (end: number) => position >= windowStart && end <= windowStart + bytes.length;
  const damaged = () => new ImportFailure({ code: 'damaged', offset: position });

  /** Reads a varint that is buffered as far as the message goes; lengths beyond 2^53 come out inexact. */
  const readVarint = (end: number): number => {
    let value = 0;
    let factor = 1;
    for (let count = 0; count < 10; count += 1) {
      if (position >= end) {
        if (end >= size) throw new ImportFailure({ code: 'truncated', size, needed: null });
        throw damaged();
      }
      const byte = bytes[position - windowStart] ?? 0;
      position += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
    throw damaged();
  };

  return {
    get position() {
      return position;
    },
    size,
    async take(start, end) {
      position = start;
      if (!isBuffered(end)) await fetch(end - start);
      const taken = bytes.subarray(start - windowStart, end - windowStart);
      position = end;
      return taken;
    },
    moveTo(offset) {
      position = offset;
    },
    async nextField(end) {
      if (position >= end) return null;
      fieldCount += 1;
      if (fieldCount > maxFields)
        throw new ImportFailure({ code: 'too-large', what: 'structure', actual: fieldCount, max: maxFields });
      const headerEnd = Math.min(position + longestHeader, end, size);
      if (!isBuffered(headerEnd)) await fetch(headerEnd - position);
      const tag = readVarint(end);
      const type = tag % 8;
      const number = Math.floor(tag / 8);
      if (number < 1 || number > 0x1fffffff) throw damaged();
      let start = position;
      let fieldEnd: number;
      if (type === wire.bytes) {
        const length = readVarint(end);
        start = position;
        fieldEnd = start + length;
      } else if (type === wire.varint) {
        readVarint(end);
        fieldEnd = position;
        position = start;
      } else if (type === wire.fixed32) fieldEnd = start + 4;
      else if (type === wire.fixed64) fieldEnd = start + 8;
      else throw damaged();
      if (fieldEnd > size) throw new ImportFailure({ code: 'truncated', size, needed: fieldEnd });
      if (fieldEnd > end) throw damaged();
      return { number, type, start, end: fieldEnd };
    },
  };
}
