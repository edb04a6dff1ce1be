/**
 * @file How columns of Parquet files may be packed: by Snappy, which their reader knows by itself, by zstd, as Polars
 * writes them, and by gzip.
 */
import { gunzipSync } from 'fflate';
import { decompress } from 'fzstd';
import type { CompressionCodec, Compressors } from 'hyparquet';

/** What unpacks them. */
export const compressors: Compressors = {
  ZSTD: (input, length) => decompress(input, new Uint8Array(length)),
  GZIP: (input, length) => gunzipSync(input, { out: new Uint8Array(length) }),
};

/** Whether columns packed so are read. */
export function isKnownCodec(codec: CompressionCodec): boolean {
  return codec === 'UNCOMPRESSED' || codec === 'SNAPPY' || codec in compressors;
}
