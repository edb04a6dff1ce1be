/**
 * @file Numbers and bytes of an HDF5 file, read in parts. Own code and no library: those read the whole file into memory
 * first, of which all but a few kilobytes are weights. Source: HDF5 File Format Specification, version 3.0.
 */
import type { ByteSource } from '../importer';
import { fetchBytes, ImportFailure } from '../onnx/byteCursor';

/** A piece of a file with a position. */
export interface Hdf5Cursor {
  readonly position: number;
  readonly left: number;
  /** An unsigned number of 1 to 8 bytes, little endian. @throws ImportFailure `damaged`. */
  take(bytes: number): number;
  takeBytes(length: number): Uint8Array;
  skip(length: number): void;
}

/** Most bytes that are read at once: far above any header. */
const maxPiece = 64_000_000;

/** Fetches a piece of a file. @throws ImportFailure `truncated`, `too-large`. */
export async function fetchPiece(source: ByteSource, offset: number, length: number): Promise<Hdf5Cursor> {
  if (!(offset >= 0) || !(length >= 0)) throw new ImportFailure({ code: 'damaged', offset: 0 });
  if (length > maxPiece)
    throw new ImportFailure({ code: 'too-large', what: 'bytes', actual: length, max: maxPiece });
  if (offset + length > source.size)
    throw new ImportFailure({ code: 'truncated', size: source.size, needed: offset + length });
  return createHdf5Cursor(await fetchBytes(source, offset, length), offset);
}

/** Reads bytes that lie at `offset` of the file. */
export function createHdf5Cursor(bytes: Uint8Array, offset: number): Hdf5Cursor {
  let index = 0;
  const damaged = () => new ImportFailure({ code: 'damaged', offset: offset + index });
  const takeBytes = (length: number) => {
    if (!(length >= 0) || index + length > bytes.length) throw damaged();
    index += length;
    return bytes.subarray(index - length, index);
  };
  return {
    get position() {
      return offset + index;
    },
    get left() {
      return bytes.length - index;
    },
    take(length) {
      let value = 0;
      // Beyond 2^53 a number is no address of a real file, and being inexact does no harm.
      for (const [place, byte] of takeBytes(length).entries()) value += byte * 256 ** place;
      return value;
    },
    takeBytes,
    skip: (length) => {
      takeBytes(length);
    },
  };
}
