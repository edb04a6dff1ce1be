/** @file The pictures of a run from wherever they come. */
import type { DataSource, Dataset } from '../../dataset';
import { readCifar10 } from './cifar10';
import { DataError } from './dataError';
import { createSyntheticSet } from './synthetic';

/** Gets the bytes read so far, and all that there are where it is known. */
export type DataProgress = (bytes: number, totalBytes: number | null) => void;

/** The body of what an address answers. @throws DataError where it does not. */
async function download(
  address: string,
): Promise<{ body: ReadableStream<Uint8Array<ArrayBuffer>>; length: number | null }> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok || response.body === null)
    throw new DataError({ code: 'download-failed', status: response?.status ?? null });
  const length = Number(response.headers.get('content-length'));
  return { body: response.body, length: length > 0 ? length : null };
}

/** @throws DataError where the pictures cannot be read. */
export async function loadData(source: DataSource, onProgress: DataProgress): Promise<Dataset> {
  switch (source.kind) {
    case 'synthetic':
      return createSyntheticSet(source);
    case 'pictures':
      return source.dataset;
    case 'files': {
      const [first] = source.files;
      if (!first) throw new DataError({ code: 'unknown-format', files: [] });
      const { file } = first;
      return readCifar10(file.stream(), (bytes) => onProgress(bytes, file.size));
    }
    case 'address': {
      const { body, length } = await download(source.address);
      return readCifar10(body, (bytes) => onProgress(bytes, length));
    }
    case 'kept':
      throw new DataError({ code: 'not-kept', name: source.name });
  }
}
